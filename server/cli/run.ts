import type { CompilePattern } from '../engine/index.ts';
import type { Discovery } from './discover.ts';
import type { RunResult } from './result.ts';
import { dayAt } from './run/calendar.ts';
import { combine } from './run/combine.ts';
import type { PlainOptions } from './run/job.ts';
import { runJobs } from './run/jobs.ts';
import type { Source } from './run/outcome.ts';

export interface RunOptions extends PlainOptions {
  readonly compile: CompilePattern;
  /** How many threads there may be; without it, one. */
  readonly jobs?: number | undefined;
  /** The program of a further thread. */
  readonly worker?: string | URL | undefined;
}

export type { Source } from './run/outcome.ts';

/** Fewer files than this a thread does not pay: it costs as much to start as they do to evaluate. */
const FILES_A_THREAD = 100;

/** Evaluates many charters. One that cannot be read, or on which the program fails, does not keep it from the rest. */
export async function run(
  sources: readonly Source[],
  errors: Discovery['errors'],
  options: RunOptions,
): Promise<RunResult> {
  const { cwd, policy, moment, fixable, readiness, listed, compile, worker, jobs = 1 } = options;
  const plain = { cwd, policy, moment, fixable, readiness, listed };
  const threads = worker === undefined ? 1 : Math.min(jobs, Math.ceil(sources.length / FILES_A_THREAD));
  const { traced, policies } = await runJobs(sources, plain, { threads, worker, compile, traced: false });
  const judged = sources.map((source, index) => ({ source, outcome: traced[index]!.outcome }));
  return combine({ today: dayAt(moment)(), cwd, judged, policies, errors });
}
