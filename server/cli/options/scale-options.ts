import { type Command, InvalidArgumentError, Option } from 'commander';
import { readShard, type Shard } from '../run/shard.ts';

/** How a large run is done. None of it changes what is found. */
export interface ScaleOptions {
  /** How many threads to use; where it is not given, as many as can run at once. */
  readonly jobs?: number | undefined;
  /** Whether to keep what was found out for the next run. */
  readonly cache?: boolean;
  /** The file to keep it in; where it is not given, one among the caches of other tools. */
  readonly cacheLocation?: string;
  /** Whether to go on, and tell again whenever something changes. */
  readonly watch?: boolean;
  /** The part of the run to do. */
  readonly shard?: Shard | undefined;
}

export function addScaleOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--jobs <N>', 'how many threads to use; as many as the machine has cores if not given').argParser(
        readNumber,
      ),
    )
    .addOption(new Option('--cache', 'evaluate only what has changed since the last run, and keep what is found out'))
    .addOption(
      new Option(
        '--cache-location <FILE>',
        'where to keep it; node_modules/.cache, or the cache folder of the user, if not given',
      ).implies({ cache: true }),
    )
    .addOption(new Option('--watch', 'go on, and check again whenever a charter or what it names changes'))
    .addOption(
      new Option(
        '--shard <I/N>',
        'do one of N parts of the run, as 1/4; "charter merge" puts their JSON results together',
      ).argParser(readPart),
    );
}

function readNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('Write a whole number from 1.');
  return Number(text);
}

function readPart(text: string): Shard {
  const shard = readShard(text);
  if (!shard) throw new InvalidArgumentError('Write which part of how many, as 1/4.');
  return shard;
}
