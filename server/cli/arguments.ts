import { type Argument, Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import type { Action } from './commands/command.ts';
import { COMMANDS } from './commands/index.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Host } from './host.ts';
import { colorsFor, wantsColor } from './terminal/colors.ts';
import { visible } from './terminal/visible.ts';

/** Reads the arguments. What is wrong with them, and help, is written at once, and the exit code given. */
export function readArguments(host: Pick<Host, 'argv' | 'env' | 'stdout' | 'stderr'>): Action | { exit: ExitCode } {
  let action: Action | undefined;
  const root = describeProgram(host);
  for (const declare of COMMANDS)
    declare(root, (asked) => {
      action = asked;
    });
  for (const command of root.commands) command.showHelpAfterError(`Run charter ${command.name()} --help for help.`);
  try {
    root.parse(host.argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { exit: error.exitCode === 0 ? EXIT.clean : EXIT.usage };
  }
  return action ?? { exit: EXIT.usage };
}

function describeProgram({ argv, env, stdout, stderr }: Pick<Host, 'argv' | 'env' | 'stdout' | 'stderr'>): Command {
  const flag = argv.includes('--no-color') ? false : argv.includes('--color') ? true : undefined;
  const bold = (text: string) => colorsFor(true).bold(text);
  return new Command('charter')
    .description(
      'Checks production charters: the one page for an AI workflow that says who owns it, where its output goes, what number proves its value, and what happens when it is wrong.',
    )
    .version(packageJson.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print what there is to know about a command')
    .helpCommand(false)
    .configureHelp({
      styleTitle: bold,
      // Every command has options; saying so at each takes the room for what it does.
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(argumentTerm)].join(' '),
    })
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      // It repeats what was given, which may be the name of a file.
      outputError: (text, write) => write(text.split('\n').map(visible).join('\n')),
      getOutHelpWidth: () => widthOf(stdout.columns),
      getErrHelpWidth: () => widthOf(stderr.columns),
      getOutHasColors: () => wantsColor(flag, env, stdout),
      getErrHasColors: () => wantsColor(flag, env, stderr),
    })
    .exitOverride()
    .showHelpAfterError('Run charter --help for help.')
    .addHelpText('after', AFTER);
}

function argumentTerm(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

const AFTER = `
Exit codes:
  0  clean
  1  findings, a label above the one earned, or less than --require
  2  wrong usage, a bad policy, or a file that cannot be read
  3  no charter found
  4  a check crashed
  The highest that applies.`;

function widthOf(columns: number | undefined): number {
  return Math.min(columns || 80, 100);
}
