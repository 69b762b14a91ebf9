import { readdirSync, readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/** Lets whoever types go before this thread where there are fewer processors than threads. */
export function giveWay(): void {
  behind(0);
}

/**
 * The same for the threads of V8 that compile and collect beside all others. Most of that is for threads that read, and
 * it would go before whoever types. It cannot be taken back, so it is for when there is much to read. The thread that
 * answers must then collect by itself what is new: to wait for these would take longer.
 */
export function helpersGiveWay(): void {
  try {
    // As Node calls them; where it gives them no name they stay as they are.
    for (const id of readdirSync(THREADS))
      if (readFileSync(`${THREADS}/${id}/comm`, 'utf8') === 'V8Worker\n') behind(Number(id));
  } catch {
    // Only Linux has such a folder, and a thread may end meanwhile.
  }
}

const THREADS = '/proc/self/task';

/** @param thread 0 is the one that calls */
function behind(thread: number): void {
  // Elsewhere this would hold for the whole process.
  if (process.platform !== 'linux') return;
  try {
    // A tenth of what a thread gets that somebody types to, and all that is left over: on a machine where others keep
    // every processor busy, reading goes on. The least priority there is would nearly stop it.
    setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Some systems refuse it; then all threads are equal.
  }
}
