/** A thread of the program from its source. It tells when it has taken a file, and may break at that moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { receiveJob, serveJob, type WorkerData } from '../../server/cli/run/job.ts';
import { compilePattern } from '../../server/workspace/pattern.ts';

/** What a test hands over among the options. */
export interface ThreadTest {
  /** One number: how many files threads but the first have taken. */
  readonly taken: Int32Array;
  readonly breaks: boolean;
}

if (parentPort) {
  const job = await receiveJob(parentPort);
  const { taken, breaks } = (job.options as unknown as { test: ThreadTest }).test;
  const sources = job.sources.map((source) => ({
    ...source,
    get full() {
      Atomics.add(taken, 0, 1);
      Atomics.notify(taken, 0);
      if (breaks) process.exit(7);
      return source.full;
    },
  }));
  await serveJob(parentPort, workerData as WorkerData, { ...job, sources }, compilePattern);
}
