import { addColorOptions } from '../options/color-options.ts';
import type { Command } from './command.ts';

export const explainCommand: Command = (program, run) => {
  const command = program
    .command('explain')
    .description('say what a check wants and why, with a bad and a good example')
    .argument('[CHECK]', 'the id of a check; without one, all checks are listed');
  addColorOptions(command).action((check: string | undefined, { color }: { color?: boolean }) =>
    run(async (host) => {
      const { explain } = await import('../actions/explain.ts');
      return explain(check, color, host);
    }),
  );
};
