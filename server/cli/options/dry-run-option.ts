import { type Command, Option } from 'commander';

export function addDryRun(command: Command, description: string): Command {
  return command.addOption(new Option('--dry-run', description));
}
