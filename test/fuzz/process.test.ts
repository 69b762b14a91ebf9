import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { startClient } from '../support/lsp-client.ts';
import { completePage } from '../support/page.ts';
import { arbitraryTraffic } from './arbitrary-traffic.ts';
import { assertServes } from './assert-serves.ts';
import { fuzz } from './fuzz.ts';
import { frame, type RawClient, rawClient } from './raw-client.ts';

const SERVER = fileURLToPath(new URL('../../dist/server.js', import.meta.url));
const URI = 'file:///nowhere/drafts/charter.yaml';

suite('the server that is built', () => {
  /** What stands between two messages, or in place of one, and where a message is cut. */
  const noise = fc.constantFrom(
    'Content-Length: 2\r\n\r\n{}',
    'Content-Length: 4\r\n\r\nnull',
    'Content-Length: 2\r\n\r\n[]',
    'Content-Length: 5\r\n\r\n{"a":',
    'Content-Length: 1\r\n\r\n\0',
    'Content-Type: application/json\r\nContent-Length: 4\r\n\r\n"id"',
    frame({ jsonrpc: '2.0', id: null, method: 'textDocument/hover' }).toString(),
    frame({ jsonrpc: '2.0', id: {}, method: 5 }).toString(),
    frame({ jsonrpc: '2.0', id: 'own 0', result: 1 }).toString(),
    frame([{ jsonrpc: '2.0', id: 1, method: 'shutdown' }]).toString(),
  );
  const pieces = fc.array(fc.nat({ max: 40 }), { maxLength: 6 });

  fuzz(
    'lives through whatever bytes come, in whatever pieces',
    2,
    fc.tuple(arbitraryTraffic, fc.array(noise), pieces),
    async ([traffic, noises, cuts]) => {
      const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
      try {
        const client = rawClient(server.stdout, server.stdin, () => ({ result: null }));
        await start(client);
        for (const bytes of noises) client.write(bytes);
        const message = frame({ jsonrpc: '2.0', method: '$/setTrace', params: { value: 'off' } });
        let at = 0;
        for (const length of [...cuts, message.length]) {
          client.write(message.subarray(at, at + length));
          at += length;
          await new Promise(setImmediate);
        }
        await assertServes(client, traffic);
        assert.equal(server.exitCode, null, 'it is alive');
      } finally {
        await kill(server);
      }
    },
  );

  test('ends with its client, also in the middle of a message', { timeout: 60_000 }, async () => {
    const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    const ended = once(server, 'exit');
    try {
      const client = rawClient(server.stdout, server.stdin, () => ({ result: null }));
      await start(client);
      client.write(frame({ jsonrpc: '2.0', method: '$/setTrace', params: { value: 'off' } }).subarray(0, 30));
      server.stdin.end();
      const [code] = await ended;
      assert.notEqual(code, null, 'it ends by itself');
    } finally {
      await kill(server);
    }
  });

  test('killed in the middle of a message, leaves nothing with its client that goes on', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    const says = "process.stdout.write('Content-Length: 100\\r\\n\\r\\n{'); setInterval(() => {}, 1000)";
    const client = startClient(process.execPath, ['-e', says]);
    await once(client.process.stdout!, 'data');
    const ended = once(client.process, 'exit');
    client.process.kill('SIGKILL');
    await ended;
    client.connection.dispose();
    assert.equal(timers(), before);
  });

  test('killed ten times in use, comes back to what is open and not saved', async () => {
    const text = completePage.replace('status: pilot', 'status: production # not saved');
    let before: unknown;
    for (let life = 0; life < 10; life++) {
      const client = startClient(process.execPath, [SERVER, '--stdio']);
      await client.initialize({ processId: null, rootUri: null, capabilities: {} });
      // As a client does for every document that is open, saved or not.
      client.open(URI, text, life + 1);
      const told = await client.diagnostics(URI, life + 1);
      const hover = await client.hover(URI, { line: 3, character: 2 });
      before ??= { told, hover };
      assert.ok(told.length > 0);
      assert.deepEqual({ told, hover }, before);
      // In the middle of work.
      client.change(URI, life + 100, [{ text: `${text}\n` }]);
      const ended = once(client.process, 'exit');
      client.process.kill('SIGKILL');
      await ended;
      client.connection.dispose();
    }
  });
});

async function start(client: RawClient): Promise<void> {
  await client.request('initialize', { processId: null, rootUri: null, capabilities: {} });
  client.send({ jsonrpc: '2.0', method: 'initialized', params: {} });
}

async function kill(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
}
