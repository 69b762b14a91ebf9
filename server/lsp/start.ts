/** What an editor starts as a process. The server is a file of its own, of which is kept what has been compiled. */
import { FLAGS_AT_START, runCompiled } from '../workspace/compiled-program.ts';

runCompiled(__dirname, 'server.js', 'server', FLAGS_AT_START);
