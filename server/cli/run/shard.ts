import { realPath } from '../../workspace/repository-root.ts';
import { displayPath } from '../display-path.ts';
import type { CharterFacts, FileError } from '../result.ts';
import type { Judged } from './combine.ts';
import type { CharterOutcome, Outcome, Policies } from './outcome.ts';
import { unpacked } from './packed.ts';

/** One of several parts of a run. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** Reads `i/n`; undefined when it is none. */
export function readShard(text: string): Shard | undefined {
  const [, index = 0, count = 0] = (/^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(text) ?? []).map(Number);
  return index >= 1 && index <= count ? { index, count } : undefined;
}

/**
 * True when a path belongs to a shard. It follows from the path alone, so that every machine finds the same, and a file
 * that comes or goes moves no other.
 */
export function isInShard({ path }: { readonly path: string }, { index, count }: Shard): boolean {
  return hash(path) % count === index - 1;
}

/** FNV-1a, 32 bits, with its last steps mixed: of similar paths the remainders would be alike. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** What a shard's result holds beside what every result does, for `merge`. All paths start from the current folder. */
export interface ShardRecord extends Shard {
  /** The version of the program: another one may find something else. */
  readonly program: string;
  readonly command: 'check' | 'evaluate';
  /** What all files of the run are told by, and the policy that was named: other parts of the run have the same. */
  readonly whole: string;
  /** Made one after the other, as there may be thousands. */
  readonly files: Iterable<ShardFile>;
  readonly policies: Policies;
  /** What could not be searched. */
  readonly errors: readonly FileError[];
}

/** The same, as it was read. */
export interface WholeShardRecord extends ShardRecord {
  readonly files: readonly ShardFile[];
}

export interface ShardFile {
  readonly path: string;
  /** Where it really lies, as one file may have two paths. */
  readonly real: string;
  readonly outcome: ShardOutcome;
}

/** An outcome as it is written. */
export interface ShardOutcome extends Omit<Outcome, 'charter'> {
  readonly charter?: Omit<CharterOutcome, 'facts'> & { readonly facts: CharterFacts };
}

/** Makes the record of a shard. */
export function recordShard(
  { index, count }: Shard,
  run: {
    readonly program: string;
    readonly command: 'check' | 'evaluate';
    readonly cwd: string;
    /** The files of all shards. */
    readonly all: readonly { readonly path: string }[];
    readonly policy: string | undefined;
    readonly judged: readonly Judged[];
    readonly policies: Policies;
    readonly errors: readonly FileError[];
  },
): ShardRecord {
  const { program, command, cwd, all, policy, judged, errors } = run;
  const shown = (path: string) => displayPath(cwd, path);
  const told = [policy === undefined ? '' : shown(policy), ...all.map(({ path }) => path)];
  const whole = hash(told.join('\n')).toString(36);
  const files = {
    *[Symbol.iterator](): Generator<ShardFile> {
      for (const { source, outcome } of judged) {
        const { charter, ...rest } = outcome;
        yield {
          path: source.path,
          real: shown(realPath(source.full) ?? source.full),
          outcome: charter ? { ...rest, charter: withPlaces(charter, shown) } : rest,
        };
      }
    },
  };
  const policies = Object.fromEntries(
    Object.entries(run.policies).map(([place, all]) => [
      shown(place),
      all.map((policy) => ({ ...policy, place: shown(policy.place) })),
    ]),
  );
  return { index, count, program, command, whole, files, policies, errors };
}

function withPlaces(
  { root, policy, facts }: CharterOutcome,
  shown: (path: string) => string,
): NonNullable<ShardOutcome['charter']> {
  return { facts: unpacked(facts), root: shown(root), ...(policy !== undefined && { policy: shown(policy) }) };
}
