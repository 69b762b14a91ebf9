import { Option } from 'commander';
import { addColorOptions } from '../options/color-options.ts';
import { addDryRun } from '../options/dry-run-option.ts';
import type { Command } from './command.ts';

interface Given {
  readonly to?: string;
  readonly dryRun?: boolean;
  readonly format: 'pretty' | 'json';
  readonly color?: boolean;
}

export const handoverCommand: Command = (program, run) => {
  const command = program
    .command('handover')
    .description('say which charters a person leaves behind, those without another owner first, and hand them over')
    .argument('<PERSON>', 'who leaves: a name, an e-mail, a handle, or "Ana Ruiz <ana@example.com>"')
    .argument('[PATHS...]', 'files, folders or globs to look in; the current folder if none')
    .addOption(new Option('--to <PERSON>', 'who takes over: is written into every charter in place of who leaves'))
    .addOption(new Option('--format <FORMAT>', 'how to say it').choices(['pretty', 'json']).default('pretty'));
  addDryRun(command, 'with --to, print the changes as a patch and write nothing');
  addColorOptions(command).action((person: string, paths: string[], given: Given) => {
    const { to, format, color, dryRun = false } = given;
    if (dryRun && to === undefined) command.error('error: --dry-run shows what --to would change; say who takes over');
    run(async (host) => {
      const { handover } = await import('../actions/handover.ts');
      return handover({ person, paths, to, format, color, dryRun }, host);
    });
  });
};
