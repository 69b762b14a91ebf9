/** What the command `charter` runs. The program is a file of its own, of which is kept what has been compiled. */
import { FLAGS_AT_START, FLAGS_IN_THREADS, runCompiled } from '../workspace/compiled-program.ts';

/**
 * So many microseconds of the processor. A check that takes more has left the pages to threads: who checks one page later
 * would find little of what that needs.
 */
const MOST_TO_KEEP = 1_000_000;

const [, , command] = process.argv;
if (command === undefined) {
  // A thread, or somebody who has yet to say what is wanted.
  runCompiled(__dirname, 'program.js', 'thread', FLAGS_IN_THREADS);
} else {
  // The functions that are called differ by command, and are mostly the same for each.
  const kind = /^(?:check|evaluate|lsp)$/.test(command) ? command : 'other';
  // Threads keep what they have compiled themselves, under flags that hold for the whole process.
  let hasThreads = false;
  process.once('worker', () => {
    hasThreads = true;
  });
  const isToKeep = () => {
    const { user, system } = process.cpuUsage();
    return kind === 'lsp' || (!hasThreads && user + system < MOST_TO_KEEP);
  };
  runCompiled(__dirname, 'program.js', kind, FLAGS_AT_START, isToKeep);
}
