/** What an editor starts as a process. The server is a file of its own: Node keeps what it compiles of files loaded later. */
import { keepCompiled, writeCompiled } from '../workspace/keep-compiled.ts';

keepCompiled();
require('./server.js');

/** By then the first pages have been checked; what is compiled later is for what few sessions do. */
const STARTED_MS = 10_000;

// Many an editor kills its servers when it ends, and then nothing would be kept.
setTimeout(writeCompiled, STARTED_MS).unref();
