import fc from 'fast-check';
import { minutes, seed } from './how-long.ts';

// Of every property that is not told otherwise. What does not hold is made smaller for a while, in which nothing is told.
fc.configureGlobal(
  minutes > 0
    ? {
        seed,
        numRuns: Number.MAX_SAFE_INTEGER,
        interruptAfterTimeLimit: minutes * 60_000,
        markInterruptAsFailure: false,
      }
    : { seed, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
);
