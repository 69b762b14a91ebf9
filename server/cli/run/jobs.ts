import type { CompilePattern } from '../../engine/index.ts';
import { type Delivery, type Job, judgeOf, type PlainOptions, take } from './job.ts';
import type { Traced } from './judge.ts';
import { crashed, type Policies, type PolicyOutcome, type Source } from './outcome.ts';
import { keepHeapSmall } from './small-heap.ts';
import type { Thread } from './threads.ts';

export interface JobsOptions {
  /** The threads beside this one. */
  readonly threads: readonly Thread[];
  readonly compile: CompilePattern;
  readonly traced: boolean;
  /** Told, now and then, how many files are done. */
  readonly progress?: ((done: number) => void) | undefined;
}

export interface Jobs {
  /** In the order of the files. */
  readonly traced: readonly Traced[];
  readonly policies: Policies;
}

/** The threads of others are heard this often. In milliseconds. */
const TURN = 40;

/**
 * Evaluates files in several threads, of which this is one. A thread that breaks takes one file with it, which is said;
 * what else it had is done here.
 */
export async function runJobs(
  sources: readonly Source[],
  options: PlainOptions,
  { threads, compile, traced, progress }: JobsOptions,
): Promise<Jobs> {
  const numbers = (length: number) => new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
  const shared = { next: numbers(1), takenBy: numbers(sources.length), at: numbers(threads.length + 1).fill(-1) };
  const job: Job = { sources, options, traced, shared };
  const all: (Traced | undefined)[] = sources.map(() => undefined);
  const policies: Record<string, readonly PolicyOutcome[]> = {};
  let done = 0;
  const loaded = new Set<Thread>();
  const receive = (delivery: Delivery): void => {
    for (const [index, outcome] of delivery.outcomes) all[index] = outcome;
    Object.assign(policies, delivery.policies);
    done += delivery.outcomes.length;
  };

  let broken = false;
  const ended = threads.map((thread, index) =>
    thread
      .serve(job, (delivery) => {
        loaded.add(thread);
        receive(delivery);
      })
      .catch((error: unknown) => {
        loaded.add(thread);
        broken = true;
        const at = Atomics.load(shared.at, index + 1);
        if (at >= 0 && !all[at]) all[at] = { outcome: crashed(error) };
      }),
  );

  const judging = await judgeOf(job, compile);
  const judge = (index: number): void =>
    receive({ outcomes: [[index, judging.evaluate(sources[index]!)]], policies: judging.newPolicies() });
  let judged = 0;
  let isHeapSmall = false;
  let heard = Date.now();
  for (let index = take(job, 0); index !== undefined; index = take(job, 0)) {
    judge(index);
    judged++;
    // What a thread has kept of what it compiled is of use to it under the flags that it was compiled under.
    if (!isHeapSmall && loaded.size === threads.length) isHeapSmall = keepHeapSmall(sources.length, judged);
    if (Date.now() - heard < TURN) continue;
    await new Promise((resolve) => setImmediate(resolve));
    heard = Date.now();
    progress?.(done);
  }
  await Promise.all(ended);
  for (let index = 0; broken && index < sources.length; index++) if (!all[index]) judge(index);
  return { traced: all as Traced[], policies };
}
