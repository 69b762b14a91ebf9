import type { Command as Declared } from 'commander';
import { addColorOptions } from '../options/color-options.ts';
import { addDryRun } from '../options/dry-run-option.ts';
import {
  addAllowEmpty,
  addPaths,
  addStrictness,
  addSurroundings,
  type GivenJudging,
} from '../options/judging-options.ts';
import type { Command } from './command.ts';

interface Given extends GivenJudging {
  readonly dryRun?: boolean;
  readonly color?: boolean;
}

export const fixCommand: Command = (program, run) => {
  const command = program
    .command('fix')
    .description('mend what needs no answer from anybody: misspelt keys, and comments with nothing left to hide');
  addPaths(command);
  addDryRun(command, 'print the changes as a patch and write nothing; fail where there are any');
  addAllowEmpty(addSurroundings(addStrictness(command)));
  addColorOptions(command).action((paths: string[], given: Given, _: Declared) =>
    run(async (host) => {
      const { fix } = await import('../actions/fix.ts');
      const { failOn, require, today, policy, color, dryRun = false, allowEmpty = false } = given;
      return fix({ paths, failOn, require, today, policy, color, dryRun, allowEmpty }, host);
    }),
  );
};
