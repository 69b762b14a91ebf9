import { serveWorker } from './browser.ts';
import { serveProcess } from './node.ts';

// One file serves a process and a worker of a browser, which share nearly all of it: it is installed once.
if (typeof process === 'object' && process.versions?.node) serveProcess();
else serveWorker();
