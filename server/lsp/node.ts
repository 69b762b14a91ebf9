import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { dayIn, watchDay } from '../workspace/calendar.ts';
import { compilePattern } from '../workspace/pattern.ts';
import { connect } from './connect.ts';
import { diskFiles } from './disk-files.ts';
import { giveWay, helpersGiveWay } from './give-way.ts';
import type { Readers } from './platform.ts';
import { isReader, serveReader } from './reader-thread.ts';
import { readerThreads } from './reader-threads.ts';
import { serve } from './server.ts';

/** From so many charters on that wait to be read, threads are worth starting. Each takes some 35 MB. */
const MANY = 200;

/** With two, what a checkout has changed shows in half the time; more would mostly fill the memory. */
const MOST_THREADS = 2;

/**
 * Serves over the transport that the arguments name: --stdio, --node-ipc, --socket or --pipe. In a thread that the server
 * has started, serves that.
 */
export function serveProcess(): void {
  if (parentPort && isReader(workerData)) {
    giveWay();
    serveReader(parentPort, compilePattern);
    return;
  }
  // The space for what is new does not grow beyond its first size: a page at a time needs no more, and it would be kept.
  setFlagsFromString('--semi-space-growth-factor=1');
  // In here: a worker would not find what it needs.
  const library = require('vscode-languageserver/node') as typeof import('vscode-languageserver/node');
  const end = () => process.exit(1);
  const connection = connect(library, process.argv.slice(2), end);
  endWithClient(end);
  serve(connection, {
    today: (timeZone) => dayIn(timeZone, new Date()),
    soon: setImmediate,
    onNewDay: (callback) => void watchDay(callback).unref(),
    compile: compilePattern,
    readsMany: saveMemory,
    disk: diskFiles(compilePattern),
    readers: { from: MANY, start: startReaders },
  });
  connection.listen();
}

/** The library ends when nothing more can come. Where nobody hears what is found, finding it is of no use either. */
function endWithClient(end: () => void): void {
  process.stdout.once('error', end).once('close', end);
  process.once('disconnect', end);
}

function startReaders(): Readers {
  // In MB, of threads to come: one that reads page after page spends half as long on collecting what it left behind.
  setFlagsFromString('--min-semi-space-size=4');
  // To share the collecting of so little takes longer than to do it, and the processors are busy.
  setFlagsFromString('--no-parallel-scavenge');
  helpersGiveWay();
  return readerThreads(__filename, Math.min(MOST_THREADS, availableParallelism()));
}

/**
 * Reading thousands of charters leaves much behind that nobody needs. It is cleared away sooner than where speed alone
 * counts. Afterwards somebody types, and clearing away as often would take a tenth of the time of every key.
 */
function saveMemory(on: boolean): void {
  setFlagsFromString(`--heap-growing-percent=${on ? 30 : 100}`);
}
