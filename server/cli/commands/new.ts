import { InvalidArgumentError, Option } from 'commander';
import type { Command } from './command.ts';

interface Given {
  readonly name?: string;
  readonly title?: string;
  readonly operator?: string;
  readonly technical?: string;
  readonly frictionHours?: number;
}

export const newCommand: Command = (program, run) => {
  program
    .command('new')
    .description('write a new charter: an honest research page with what is known, the rest left open')
    .argument('[PATH]', 'a folder, or the file itself; charter.yaml in the current folder if none')
    .addOption(new Option('--name <NAME>', 'its short name; that of its folder if none'))
    .addOption(new Option('--title <TEXT>', 'what it does'))
    .addOption(new Option('--operator <OWNER>', 'who owns the workflow: "Ana Ruiz <ana@example.com>"'))
    .addOption(new Option('--technical <OWNER>', 'who owns the integration: "Sam Lee @sam"'))
    .addOption(new Option('--friction-hours <HOURS>', 'hours a month lost today').argParser(readHours))
    .action((path: string | undefined, given: Given) =>
      run(async (host) => {
        const { writeNewCharter } = await import('../actions/new.ts');
        return writeNewCharter(path, given, host);
      }),
    );
};

function readHours(text: string): number {
  const hours = Number(text);
  if (text.trim() === '' || !Number.isFinite(hours) || hours <= 0)
    throw new InvalidArgumentError('Write a number above 0, such as 120.');
  return hours;
}
