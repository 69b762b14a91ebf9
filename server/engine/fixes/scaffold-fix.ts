import type { Fix } from '../rule.ts';
import { scaffoldEdits } from './scaffold.ts';

/** A fix that adds what is missing at the given paths, at its canonical place, with blanks to fill. */
export function scaffold(title: string, paths: readonly string[]): Fix {
  return { title, scaffold: paths, preferred: true, edits: (charter) => scaffoldEdits(charter, paths) };
}
