// Loaded into a server that is measured: says at its end when the thread that answers was at work or waited for a processor
// for long, and when it collected what was left behind. Times in ms, beginnings since 1970.
const { closeSync, openSync, readSync, writeFileSync } = require('node:fs');
const { PerformanceObserver } = require('node:perf_hooks');
const { isMainThread } = require('node:worker_threads');

const path = process.env.CHARTER_BENCH_TURNS;
/** Shorter ones explain no wait. */
const LONG = 1;

if (path && isMainThread) {
  const turns = [];
  const collections = [];
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      collections.push({ at: performance.timeOrigin + startTime, took: duration });
  });
  observer.observe({ entryTypes: ['gc'] });
  const read = scheduled();
  let last = read();
  const { setImmediate: original } = globalThis;
  globalThis.setImmediate = (work, ...args) =>
    original(() => {
      const began = performance.now();
      const before = last;
      const { ran } = read();
      try {
        work(...args);
      } finally {
        // What the work has promised to do at once is done in the same turn.
        queueMicrotask(() => queueMicrotask(() => ended(began, ran, before.waited)));
      }
    });
  const ended = (began, ran, waited) => {
    last = read();
    const turn = {
      at: performance.timeOrigin + began,
      took: performance.now() - began,
      worked: last.ran - ran,
      waited: last.waited - waited,
    };
    if (turn.took >= LONG || turn.waited >= LONG) turns.push(turn);
  };
  process.on('exit', () => writeFileSync(path, JSON.stringify({ turns, collections })));
}

/** How long this thread has run, and has waited for a processor that others had. Where the system does not tell, never. */
function scheduled() {
  try {
    const file = openSync('/proc/thread-self/schedstat', 'r');
    const bytes = Buffer.alloc(100);
    const look = () => {
      const [ran, waited] = bytes.toString('latin1', 0, readSync(file, bytes, 0, 100, 0)).split(' ');
      return { ran: Number(ran) / 1e6, waited: Number(waited) / 1e6 };
    };
    look();
    process.on('exit', () => closeSync(file));
    return look;
  } catch {
    return () => ({ ran: performance.now(), waited: 0 });
  }
}
