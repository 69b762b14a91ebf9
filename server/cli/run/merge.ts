import { resolve } from 'node:path';
import { byPath } from '../display-path.ts';
import type { RunResult } from '../result.ts';
import { combine, type Judged } from './combine.ts';
import { isShardRecord } from './is-shard-record.ts';
import { packed } from './packed.ts';
import type { WholeShardRecord } from './shard.ts';

/** The result of a shard, as it was read from a file. */
export interface ShardResult {
  /** The file, as it was named. */
  readonly name: string;
  readonly today: string;
  readonly shard: WholeShardRecord;
}

/** Reads the text of a result; a message where it is none of a shard. */
export function readShardResult(name: string, text: string): ShardResult | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return `${name} is not JSON. It may have been cut off: run that shard again.`;
  }
  const { today, shard } = (data ?? {}) as { today?: unknown; shard?: unknown };
  if (typeof today !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(today) || !isShardRecord(shard))
    return `${name} is not the result of a shard. Make one with: charter check --shard 1/2 --format json=FILE`;
  return { name, today, shard };
}

/** Why results do not make one run; undefined when they do. */
export function whyNotWhole(results: readonly ShardResult[]): string | undefined {
  const [first] = results;
  if (!first) return 'There is no result to merge.';
  const differing = (what: string, of: (result: ShardResult) => string | number): string | undefined => {
    const other = results.find((result) => of(result) !== of(first));
    return other && `${first.name} and ${other.name} are of different ${what}: ${of(first)} and ${of(other)}.`;
  };
  const different =
    differing('days', ({ today }) => today) ??
    differing('versions of the program', ({ shard }) => shard.program) ??
    differing('commands', ({ shard }) => shard.command) ??
    differing('runs, by the number of shards', ({ shard }) => shard.count);
  if (different) return `${different} Run all shards again, with the same arguments and --today.`;
  const elsewhere = results.find(({ shard }) => shard.whole !== first.shard.whole);
  if (elsewhere)
    return `${first.name} and ${elsewhere.name} are of runs that found different files, or had different policies. Run all shards again, of one commit, in the same folder and with the same arguments.`;
  const byIndex = new Map<number, ShardResult>();
  for (const result of results) {
    const { index, count } = result.shard;
    const earlier = byIndex.get(index);
    if (earlier) return `${earlier.name} and ${result.name} are both shard ${index}/${count}. Give each shard once.`;
    byIndex.set(index, result);
  }
  const { count } = first.shard;
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !byIndex.has(index));
  if (missing.length > 0) {
    const named = missing.map((index) => `${index}/${count}`).join(', ');
    return missing.length === 1
      ? `The result of shard ${named} is missing.`
      : `The results of shards ${named} are missing.`;
  }
  const paths = new Map<string, string>();
  for (const { name, shard } of results) {
    for (const { path } of shard.files) {
      const earlier = paths.get(path);
      if (earlier !== undefined) return `${path} is in ${earlier} and in ${name}. Run all shards again.`;
      paths.set(path, name);
    }
  }
  return undefined;
}

/** The run that all its shards make. Sources are read where they are there, for the lines that findings point at. */
export function mergeShards(results: readonly ShardResult[], cwd: string): RunResult {
  const judged: Judged[] = results.flatMap(({ shard }) =>
    shard.files.map(({ path, real, outcome: { charter, ...rest } }) => ({
      source: { path, full: resolve(cwd, path), real },
      outcome: charter ? { ...rest, charter: { ...charter, facts: packed(charter.facts) } } : rest,
    })),
  );
  const policies = results.flatMap(({ shard }) => Object.entries(shard.policies));
  return combine({
    today: results[0]?.today ?? '',
    cwd,
    judged: judged.sort((a, b) => byPath(a.source, b.source)),
    policies: Object.fromEntries(
      policies.map(([place, all]) => [place, all.map((policy) => ({ ...policy, place: resolve(cwd, policy.place) }))]),
    ),
    errors: results.flatMap(({ shard }) => shard.errors),
  });
}
