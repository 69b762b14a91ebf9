import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { constants, getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startClient } from '../support/lsp-client.ts';
import { writeManyCharters } from '../support/many-charters.ts';

const program = fileURLToPath(new URL('../../dist/server.js', import.meta.url));

/** Enough for the server to start threads. */
const MANY = 250;

// Elsewhere a thread has no priority of its own.
const skip = process.platform !== 'linux';

test('threads that read, and those that compile and collect, give way to the one that answers', { skip }, async (t) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'charter-priority-')));
  t.after(() => rmSync(folder, { recursive: true }));
  writeManyCharters(folder, MANY);
  const client = startClient(process.execPath, [program, '--stdio']);
  t.after(() => client.close());
  /** The priorities of threads while something is read: a reader gives way before it begins, and ends after the last. */
  const seen: (readonly Thread[])[] = [];
  client.connection.onNotification('textDocument/publishDiagnostics', () => {
    seen.push(threadsOf(client.process.pid!));
  });
  await client.initialize({
    capabilities: {},
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'many' }],
  });
  await client.connection.sendRequest('charter/charters');

  const behind = constants.priority.PRIORITY_BELOW_NORMAL;
  const last = seen.findLast((threads) => threads.some(({ name }) => name === 'WorkerThread'));
  assert.ok(last, 'threads are seen that read');
  const prioritiesOf = (wanted: string) => [
    ...new Set(last.filter(({ name }) => name === wanted).map(({ priority }) => priority)),
  ];
  assert.deepEqual(['WorkerThread', 'V8Worker', 'MainThread'].map(prioritiesOf), [[behind], [behind], [getPriority()]]);
});

interface Thread {
  readonly name: string;
  readonly priority: number;
}

function threadsOf(pid: number): readonly Thread[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((id) => {
    try {
      const [, name = '', rest = ''] = /\((.*)\) (.*)/.exec(readFileSync(`/proc/${pid}/task/${id}/stat`, 'utf8')) ?? [];
      // The fields from the third on; the nineteenth is the priority.
      return [{ name, priority: Number(rest.split(' ')[16]) }];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}
