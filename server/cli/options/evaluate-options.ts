import { type Command, Option } from 'commander';
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
import { addScaleOptions, type ScaleOptions } from './scale-options.ts';
import { type FormatTarget, refuseCollisions, targetReader } from './target.ts';

/** The arguments of every command that evaluates charters. */
export interface EvaluateOptions extends Strictness, SurroundingsOptions, ScaleOptions {
  readonly paths: readonly string[];
  /** Empty where none was asked for. */
  readonly formats: readonly Target[];
  readonly stdin: boolean;
  readonly stdinFilename: string | undefined;
  /** The revision since which a charter must have changed. */
  readonly changed: string | undefined;
  readonly listFiles: boolean;
  readonly quiet: boolean;
  readonly color: boolean | undefined;
}

/** Where a format goes. */
export interface Target extends FormatTarget<Format> {
  /** It stands below another one on the same output. */
  readonly beside?: boolean;
}

/** The options as they are given. */
export interface Given extends GivenJudging, ScaleOptions {
  readonly format: readonly Target[];
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly changed?: string;
  readonly listFiles?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

export function addEvaluateOptions(command: Command): Command {
  addFormats(addPaths(command));
  addSurroundings(addStrictness(command))
    .addOption(new Option('--stdin', 'read one charter from standard input'))
    .addOption(
      new Option('--stdin-filename <PATH>', 'where it would lie: paths in it start there').implies({ stdin: true }),
    );
  addAllowEmpty(command)
    .addOption(
      new Option(
        '--changed <BASE>',
        'tell only of charters that have changed since this revision of git, or whose files or policy have',
      ),
    )
    .addOption(new Option('--list-files', 'print the files that would be read, and stop'))
    .addOption(new Option('--quiet', 'print only what makes it fail'));
  return addColorOptions(addScaleOptions(command));
}

export function addFormats(command: Command): Command {
  return command.addOption(
    new Option('--format <FORMAT[=FILE]>', `${FORMATS.join(', ')}: to standard output or a file; repeatable`)
      .argParser(targetReader(FORMATS))
      .default(undefined, 'pretty; in GitHub Actions pretty and github'),
  );
}

export function readEvaluateOptions(paths: readonly string[], given: Given, command: Command): EvaluateOptions {
  const formats = given.format ?? [];
  refuseCollisions(formats, command);
  if (given.stdin && paths.length > 0) command.error('error: give either paths or --stdin');
  if (given.stdin && given.changed !== undefined)
    command.error('error: --stdin is a charter of which git knows nothing; --changed is for files');
  if (given.shard && given.changed !== undefined)
    command.error('error: a --shard is a part of all charters; --changed tells of some');
  if (given.stdin && given.watch) command.error('error: --stdin is read once, so there is nothing to --watch');
  if (given.stdin && given.shard) command.error('error: --stdin is one charter, of which there is no --shard');
  return {
    paths,
    formats,
    failOn: given.failOn,
    require: given.require,
    today: given.today,
    policy: given.policy,
    stdin: given.stdin ?? false,
    stdinFilename: given.stdinFilename,
    // A part of few charters may have none.
    allowEmpty: given.allowEmpty ?? given.shard !== undefined,
    changed: given.changed,
    listFiles: given.listFiles ?? false,
    jobs: given.jobs,
    shard: given.shard,
    watch: given.watch ?? false,
    cache: given.cache ?? false,
    ...(given.cacheLocation !== undefined && { cacheLocation: given.cacheLocation }),
    quiet: given.quiet ?? false,
    color: given.color,
  };
}
