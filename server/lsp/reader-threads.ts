import { Worker } from 'node:worker_threads';
import type { ReadAnswer, Readers, WorkspaceToRead } from './platform.ts';
import type { Reading, ReadOrder } from './read-charter.ts';
import { type FromReader, READER, type ToReader } from './reader-thread.ts';

/** So many charters are given to a thread at a time: it has always a next one, and what it answers is taken in soon. */
const AT_A_TIME = 4;

/** Threads that broke are replaced so often. */
const MOST_REPLACED = 3;

/** What a thread may use for what it soon forgets, in megabytes, and for all the rest. */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 };

interface Reader {
  readonly thread: Worker;
  readonly asked: Map<number, { readonly order: ReadOrder; readonly resolve: (answer: ReadAnswer) => void }>;
  workspace: WorkspaceToRead | undefined;
}

/**
 * Starts threads that read charters. One that breaks takes the charter with it that it was at, and is replaced.
 * @param program what a thread runs
 */
export function readerThreads(program: string | URL, count: number): Readers {
  const readers = new Set<Reader>();
  let nextId = 0;
  let replaced = 0;
  let ended = false;

  const start = (): void => {
    // What a thread printed would come among the messages of the protocol.
    const thread = new Worker(program, { workerData: READER, stdout: true, resourceLimits: LIMITS });
    const reader: Reader = { thread, asked: new Map(), workspace: undefined };
    readers.add(reader);
    thread.unref();
    thread.on('message', ({ id, reading, failed }: FromReader) => {
      const one = reader.asked.get(id);
      reader.asked.delete(id);
      if (failed !== undefined) one?.resolve({ failed });
      else one?.resolve({ reading: reading === undefined ? undefined : (JSON.parse(reading) as Reading) });
    });
    thread.on('error', (error) => broke(reader, error.message));
    thread.on('exit', (code) => broke(reader, `it ended with ${code}`));
  };
  const broke = (reader: Reader, why: string): void => {
    if (!readers.delete(reader) || ended) return;
    if (replaced++ < MOST_REPLACED) start();
    const [at, ...others] = reader.asked.values();
    for (const { resolve } of others) resolve('again');
    at?.resolve({ failed: `The thread that read ${at.order.uri} broke: ${why}. The file was left out.` });
  };

  for (let number = 0; number < count; number++) start();
  return {
    get width() {
      return readers.size * AT_A_TIME;
    },
    read(order, workspace) {
      const [reader] = [...readers].sort((a, b) => a.asked.size - b.asked.size);
      if (!reader) return Promise.resolve('again');
      const tell = (message: ToReader) => reader.thread.postMessage(message);
      if (reader.workspace !== workspace) tell({ workspace });
      reader.workspace = workspace;
      const id = nextId++;
      const answer = new Promise<ReadAnswer>((resolve) => reader.asked.set(id, { order, resolve }));
      tell({ id, order });
      return answer;
    },
    end() {
      ended = true;
      for (const { thread } of readers) void thread.terminate();
      readers.clear();
    },
  };
}
