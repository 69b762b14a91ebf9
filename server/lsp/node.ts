import { setFlagsFromString } from 'node:v8';
import { dayIn, watchDay } from '../workspace/calendar.ts';
import { compilePattern } from '../workspace/pattern.ts';
import { diskFiles } from './disk-files.ts';
import { serve } from './server.ts';
import { tolerant } from './tolerant.ts';

/** Serves over the transport that the arguments name: --stdio, --node-ipc, --socket or --pipe. */
export function serveProcess(): void {
  // The space for what is new does not grow beyond its first size: a page at a time needs no more, and it would be kept.
  setFlagsFromString('--semi-space-growth-factor=1');
  // In here: a worker would not find what it needs.
  const { createConnection } = require('vscode-languageserver/node') as typeof import('vscode-languageserver/node');
  const connection = createConnection(tolerant);
  serve(connection, {
    today: (timeZone) => dayIn(timeZone, new Date()),
    soon: setImmediate,
    onNewDay: (callback) => void watchDay(callback).unref(),
    compile: compilePattern,
    readsMany: saveMemory,
    disk: diskFiles(compilePattern),
  });
  connection.listen();
}

/**
 * Reading thousands of charters leaves much behind that nobody needs. It is cleared away sooner than where speed alone
 * counts. Afterwards somebody types, and clearing away as often would take a tenth of the time of every key.
 */
function saveMemory(on: boolean): void {
  setFlagsFromString(`--heap-growing-percent=${on ? 30 : 100}`);
}
