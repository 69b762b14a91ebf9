import { InvalidArgumentError, Option } from 'commander';
import { addDryRun } from '../options/dry-run-option.ts';
import type { Command } from './command.ts';

interface Given {
  readonly map: string;
  readonly out: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly dryRun?: boolean;
}

export const importCommand: Command = (program, run) => {
  const command = program
    .command('import')
    .description('make a charter of each row of an inventory; what a row does not say stays blank')
    .argument('<FILE>', 'the inventory: a CSV file with a header line')
    .addOption(
      new Option(
        '--map <MAP>',
        'which column goes to which key: omb-2025, or a file of your own',
      ).makeOptionMandatory(),
    )
    .addOption(
      new Option(
        '--out <DIR>',
        'where to write: DIR/NAME/charter.yaml, never over a file that differs',
      ).makeOptionMandatory(),
    )
    .addOption(new Option('--encoding <NAME>', 'as in windows-1252, latin1 or utf-16le').default(undefined, 'utf-8'))
    .addOption(
      new Option('--delimiter <CHARACTER>', 'what stands between cells, or tab; found in the header if none').argParser(
        readDelimiter,
      ),
    );
  addDryRun(command, 'say what would be written and write nothing').action((file: string, given: Given) =>
    run(async (host) => {
      const { importInventory } = await import('../actions/import.ts');
      const { dryRun = false, ...rest } = given;
      return importInventory({ file, dryRun, ...rest }, host);
    }),
  );
};

function readDelimiter(text: string): string {
  if (text === 'tab' || text === '\\t') return '\t';
  if (text.length !== 1 || /["\r\n]/.test(text))
    throw new InvalidArgumentError('Give one character, such as ";", or tab.');
  return text;
}
