import assert from 'node:assert/strict';
import { copyFileSync, cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startClient } from '../support/lsp-client.ts';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const sample = fileURLToPath(new URL('../../schemas/examples/production', import.meta.url));

suite('the parts of the server that are read late', () => {
  const folder = mkdtempSync(join(tmpdir(), 'charter-parts-'));
  test.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'charter.yaml');
  const uri = pathToFileURL(path).href;

  test('where one is missing, its checks are unknown, and what else it does is refused in words', async (t) => {
    cpSync(sample, folder, { recursive: true });
    for (const file of ['server.js', 'package.json', 'meta-schemas.js'])
      copyFileSync(join(dist, file), join(folder, file));
    const client = startClient(process.execPath, [join(folder, 'server.js'), '--stdio']);
    t.after(() => client.close());
    await client.initialize({ capabilities: {} });
    client.open(uri, readFileSync(path, 'utf8'));
    const messages = (await client.diagnostics(uri, 1)).map(({ code, message }) => `${code}: ${message}`);
    const unknown = messages.filter((message) => message.includes('could not be run'));
    assert.ok(
      unknown.some((message) => message.startsWith('override-logging:')),
      messages.join('\n'),
    );
    assert.ok(
      messages.some((message) => message.startsWith('label-overclaims:')),
      messages.join('\n'),
    );
    await assert.rejects(
      client.hover(uri, { line: 3, character: 2 }),
      /server-features\.js, a part of this program, could not be read\. Install the program again\./,
    );
    assert.ok(
      client.log.some((line) => line.includes('server-csv.js')),
      client.log.join('\n'),
    );
  });
});

test('what the server has compiled is kept when it ends, and is of use to the next one', async (t) => {
  const caches = mkdtempSync(join(tmpdir(), 'charter-compiled-'));
  const before = process.env.XDG_CACHE_HOME;
  process.env.XDG_CACHE_HOME = caches;
  t.after(() => {
    if (before === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = before;
    rmSync(caches, { recursive: true });
  });
  const run = async () => {
    const client = startClient(process.execPath, [join(dist, 'start-server.js'), '--stdio']);
    await client.initialize({ capabilities: {} });
    client.open('file:///charter.yaml', 'apiVersion: charter/v1\nstatus: pilot\n');
    await client.diagnostics('file:///charter.yaml', 1);
    await client.close();
    const kept = globSync('charter/compiled/*/*', { cwd: caches }).sort();
    return kept.map((path) => [path, statSync(join(caches, path)).ino]);
  };
  const first = await run();
  assert.ok(
    first.some(([path]) => String(path).endsWith('server.js')),
    String(first),
  );
  assert.deepEqual(await run(), first);
});
