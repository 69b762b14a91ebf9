import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Strictness } from '../exit-code.ts';
import { FORMATS, type Format } from '../reporters/formats.ts';
import { addColorOptions } from './color-options.ts';
import {
  addAllowEmpty,
  addPaths,
  addStrictness,
  addSurroundings,
  type GivenJudging,
  type SurroundingsOptions,
} from './judging-options.ts';
import { type FormatTarget, refuseCollisions, targetReader } from './target.ts';

/** The arguments of every command that evaluates charters. */
export interface EvaluateOptions extends Strictness, SurroundingsOptions {
  readonly paths: readonly string[];
  /** Empty where none was asked for. */
  readonly formats: readonly Target[];
  readonly stdin: boolean;
  readonly stdinFilename: string | undefined;
  readonly listFiles: boolean;
  /** How many threads to use; where it is not given, as many as can run at once. */
  readonly jobs?: number | undefined;
  readonly quiet: boolean;
  readonly color: boolean | undefined;
}

/** Where a format goes. */
export interface Target extends FormatTarget<Format> {
  /** It stands below another one on the same output. */
  readonly beside?: boolean;
}

/** The options as they are given. */
export interface Given extends GivenJudging {
  readonly format: readonly Target[];
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly listFiles?: boolean;
  readonly jobs?: number;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

export function addEvaluateOptions(command: Command): Command {
  addPaths(command).addOption(
    new Option('--format <FORMAT[=FILE]>', `${FORMATS.join(', ')}: to standard output or a file; repeatable`)
      .argParser(targetReader(FORMATS))
      .default(undefined, 'pretty; in GitHub Actions pretty and github'),
  );
  addSurroundings(addStrictness(command))
    .addOption(new Option('--stdin', 'read one charter from standard input'))
    .addOption(
      new Option('--stdin-filename <PATH>', 'where it would lie: paths in it start there').implies({ stdin: true }),
    );
  addAllowEmpty(command)
    .addOption(
      new Option('--jobs <N>', 'how many threads to use; as many as the machine has cores if not given').argParser(
        readNumber,
      ),
    )
    .addOption(new Option('--list-files', 'print the files that would be read, and stop'))
    .addOption(new Option('--quiet', 'print only what makes it fail'));
  return addColorOptions(command);
}

export function readEvaluateOptions(paths: readonly string[], given: Given, command: Command): EvaluateOptions {
  const formats = given.format ?? [];
  refuseCollisions(formats, command);
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
    jobs: given.jobs,
    quiet: given.quiet ?? false,
    color: given.color,
  };
}

function readNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('Write a whole number from 1.');
  return Number(text);
}
