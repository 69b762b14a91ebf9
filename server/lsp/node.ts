import { setFlagsFromString } from 'node:v8';
import { createConnection } from 'vscode-languageserver/node';
import { dayIn, watchDay } from '../workspace/calendar.ts';
import { compilePatternLate } from '../workspace/late-parts.ts';
import { diskFiles } from './disk-files.ts';
import { serve } from './server.ts';
import { tolerant } from './tolerant.ts';

/**
 * Reading thousands of charters leaves much behind that nobody needs. It is cleared away sooner than where speed alone
 * counts: the space for what is new does not grow beyond its first size, nor the rest fourfold. Afterwards somebody types,
 * and clearing away that often would take a fifth of the time of every key.
 */
function saveMemory(on: boolean): void {
  setFlagsFromString(`--semi-space-growth-factor=${on ? 1 : 2}`);
  setFlagsFromString(`--heap-growing-percent=${on ? 30 : 0}`);
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
