import { createConnection } from 'vscode-languageserver/node';
import type { CompilePattern } from '../engine/index.ts';
import { dayIn, watchDay } from '../workspace/calendar.ts';
import { diskFiles } from './disk-files.ts';
import { serve } from './server.ts';
import { tolerant } from './tolerant.ts';

/** The pattern engine is a quarter of the program, and most policies have no pattern: it lies in a file of its own. */
const lazyPattern: CompilePattern = (pattern) => {
  const { compilePattern } = require('./pattern.cjs') as typeof import('../workspace/pattern.ts');
  return compilePattern(pattern);
};

// The transport is read from the arguments: --stdio, --node-ipc, --socket or --pipe.
const connection = createConnection(tolerant);
serve(connection, {
  today: (timeZone) => dayIn(timeZone, new Date()),
  soon: setImmediate,
  onNewDay: (callback) => void watchDay(callback).unref(),
  compile: lazyPattern,
  disk: diskFiles(lazyPattern),
});
connection.listen();
