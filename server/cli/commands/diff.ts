import { type Command as Declared, Option } from 'commander';
import { DIFF_FORMATS, type DiffFormat } from '../diff/formats.ts';
import { addColorOptions } from '../options/color-options.ts';
import { addSurroundings } from '../options/judging-options.ts';
import { type FormatTarget, refuseCollisions, targetReader } from '../options/target.ts';
import type { Command } from './command.ts';

interface Given {
  readonly format?: readonly FormatTarget<DiffFormat>[];
  readonly failOnRegression?: boolean;
  readonly today?: string;
  readonly policy?: string;
  readonly color?: boolean;
}

export const diffCommand: Command = (program, run) => {
  const command = program
    .command('diff')
    .description('say what a change means for the charters: labels, owners and gates, and not lines')
    .argument('<BASE>', 'a revision of git, or a range: main...HEAD is what a pull request brings')
    .argument('[HEAD]', 'another revision; without it, the working tree')
    .addOption(
      new Option('--format <FORMAT[=FILE]>', `${DIFF_FORMATS.join(', ')}; to standard output or a file; repeatable`)
        .argParser(targetReader(DIFF_FORMATS))
        .default(undefined, 'pretty'),
    )
    .addOption(
      new Option(
        '--fail-on-regression',
        'fail where a label or a check of a gate is lost, a charter is removed, or a model, prompt or threshold changed without a line in the change log',
      ),
    );
  addColorOptions(addSurroundings(command)).action(
    (base: string, head: string | undefined, given: Given, own: Declared) => {
      const { today, policy, color, failOnRegression = false } = given;
      const formats = given.format ?? [{ format: 'pretty' as const, file: undefined }];
      refuseCollisions(formats, own);
      run(async (host) => {
        const { diff } = await import('../actions/diff.ts');
        return diff({ base, head, formats, today, policy, color, failOnRegression }, host);
      });
    },
  );
};
