/** Work that gives way: between two pieces of it the server answers whatever has arrived. */
export interface Background {
  /** Takes up a piece of work; of two with one key only the later is done. `first` jumps the queue. */
  add(key: string, work: () => void | Promise<void>, first?: boolean): void;
  drop(key: string): void;
  readonly idle: boolean;
  /** How many pieces have not been taken up. */
  readonly size: number;
}

export interface BackgroundOptions {
  /** Calls back when messages that have already arrived have been handled. */
  readonly soon: (callback: () => void) => void;
  /** Something that a person waits for is still to be done. */
  readonly busy: () => boolean;
  /** So many pieces may wait for answers of the client, or of other threads, at a time. */
  readonly width: () => number;
  readonly log: (error: unknown) => void;
  /** Called whenever nothing is left to do. */
  readonly done: () => void;
}

type Work = () => void | Promise<void>;

export function background({ soon, busy, width, log, done }: BackgroundOptions): Background {
  const urgent = new Map<string, Work>();
  const queue = new Map<string, Work>();
  const running = new Set<string>();
  let awake = false;

  const wake = (): void => {
    if (awake) return;
    awake = true;
    soon(turn);
  };
  const turn = (): void => {
    awake = false;
    if (busy()) return void wake();
    // Where more than one may run, others need not wait until all that is urgent has been done.
    const taken = [urgent, queue].filter(takeUp);
    // With nothing to take up, whatever runs wakes this again when it ends.
    if (taken.length > 0 && running.size < width() && urgent.size + queue.size > 0) wake();
  };
  const takeUp = (from: Map<string, Work>): boolean => {
    const next = take(from);
    if (next) run(next);
    return next !== undefined;
  };
  const take = (from: Map<string, Work>): [string, Work] | undefined => {
    if (running.size >= width()) return undefined;
    for (const one of from) {
      // The same thing twice at a time would end in any order.
      if (running.has(one[0])) continue;
      from.delete(one[0]);
      return one;
    }
    return undefined;
  };
  const run = ([key, work]: [string, Work]): void => {
    running.add(key);
    attempt(work)
      .catch(log)
      .finally(() => ended(key));
  };
  const ended = (key: string): void => {
    running.delete(key);
    if (urgent.size + queue.size > 0) wake();
    else if (running.size === 0) done();
  };

  return {
    add(key, work, first = false) {
      if (first) queue.delete(key);
      else if (urgent.has(key)) return void urgent.set(key, work);
      (first ? urgent : queue).set(key, work);
      wake();
    },
    drop(key) {
      urgent.delete(key);
      queue.delete(key);
    },
    get idle() {
      return urgent.size + queue.size + running.size === 0;
    },
    get size() {
      return urgent.size + queue.size;
    },
  };
}

/** Work may throw at once, too. */
async function attempt(work: Work): Promise<void> {
  await work();
}
