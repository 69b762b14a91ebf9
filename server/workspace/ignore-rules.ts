import ignore, { type Ignore } from 'ignore';

/** Rules of a `.gitignore`, none yet; in a file of its own, as many folders have none. */
export function noIgnoreRules(): Ignore {
  return ignore();
}
