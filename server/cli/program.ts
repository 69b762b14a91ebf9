import { readArguments } from './arguments.ts';
import type { ExitCode } from './exit-code.ts';
import type { Host } from './host.ts';

/** The command line: reads the arguments, runs the command, and returns the exit code. */
export async function program(host: Host): Promise<ExitCode> {
  const action = readArguments(host);
  return 'exit' in action ? action.exit : action(host);
}
