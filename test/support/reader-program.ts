/** A thread that reads charters as the server's do, and breaks at each that lies in a folder `breaks`. */
import { parentPort } from 'node:worker_threads';
import { parseDay } from '../../server/engine/index.ts';
import { serveReader, type ToReader } from '../../server/lsp/reader-thread.ts';
import { compilePattern } from '../../server/workspace/pattern.ts';

parentPort?.on('message', (told: ToReader) => {
  if ('order' in told && told.order.uri.includes('/breaks/')) process.exit(7);
});
if (parentPort) serveReader(parentPort, compilePattern, () => parseDay('2026-11-23')!);
