import { type Command, Option } from 'commander';
import type { Strictness } from '../exit-code.ts';

/** What charters are evaluated under. */
export interface SurroundingsOptions {
  /** Where it is not given, the date in the policy's time zone, or the machine's. */
  readonly today: string | undefined;
  /** The policy of all charters, instead of those that are found. */
  readonly policy: string | undefined;
}

/** These options as they are given. */
export interface GivenJudging extends Partial<Pick<Strictness, 'require' | 'allowEmpty'>> {
  readonly failOn: Strictness['failOn'];
  readonly today?: string;
  readonly policy?: string;
}

export function addPaths(command: Command): Command {
  return command.argument(
    '[PATHS...]',
    'files, folders to search (as .gitignore allows), or globs; the current folder if none',
  );
}

/** What makes a run fail. */
export function addStrictness(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--require <LABEL>',
        'fail where less is earned; retired charters claim nothing and are exempt',
      ).choices(['pilot', 'production']),
    )
    .addOption(
      new Option('--fail-on <SEVERITY>', 'fail on findings this grave').choices(['error', 'warning']).default('error'),
    );
}

export function addSurroundings(command: Command): Command {
  return command
    .addOption(new Option('--today <YYYY-MM-DD>', 'the day to evaluate for'))
    .addOption(
      new Option('--policy <FILE>', 'the policy of all charters, instead of the nearest charter.policy.yaml of each'),
    );
}

export function addAllowEmpty(command: Command): Command {
  return command.addOption(new Option('--allow-empty', 'succeed where no charter is found'));
}
