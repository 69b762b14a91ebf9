import type { MessagePort } from 'node:worker_threads';
import type { CompilePattern } from '../../engine/index.ts';
import type { ResultOptions } from '../result.ts';
import { dayAt, type Moment } from './calendar.ts';
import { type Judge, judge, type Traced } from './judge.ts';
import type { Policies, Source } from './outcome.ts';

/** What several threads do together: each takes the next file that nobody has taken. */
export interface Job {
  readonly sources: readonly Source[];
  readonly options: PlainOptions;
  /** Whether to tell what outcomes follow from. */
  readonly traced: boolean;
  readonly shared: Shared;
}

/** The options of a judge that can cross threads. */
export interface PlainOptions extends ResultOptions {
  readonly cwd: string;
  readonly policy?: string | undefined;
  readonly moment: Moment;
}

/** Memory that all threads of a job see. */
export interface Shared {
  /** One number: the first file that nobody has taken. */
  readonly next: Int32Array;
  /** Of each file the thread that took it; 0 while nobody has. */
  readonly takenBy: Int32Array;
  /** Of each thread the file that it is at. */
  readonly at: Int32Array;
}

/** What a thread sends: outcomes by the number of the file, and the policies that it met. The first is empty: it has begun. */
export interface Delivery {
  readonly outcomes: readonly (readonly [index: number, traced: Traced])[];
  readonly policies: Policies;
  /** Set on the last one. */
  readonly done?: true;
}

/** The data of a worker's thread. Its job comes later, in a message. */
export interface WorkerData {
  /** From 1. */
  readonly charterThread: number;
}

export function isWorkerData(data: unknown): data is WorkerData {
  return typeof data === 'object' && data !== null && 'charterThread' in data;
}

/** Waits for the job. */
export function receiveJob(port: MessagePort): Promise<Job> {
  return new Promise((resolve) => port.once('message', resolve));
}

/** So many outcomes are sent at once. */
const A_DELIVERY = 32;

/** Does a worker's part of a job. */
export async function serveJob(
  port: MessagePort,
  { charterThread: thread }: WorkerData,
  job: Job,
  compile: CompilePattern,
): Promise<void> {
  const judging = await judgeOf(job, compile);
  let outcomes: (readonly [number, Traced])[] = [];
  const send = (done?: true) => {
    const [handed, memory] = handedOver(outcomes);
    const delivery: Delivery = { outcomes: handed, policies: judging.newPolicies(), ...(done && { done }) };
    port.postMessage(delivery, [memory]);
    outcomes = [];
  };
  send();
  for (let index = take(job, thread); index !== undefined; index = take(job, thread)) {
    outcomes.push([index, judging.evaluate(job.sources[index]!)]);
    if (outcomes.length === A_DELIVERY) send();
  }
  send(true);
}

/** Outcomes with what is packed in them in one piece of memory, which can be handed over to another thread uncopied. */
function handedOver(outcomes: Delivery['outcomes']): [Delivery['outcomes'], ArrayBuffer] {
  const sizes = outcomes.map(([, { outcome }]) => outcome.charter?.facts.bytes.byteLength ?? 0);
  const all = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
  let end = 0;
  const handed = outcomes.map(([index, traced]): Delivery['outcomes'][number] => {
    const { charter } = traced.outcome;
    if (!charter) return [index, traced];
    const start = end;
    end += charter.facts.bytes.byteLength;
    all.set(charter.facts.bytes, start);
    const facts = { ...charter.facts, bytes: all.subarray(start, end) };
    return [index, { ...traced, outcome: { ...traced.outcome, charter: { ...charter, facts } } }];
  });
  return [handed, all.buffer];
}

/** The judge of a thread. */
export async function judgeOf({ options, traced }: Job, compile: CompilePattern): Promise<Judge> {
  const traceOf = traced ? (await import('./inputs.ts')).traceOf : undefined;
  return judge({ ...options, today: dayAt(options.moment), compile }, traceOf);
}

/** The next file for a thread; undefined when all are taken. */
export function take({ sources, shared }: Job, thread: number): number | undefined {
  const index = Atomics.add(shared.next, 0, 1);
  if (index >= sources.length) return undefined;
  Atomics.store(shared.takenBy, index, thread + 1);
  Atomics.store(shared.at, thread, index);
  return index;
}
