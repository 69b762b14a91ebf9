import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { EXIT, type ExitCode, type Strictness } from './exit-code.ts';
import type { Host } from './host.ts';
import { FORMATS, type Format } from './reporters/formats.ts';
import { colorsFor, wantsColor } from './terminal/colors.ts';

/** What is asked for. */
export type Request =
  | ({ readonly command: 'check' | 'evaluate' } & EvaluateOptions)
  | { readonly command: 'explain'; readonly check: string | undefined; readonly color: boolean | undefined }
  | { readonly command: 'lsp' };

/** The arguments of every command that evaluates charters. */
export interface EvaluateOptions extends Strictness {
  readonly paths: readonly string[];
  readonly formats: readonly Target[];
  /** Where it is not given, the date in the policy's time zone, or the machine's. */
  readonly today: string | undefined;
  /** The policy of all charters, instead of those that are found. */
  readonly policy: string | undefined;
  readonly stdin: boolean;
  readonly stdinFilename: string | undefined;
  readonly listFiles: boolean;
  readonly quiet: boolean;
  readonly color: boolean | undefined;
}

/** A format, and the file that it goes to; without one, standard output. */
export interface Target {
  readonly format: Format;
  readonly file: string | undefined;
}

/** Reads the arguments. What is wrong with them, and help, is written at once, and the exit code given. */
export function readArguments(host: Pick<Host, 'argv' | 'env' | 'stdout' | 'stderr'>): Request | { exit: ExitCode } {
  let request: Request | undefined;
  const root = program(host, (read) => {
    request = read;
  });
  try {
    root.parse(host.argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { exit: error.exitCode === 0 ? EXIT.clean : EXIT.usage };
  }
  return request ?? { exit: EXIT.usage };
}

function program(
  { argv, env, stdout, stderr }: Pick<Host, 'argv' | 'env' | 'stdout' | 'stderr'>,
  done: (request: Request) => void,
): Command {
  const flag = argv.includes('--no-color') ? false : argv.includes('--color') ? true : undefined;
  const bold = (text: string) => colorsFor(true).bold(text);
  const root = new Command('charter')
    .description(
      'Checks production charters: the one page for an AI workflow that says who owns it, where its output goes, what number proves its value, and what happens when it is wrong.',
    )
    .version(packageJson.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print what there is to know about a command')
    .helpCommand(false)
    .configureHelp({ styleTitle: bold })
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      getOutHelpWidth: () => widthOf(stdout.columns),
      getErrHelpWidth: () => widthOf(stderr.columns),
      getOutHasColors: () => wantsColor(flag, env, stdout),
      getErrHasColors: () => wantsColor(flag, env, stderr),
    })
    .exitOverride()
    .showHelpAfterError('Run charter --help for help.')
    .addHelpText('after', AFTER);

  const evaluating = (name: 'check' | 'evaluate', description: string) =>
    addEvaluateOptions(root.command(name).description(description)).action(
      (paths: string[], given: Given, command: Command) => {
        done({ command: name, ...evaluateOptions(paths, given, command) });
      },
    );
  evaluating('check', 'find what is wrong in charters, and whether their labels are earned; for builds');
  evaluating('evaluate', 'say how ready charters are: label, funding questions, gates, next steps');

  root
    .command('explain')
    .description('say what a check wants and why, with a bad and a good example')
    .argument('[CHECK]', 'the id of a check; without one, all checks are listed')
    .addOption(new Option('--color', 'colour the output'))
    .addOption(new Option('--no-color', 'do not colour the output'))
    .action((check: string | undefined, { color }: { color?: boolean }) => done({ command: 'explain', check, color }));

  root
    .command('lsp')
    .description('start the language server, for editors')
    .requiredOption('--stdio', 'speak over standard input and output')
    // Clients add arguments of their own.
    .allowUnknownOption()
    .allowExcessArguments()
    .action(() => done({ command: 'lsp' }));
  return root;
}

const AFTER = `
Exit codes:
  0  clean
  1  findings, a label above the one earned, or less than --require
  2  wrong usage, a bad policy, or a file that cannot be read
  3  no charter found
  4  a check crashed
  The highest that applies.`;

interface Given {
  readonly format: readonly Target[];
  readonly require?: 'pilot' | 'production';
  readonly failOn: 'error' | 'warning';
  readonly today?: string;
  readonly policy?: string;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly allowEmpty?: boolean;
  readonly listFiles?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

function addEvaluateOptions(command: Command): Command {
  return command
    .argument('[PATHS...]', 'files, folders to search (as .gitignore allows), or globs; the current folder if none')
    .addOption(
      new Option('--format <FORMAT[=FILE]>', `${FORMATS.join(' or ')}, to standard output or a file; repeatable`)
        .argParser(readTarget)
        .default(undefined, 'pretty'),
    )
    .addOption(
      new Option(
        '--require <LABEL>',
        'fail where less is earned; retired charters claim nothing and are exempt',
      ).choices(['pilot', 'production']),
    )
    .addOption(
      new Option('--fail-on <SEVERITY>', 'fail on findings this grave').choices(['error', 'warning']).default('error'),
    )
    .addOption(new Option('--today <YYYY-MM-DD>', 'the day to evaluate for'))
    .addOption(
      new Option('--policy <FILE>', 'the policy of all charters, instead of the nearest charter.policy.yaml of each'),
    )
    .addOption(new Option('--stdin', 'read one charter from standard input'))
    .addOption(
      new Option('--stdin-filename <PATH>', 'where it would lie: paths in it start there').implies({ stdin: true }),
    )
    .addOption(new Option('--allow-empty', 'succeed where no charter is found'))
    .addOption(new Option('--list-files', 'print the files that would be read, and stop'))
    .addOption(new Option('--quiet', 'print only what makes it fail'))
    .addOption(new Option('--color', 'colour the output, even where nobody is looking'))
    .addOption(new Option('--no-color', 'do not colour the output'));
}

function evaluateOptions(paths: readonly string[], given: Given, command: Command): EvaluateOptions {
  const formats = given.format ?? [{ format: 'pretty', file: undefined }];
  if (formats.filter(({ file }) => file === undefined).length > 1) {
    command.error('error: only one format can go to standard output; give the others a file: --format json=FILE');
  }
  if (given.stdin && paths.length > 0) command.error('error: give either paths or --stdin');
  return {
    paths,
    formats,
    failOn: given.failOn,
    require: given.require,
    today: given.today,
    policy: given.policy,
    stdin: given.stdin ?? false,
    stdinFilename: given.stdinFilename,
    allowEmpty: given.allowEmpty ?? false,
    listFiles: given.listFiles ?? false,
    quiet: given.quiet ?? false,
    color: given.color,
  };
}

function readTarget(text: string, before: readonly Target[] = []): readonly Target[] {
  const [, name = text, file] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const format = FORMATS.find((candidate) => candidate === name);
  if (!format) throw new InvalidArgumentError(`The formats are ${FORMATS.join(' and ')}.`);
  if (file === '') throw new InvalidArgumentError('No file is named after "=".');
  return [...before, { format, file }];
}

function widthOf(columns: number | undefined): number {
  return Math.min(columns || 80, 100);
}
