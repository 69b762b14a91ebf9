import assert from 'node:assert/strict';
import { cpuTime } from './cpu-time.ts';

/**
 * Holds that work on twice the input takes about twice the time: at a quadratic cost it would be four times. Only a
 * ratio means anything on a machine that does other things as well, and the fastest of several runs is the one that was
 * disturbed least; a ratio that is too high is measured again before it counts.
 */
export function assertLinear(
  what: string,
  make: (size: number) => string,
  size: number,
  work: (text: string) => unknown,
): void {
  const short = make(size);
  const long = make(2 * size);
  let fastestShort = Number.POSITIVE_INFINITY;
  let fastestLong = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 15; run++) {
    fastestShort = Math.min(
      fastestShort,
      cpuTime(() => work(short)),
    );
    fastestLong = Math.min(
      fastestLong,
      cpuTime(() => work(long)),
    );
    // Below that the clock and the collector decide.
    if (fastestLong < 5 || fastestLong / fastestShort < (run === 0 ? 2.5 : 3)) return;
  }
  const ratio = fastestLong / fastestShort;
  assert.fail(`${what}: twice the length takes ${ratio.toFixed(1)} times as long (${fastestLong.toFixed(0)} ms)`);
}
