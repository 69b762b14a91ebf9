import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { YOUNG_IN_THREADS } from '../../workspace/compiled-program.ts';
import type { Delivery, Job, WorkerData } from './job.ts';
import { compileQuickly } from './quick-compiler.ts';

/** A further thread, which waits for its part of a job. */
export interface Thread {
  /** Does its part, and ends. Rejects when it breaks. */
  serve(job: Job, receive: (delivery: Delivery) => void): Promise<void>;
}

/** Threads that are started as it shows that there is work for them: while they start, files are still being found. */
export interface Threads {
  /** Told how many files there are so far. */
  expect(files: number): void;
  /** Those that have started. Whoever takes them gives each its job. */
  take(): readonly Thread[];
}

/** Fewer files than this a thread does not pay: it costs as much to start as they do to evaluate. */
const FILES_A_THREAD = 100;

/**
 * @param worker the program of a thread; without it there are none
 * @param most how many threads there may be, this one included
 */
export function openThreads(worker: string | URL | undefined, most: number): Threads {
  let waiting: Thread[] = [];
  let started = 1;
  let isLong = false;
  return {
    expect(files) {
      if (worker === undefined) return;
      if (!isLong && files >= FILES_A_THREAD) {
        isLong = true;
        compileQuickly();
      }
      for (const wanted = Math.min(most, Math.ceil(files / FILES_A_THREAD)); started < wanted; started++)
        waiting.push(startThread(worker, started));
    },
    take() {
      const all = waiting;
      waiting = [];
      return all;
    },
  };
}

/** Starts a thread. It keeps nobody from ending before it has something to do. */
export function startThread(worker: string | URL, number: number): Thread {
  setFlagsFromString(`--min-semi-space-size=${YOUNG_IN_THREADS}`);
  const thread = new Worker(worker, { workerData: { charterThread: number } satisfies WorkerData });
  thread.unref();
  const broken = new Promise<never>((_, reject) => {
    thread.on('error', reject);
    thread.on('exit', (code) => reject(new Error(`A thread of the program ended with ${code}.`)));
  });
  // Told to whoever gives it a job.
  broken.catch(() => {});
  return {
    async serve(job, receive) {
      thread.ref();
      const done = new Promise<void>((resolve) => {
        thread.on('message', (delivery: Delivery) => {
          receive(delivery);
          if (delivery.done) resolve();
        });
      });
      thread.postMessage(job);
      await Promise.race([done, broken]);
      // It ends by itself; nobody needs to wait for that.
      thread.unref();
    },
  };
}
