import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { writeManyCharters } from '../support/many-charters.ts';
import { messageReader } from '../support/message-reader.ts';

const SERVER = fileURLToPath(new URL('../../dist/server.js', import.meta.url));

suite('a client that goes while the workspace is read', () => {
  test('over standard output that nobody reads any more', async (t) => {
    const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    const { stdout, stdin } = server;
    const wire = { reader: messageReader(stdout), writer: new StreamMessageWriter(stdin) };
    await assertEndsQuietly(t, server, { ...wire, go: () => void stdout.destroy() });
  });

  test('over messages between processes', async (t) => {
    const server = spawn(process.execPath, [SERVER, '--node-ipc'], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    const wire = { reader: new IPCMessageReader(server), writer: new IPCMessageWriter(server) };
    await assertEndsQuietly(t, server, { ...wire, go: () => server.disconnect() });
  });

  // Guard: what was only half said is not waited for.
  for (const [where, go] of [
    ['', (socket) => void socket.destroy()],
    [', in the middle of a message', (socket) => void socket.end('Content-Length: 100\r\n\r\n{')],
  ] as [string, (socket: Socket) => void][])
    test(`over a socket${where}`, async (t) => {
      const door: Server = createServer().listen(0, '127.0.0.1');
      t.after(() => door.close());
      await once(door, 'listening');
      const { port } = door.address() as { port: number };
      const server = spawn(process.execPath, [SERVER, `--socket=${port}`], { stdio: ['ignore', 'ignore', 'pipe'] });
      const [socket] = (await once(door, 'connection')) as [Socket];
      const wire = { reader: messageReader(socket), writer: new StreamMessageWriter(socket) };
      await assertEndsQuietly(t, server, { ...wire, go: () => go(socket) });
    });
});

interface Wire {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  /** What a client does that is killed. */
  readonly go: () => void;
}

async function assertEndsQuietly(t: TestContext, server: ChildProcess, { reader, writer, go }: Wire): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'charter-goes-'));
  const connection = createProtocolConnection(reader, writer);
  t.after(() => {
    connection.dispose();
    server.kill('SIGKILL');
    rmSync(root, { recursive: true, force: true });
  });
  writeManyCharters(root, 150);
  let said = '';
  server.stderr!.on('data', (data) => {
    said += data;
  });
  const ended = Promise.all([once(server, 'exit'), once(server.stderr!, 'end')]);
  let gone = false;
  connection.onNotification('textDocument/publishDiagnostics', () => {
    if (!gone) go();
    gone = true;
  });
  connection.listen();
  const params = { processId: null, rootUri: pathToFileURL(root).href, capabilities: {} };
  await connection.sendRequest('initialize', params);
  // Not awaited: whoever is gone does not hear whether it was sent.
  void connection.sendNotification('initialized', {});
  const [[, signal]] = await ended;
  assert.ok(gone);
  assert.doesNotMatch(said, /\n\s+at /, 'no trace of a defect');
  // What the library says by itself of what it could not send is a line.
  assert.ok(said.length < 100, said);
  assert.equal(signal, null, 'it ends by itself');
}
