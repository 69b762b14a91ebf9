import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { CompilePattern } from '../../engine/index.ts';
import { type Delivery, type Job, judgeOf, type PlainOptions, take, type WorkerData } from './job.ts';
import type { Traced } from './judge.ts';
import { crashed, type Policies, type PolicyOutcome, type Source } from './outcome.ts';
import { keepHeapSmall } from './small-heap.ts';

export interface JobsOptions {
  /** How many threads there are in all, this one included. */
  readonly threads: number;
  /** The program of a further thread. */
  readonly worker: string | URL | undefined;
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
  { threads, worker, compile, traced, progress }: JobsOptions,
): Promise<Jobs> {
  const numbers = (length: number) => new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
  const shared = { next: numbers(1), takenBy: numbers(sources.length), at: numbers(threads).fill(-1) };
  const job: Job = { sources, options, traced, shared };
  const all: (Traced | undefined)[] = sources.map(() => undefined);
  const policies: Record<string, readonly PolicyOutcome[]> = {};
  let done = 0;
  const receive = (delivery: Delivery): void => {
    for (const [index, outcome] of delivery.outcomes) all[index] = outcome;
    Object.assign(policies, delivery.policies);
    done += delivery.outcomes.length;
  };

  const resourceLimits = keepHeapSmall(sources.length);
  const others = worker === undefined ? [] : Array.from({ length: threads - 1 }, (_, index) => index + 1);
  const broken: number[] = [];
  const ended = others.map((thread) =>
    startThread(
      worker!,
      { workerData: { charterJob: job, thread } satisfies WorkerData, resourceLimits },
      receive,
    ).catch((error: unknown) => {
      broken.push(thread);
      const at = Atomics.load(shared.at, thread);
      if (at >= 0 && !all[at]) all[at] = { outcome: crashed(error) };
    }),
  );

  const judging = await judgeOf(job, compile);
  const judge = (index: number): void =>
    receive({ outcomes: [[index, judging.evaluate(sources[index]!)]], policies: judging.newPolicies() });
  let heard = performance.now();
  for (let index = take(job, 0); index !== undefined; index = take(job, 0)) {
    judge(index);
    if (performance.now() - heard < TURN) continue;
    await new Promise((resolve) => setImmediate(resolve));
    heard = performance.now();
    progress?.(done);
  }
  await Promise.all(ended);
  for (let index = 0; broken.length > 0 && index < sources.length; index++) if (!all[index]) judge(index);
  return { traced: all as Traced[], policies };
}

/** Runs a worker until it has done its part. Rejects when it breaks. */
function startThread(
  worker: string | URL,
  options: WorkerOptions,
  receive: (delivery: Delivery) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, options);
    thread.on('message', (delivery: Delivery) => {
      receive(delivery);
      if (!delivery.done) return;
      resolve();
      // It ends by itself; nobody needs to wait for that.
      thread.unref();
    });
    thread.on('error', reject);
    thread.on('exit', (code) => reject(new Error(`A thread of the program ended with ${code}.`)));
  });
}
