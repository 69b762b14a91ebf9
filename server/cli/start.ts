/** What the command `charter` runs. The program is a file of its own, of which is kept what has been compiled. */
import { FLAGS_AT_START, runCompiled } from '../workspace/compiled-program.ts';

const [, , command] = process.argv;
if (command === undefined) {
  // A thread, which begins under the flags that are set, or somebody who has yet to say what is wanted.
  runCompiled(__dirname, 'program.js', 'thread', []);
} else {
  // The functions that are called differ by command, and are mostly the same for each.
  const kind = /^(?:check|evaluate|lsp)$/.test(command) ? command : 'other';
  runCompiled(__dirname, 'program.js', kind, FLAGS_AT_START);
}
