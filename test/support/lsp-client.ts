import { type ChildProcess, spawn } from 'node:child_process';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import {
  type CodeAction,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import { messageReader } from './message-reader.ts';

/** A language client for tests: it keeps what the server says, and waits for it by event and never by time. */
export interface Client {
  readonly connection: ProtocolConnection;
  /** Every publication so far, in order. */
  readonly published: readonly PublishDiagnosticsParams[];
  /** The publications so far, which are then kept no longer. */
  take(): readonly PublishDiagnosticsParams[];
  /** What the server wrote to its log. */
  readonly log: readonly string[];
  initialize(params?: object | null): Promise<{ capabilities: Record<string, unknown> }>;
  open(uri: string, text: string, version?: number): void;
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void;
  /** The diagnostics published for this version of a document. */
  diagnostics(uri: string, version: number): Promise<readonly Diagnostic[]>;
  /** The next publication for a document after those there have been. */
  next(uri: string): Promise<PublishDiagnosticsParams>;
  hover(uri: string, position: Position): Promise<Hover | null>;
  codeActions(uri: string, range: Range): Promise<readonly CodeAction[]>;
  close(): Promise<void>;
}

/** Connects a client to a pair of streams. */
export function connectClient(fromServer: Readable, toServer: Writable, end: () => Promise<void> | void): Client {
  const connection = createProtocolConnection(messageReader(fromServer), new StreamMessageWriter(toServer));
  const published: PublishDiagnosticsParams[] = [];
  const log: string[] = [];
  const waiting: {
    wants: (params: PublishDiagnosticsParams) => boolean;
    resolve: (params: PublishDiagnosticsParams) => void;
  }[] = [];
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    for (const one of waiting.filter(({ wants }) => wants(params))) {
      waiting.splice(waiting.indexOf(one), 1);
      one.resolve(params);
    }
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => void log.push(message));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  // A server that is killed while it is told something does not hear it, which is what such a test is about.
  const tell = (method: string, params: object) => void connection.sendNotification(method, params).catch(() => {});
  const publication = (wants: (params: PublishDiagnosticsParams) => boolean) =>
    new Promise<PublishDiagnosticsParams>((resolve) => waiting.push({ wants, resolve }));

  return {
    connection,
    published,
    take: () => published.splice(0),
    log,
    async initialize(params = {}) {
      const result = await connection.sendRequest<{ capabilities: Record<string, unknown> }>('initialize', params);
      await connection.sendNotification('initialized', {});
      return result;
    },
    open: (uri, text, version = 1) =>
      tell('textDocument/didOpen', { textDocument: { uri, languageId: 'charter', version, text } }),
    change: (uri, version, contentChanges) =>
      tell('textDocument/didChange', { textDocument: { uri, version }, contentChanges }),
    async diagnostics(uri, version) {
      const wants = (params: PublishDiagnosticsParams) => params.uri === uri && params.version === version;
      return (published.find(wants) ?? (await publication(wants))).diagnostics;
    },
    next: (uri) => publication((params) => params.uri === uri),
    hover: (uri, position) => connection.sendRequest('textDocument/hover', { textDocument: { uri }, position }),
    codeActions: (uri, range) =>
      connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } }),
    async close() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      connection.dispose();
      await end();
    },
  };
}

/** In milliseconds: much longer than a busy machine needs. */
const ENDS_WITHIN = 60_000;

/** Starts the built server, or any other, as a process and connects to it over its standard streams. */
export function startClient(command: string, args: readonly string[]): Client & { readonly process: ChildProcess } {
  const server = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const client = connectClient(server.stdout, server.stdin, () => ended);
  return {
    ...client,
    process: server,
    async close() {
      let isKilled = false;
      // Most close in a hook, and no test waits for its hooks within its own time.
      const timer = setTimeout(() => {
        isKilled = server.kill('SIGKILL');
      }, ENDS_WITHIN);
      try {
        await Promise.race([client.close(), ended]);
      } finally {
        clearTimeout(timer);
        client.connection.dispose();
      }
      if (isKilled) throw new Error(`The server did not end within ${ENDS_WITHIN / 1000} s of being told to.`);
    },
  };
}

/** Two streams, joined crosswise: what one side writes, the other reads. */
export function streamPair(): { readonly up: PassThrough; readonly down: PassThrough } {
  return { up: new PassThrough(), down: new PassThrough() };
}
