import { type Command, Option } from 'commander';

export function addColorOptions(command: Command): Command {
  return command
    .addOption(new Option('--color', 'colour the output, even where nobody is looking'))
    .addOption(new Option('--no-color', 'do not colour the output'));
}
