import { setFlagsFromString } from 'node:v8';
import { createConnection } from 'vscode-languageserver/node';
import { dayIn, watchDay } from '../workspace/calendar.ts';
import { compilePatternLate } from '../workspace/late-parts.ts';
import { diskFiles } from './disk-files.ts';
import { serve } from './server.ts';
import { tolerant } from './tolerant.ts';

// The space for what is new does not grow beyond its first size: a page at a time needs no more, and it would be kept.
setFlagsFromString('--semi-space-growth-factor=1');

/**
 * Reading thousands of charters leaves much behind that nobody needs. It is cleared away sooner than where speed alone
 * counts. Afterwards somebody types, and clearing away as often would take a tenth of the time of every key.
 */
function saveMemory(on: boolean): void {
  setFlagsFromString(`--heap-growing-percent=${on ? 30 : 100}`);
}

// The transport is read from the arguments: --stdio, --node-ipc, --socket or --pipe.
const connection = createConnection(tolerant);
serve(connection, {
  today: (timeZone) => dayIn(timeZone, new Date()),
  soon: setImmediate,
  onNewDay: (callback) => void watchDay(callback).unref(),
  compile: compilePatternLate,
  readsMany: saveMemory,
  disk: diskFiles(compilePatternLate),
});
connection.listen();
