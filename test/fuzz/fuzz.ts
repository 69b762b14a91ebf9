import { test } from 'node:test';
import fc from 'fast-check';
import { minutes, seed } from './how-long.ts';

/** True in a run that may take its time. */
export const isLong = minutes > 0;

/**
 * Tests that something holds of whatever is made up: of `runs` things in an ordinary run, of as many as there is time
 * for in a long one, which also makes smaller what it does not hold of. That is shown, with the seed that brings it back.
 */
export function fuzz<T>(name: string, runs: number, given: fc.Arbitrary<T>, holds: (value: T) => void | Promise<void>) {
  const limits = isLong
    ? { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: minutes * 60_000, markInterruptAsFailure: false }
    : { numRuns: runs, endOnFailure: true };
  test(name, { timeout: minutes * 60_000 + 120_000 }, () =>
    fc.assert(
      fc.asyncProperty(given, async (value) => {
        await holds(value);
      }),
      { seed, includeErrorInReport: true, ...limits },
    ),
  );
}
