import type { PassThrough } from 'node:stream';
import { createConnection, StreamMessageWriter } from 'vscode-languageserver/node';
import { type Day, parseDay } from '../../server/engine/index.ts';
import { diskFiles } from '../../server/lsp/disk-files.ts';
import type { FileSource, Platform } from '../../server/lsp/platform.ts';
import { serve } from '../../server/lsp/server.ts';
import { tolerant } from '../../server/lsp/tolerant.ts';
import { compilePattern } from '../../server/workspace/pattern.ts';
import { type Client, connectClient, streamPair } from './lsp-client.ts';
import { messageReader } from './message-reader.ts';

export const TODAY = parseDay('2026-11-23')!;

/** A server in this process, with a client; time is the test's. */
export interface InProcess extends Client {
  setToday(day: string): void;
}

export interface InProcessOptions {
  /** False for none; or another one than that of the machine. */
  readonly disk?: boolean | FileSource;
  /** The day in some time zones, where it is not that of the machine. */
  readonly days?: Readonly<Record<string, string>>;
  /** Threads that read charters; by default none. */
  readonly readers?: Platform['readers'];
}

/** A server in this process, at the ends of two streams. */
export interface Served {
  /** What is written here goes to the server. */
  readonly up: PassThrough;
  /** What the server says. */
  readonly down: PassThrough;
  setToday(day: string): void;
  dispose(): void;
}

export function serveInProcess({ disk = true, days = {}, readers }: InProcessOptions = {}): Served {
  const { up, down } = streamPair();
  let today: Day = TODAY;
  const newDay: (() => void)[] = [];
  // Readers and not streams: the library ends the process when a stream that it was given ends.
  const connection = createConnection(messageReader(up), new StreamMessageWriter(down), tolerant());
  serve(connection, {
    today: (timeZone = '') => parseDay(days[timeZone] ?? '') ?? today,
    soon: setImmediate,
    compile: compilePattern,
    onNewDay: (callback) => newDay.push(callback),
    disk: disk === true ? diskFiles(compilePattern) : disk === false ? undefined : disk,
    ...(readers && { readers }),
  });
  connection.listen();
  return {
    up,
    down,
    setToday(day) {
      today = parseDay(day)!;
      for (const callback of newDay) callback();
    },
    dispose: () => connection.dispose(),
  };
}

export function startInProcess(options: InProcessOptions = {}): InProcess {
  const { up, down, setToday, dispose } = serveInProcess(options);
  const client = connectClient(down, up, () => {});
  return {
    ...client,
    setToday,
    async close() {
      await client.connection.sendRequest('shutdown');
      client.connection.dispose();
      dispose();
    },
  };
}

/** Where a text stands in another, as a range of the protocol. The text must be there once. */
export function rangeOf(
  text: string,
  part: string,
): { start: { line: number; character: number }; end: { line: number; character: number } } {
  const at = text.indexOf(part);
  if (at < 0 || text.indexOf(part, at + 1) >= 0) throw new Error(`"${part}" is not there once.`);
  const position = (offset: number) => {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length - 1, character: before.at(-1)!.length };
  };
  return { start: position(at), end: position(at + part.length) };
}
