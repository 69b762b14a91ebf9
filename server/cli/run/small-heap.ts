import { setFlagsFromString } from 'node:v8';

/** From so many files on, a heap that grows by itself takes several times the room of a bounded one, and no less time. */
const MANY_FILES = 500;

/** From so many on, room is all that matters. */
const VERY_MANY_FILES = 5000;

/** After so many of them the room for what is soon forgotten has grown to what a few charters take. */
const WARMED_UP = 50;

/**
 * Keeps the memory of a run over many files near what is in use: by itself the heap grows to several times that before
 * it is collected. To be asked after each file, with how many are done.
 *
 * @returns whether that is settled
 */
export function keepHeapSmall(files: number, done: number): boolean {
  if (files < MANY_FILES) return true;
  if (done < WARMED_UP && files < VERY_MANY_FILES) return false;
  // Read at each collection, in every thread of the process. The room for what is soon forgotten stays as it is now.
  setFlagsFromString('--heap-growing-percent=15');
  setFlagsFromString('--semi-space-growth-factor=1');
  return true;
}
