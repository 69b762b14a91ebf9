import { dayIn, watchDay } from '../workspace/calendar.ts';
import { locateProgram } from '../workspace/late-parts.ts';
import { compilePattern } from '../workspace/pattern.ts';
import { serve } from './server.ts';
import { tolerant } from './tolerant.ts';

type Library = typeof import('vscode-languageserver/browser');

/** Serves the page that started this worker. */
export function serveWorker(): void {
  const { BrowserMessageReader, BrowserMessageWriter, createConnection } =
    // In here: a process needs none of it.
    require('vscode-languageserver/browser') as Library;
  // The worker's own scope; the types of this project are those of a page.
  const worker = self as unknown as ConstructorParameters<Library['BrowserMessageReader']>[0];
  const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker), tolerant());

  // A message to oneself comes behind the messages that are already waiting, with no delay of its own.
  const channel = new MessageChannel();
  let callbacks: (() => void)[] = [];
  channel.port1.onmessage = () => {
    const due = callbacks;
    callbacks = [];
    for (const callback of due) callback();
  };

  serve(connection, {
    today: (timeZone) => dayIn(timeZone, new Date()),
    soon(callback) {
      callbacks.push(callback);
      channel.port2.postMessage(null);
    },
    onNewDay: (callback) => void watchDay(callback),
    compile: compilePattern,
    located: locateProgram,
    disk: undefined,
  });
  connection.listen();
}
