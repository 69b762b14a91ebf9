import { isBad } from './exit-code.ts';
import type { Host } from './host.ts';
import type { RunResult } from './result.ts';
import { say } from './say.ts';

/** Where charters were looked for, and whether it matters when none is there. */
export interface Search {
  readonly paths: readonly string[];
  readonly allowEmpty: boolean;
}

/** Says on standard error, in every format, what kept charters from being checked. */
export function complain(result: RunResult, search: Search, host: Host): void {
  const { charters, skipped, errors, crashes, policies } = result;
  for (const { path, message } of errors) say(host.stderr, `${path}: ${message}`);
  for (const { path } of policies.filter(isBad))
    say(host.stderr, `${path}: This policy is not sound. What is wrong in it does not hold; the rest does.`);
  for (const { path, check, error } of crashes) {
    const what = check === undefined ? 'This charter could not be evaluated' : `The check ${check} crashed`;
    say(
      host.stderr,
      `${path}: ${what}, which is a defect of this program. Please report it.`,
      error.stack ?? error.message,
    );
  }
  if (charters.length > 0 || errors.length > 0 || search.allowEmpty) return;
  say(host.stderr, skipped.length > 0 ? ONLY_OTHERS : nothingFound(search));
}

const ONLY_OTHERS =
  'No production charter found, only files of other tools. If one of them is meant as a charter, begin it with the line "apiVersion: charter/v1".';

/** What to say where there is nothing to check. */
export function nothingFound({ paths }: Pick<Search, 'paths'>): string {
  const where = paths.length > 0 ? paths.join(', ') : 'the current folder';
  return `No charter found in ${where}. A charter is named charter.yaml or *.charter.yaml (or .yml). Files that git ignores are not searched.`;
}
