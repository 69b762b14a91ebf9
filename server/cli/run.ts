import type { CompilePattern } from '../engine/index.ts';
import type { Discovery } from './discover.ts';
import type { RunResult } from './result.ts';
import type { Cache } from './run/cache.ts';
import { dayAt } from './run/calendar.ts';
import { combine } from './run/combine.ts';
import type { PlainOptions } from './run/job.ts';
import { runJobs } from './run/jobs.ts';
import type { Traced } from './run/judge.ts';
import type { Source } from './run/outcome.ts';
import { isInShard, recordShard, type Shard } from './run/shard.ts';
import type { Threads } from './run/threads.ts';

export interface RunOptions extends PlainOptions {
  readonly compile: CompilePattern;
  /** Further threads; without them, all is done in this one. */
  readonly threads?: Threads | undefined;
  /** The file to keep outcomes in for the next run. */
  readonly cache?: string | undefined;
  /** The file of this program, whose content is part of what outcomes follow from. */
  readonly program?: string | undefined;
  /** Told of a file in the place of the cache that is none, and stays. */
  readonly notACache?: ((place: string) => void) | undefined;
  /** Told now and then how many files are done. */
  readonly progress?: ((done: number, of: number) => void) | undefined;
  /** Tells of a charter, by the places that were looked at, whether it is to be told of; without it, each is. */
  readonly isTouched?: ((places: Iterable<string>) => boolean) | undefined;
  /** Told of every place that was looked at. */
  readonly onSeen?: ((path: string) => void) | undefined;
  /** The part of the run to do; without it, all. */
  readonly shard?: (Shard & { readonly program: string; readonly command: 'check' | 'evaluate' }) | undefined;
}

export type { Source } from './run/outcome.ts';

/** Evaluates many charters. One that cannot be read, or on which the program fails, does not keep it from the rest. */
export async function run(
  allSources: readonly Source[],
  allErrors: Discovery['errors'],
  options: RunOptions,
): Promise<RunResult> {
  const {
    cwd,
    policy,
    moment,
    fixable,
    readiness,
    listed,
    compile,
    threads,
    shard,
    notACache,
    progress,
    onSeen,
    isTouched,
  } = options;
  const [sources, errors] = [inPart(allSources, shard), inPart(allErrors, shard)];
  const plain = { cwd, policy, moment, fixable, readiness, listed };
  const cache = options.cache === undefined ? undefined : await openCacheAt(options.cache, plain, options.program);
  const known = sources.map((source) => cache?.find(source));
  const rest = sources.filter((_, index) => !known[index]);
  threads?.expect(rest.length);
  const found = await runJobs(rest, plain, {
    threads: threads?.take() ?? [],
    compile,
    traced: cache !== undefined || onSeen !== undefined || isTouched !== undefined,
    progress: progress && ((done) => progress(done + sources.length - rest.length, sources.length)),
  });
  const fresh = new Map(rest.map((source, index) => [source, found.traced[index]!]));
  const traced = sources.map((source, index) => known[index] ?? fresh.get(source)!);
  if (onSeen) {
    for (const { full } of sources) onSeen(full);
    for (const { inputs } of traced) for (const [path] of inputs?.seen ?? []) onSeen(path);
  }
  const policies = { ...cache?.policies, ...found.policies };
  const judged = sources.map((source, index) => ({
    source,
    outcome: traced[index]!.outcome,
    untold: isTouched && !isTouched(placesOf(source, traced[index]!)),
  }));
  if (cache && options.cache !== undefined) {
    const saved = cache.save(
      sources.map((source, index) => [source, traced[index]!]),
      found.policies,
    );
    if (!saved) notACache?.(options.cache);
  }
  const result = combine({ today: dayAt(moment)(), cwd, judged, policies, errors });
  return shard
    ? { ...result, shard: recordShard(shard, { ...shard, cwd, all: allSources, policy, judged, policies, errors }) }
    : result;
}

/** Every place that was looked at for a charter, its own first. */
function* placesOf({ full }: Source, { inputs }: Traced): Iterable<string> {
  yield full;
  for (const [path] of inputs?.seen ?? []) yield path;
}

function inPart<T extends { readonly path: string }>(all: readonly T[], shard: Shard | undefined): readonly T[] {
  return shard ? all.filter((one) => isInShard(one, shard)) : all;
}

async function openCacheAt(place: string, options: PlainOptions, program: string | undefined): Promise<Cache> {
  const { openCache } = await import('./run/cache.ts');
  return openCache(place, options, program);
}
