import type { Command as Declared } from 'commander';
import { addColorOptions } from '../options/color-options.ts';
import { addFormats, type Given, readEvaluateOptions } from '../options/evaluate-options.ts';
import { addAllowEmpty, addStrictness } from '../options/judging-options.ts';
import type { Command } from './command.ts';

export const mergeCommand: Command = (program, run) => {
  const command = program
    .command('merge')
    .description('put the results of all shards of a run together, as if it had been done in one')
    .argument('<RESULT...>', 'what each shard wrote with --format json=RESULT');
  addAllowEmpty(addStrictness(addFormats(command))).option('--quiet', 'print only what makes it fail');
  addColorOptions(command).action((files: string[], given: Given, declared: Declared) => {
    const options = readEvaluateOptions([], given, declared);
    run(async (host) => {
      const { merge } = await import('../actions/merge.ts');
      return merge(files, options, host);
    });
  });
};
