import { createConnection } from 'vscode-languageserver/node';
import { machineDay, watchDay } from './clock.ts';
import { diskFiles } from './disk-files.ts';
import { serve } from './server.ts';
import { tolerant } from './tolerant.ts';

// The transport is read from the arguments: --stdio, --node-ipc, --socket or --pipe.
const connection = createConnection(tolerant);
serve(connection, {
  today: () => machineDay(),
  soon: setImmediate,
  onNewDay: (callback) => void watchDay(callback).unref(),
  disk: diskFiles(),
});
connection.listen();
