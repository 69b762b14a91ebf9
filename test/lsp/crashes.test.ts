import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noFiles } from '../../server/lsp/no-files.ts';
import type { FileSource } from '../../server/lsp/platform.ts';
import { READINESS, type ReadinessResult } from '../../server/protocol.ts';
import { compilePattern } from '../../server/workspace/pattern.ts';
import { startInProcess } from '../support/in-process-server.ts';
import { completePage } from '../support/page.ts';

const URI = 'file:///nowhere/drafts/charter.yaml';

/** A disk with a file at which every check that looks at it throws. */
const BROKEN: FileSource = {
  open: () => ({
    ...noFiles(compilePattern),
    files: {
      read(path) {
        if (path === 'logs/overrides.csv') throw new Error('the disk is broken');
        return { kind: 'text', text: 'date,item,tier,reason\n' };
      },
    },
  }),
  place: () => undefined,
  rulesAbove: () => [],
  changed: () => {},
  exists: () => undefined,
  keyOf: () => undefined,
  uriOf: (key) => key,
  charters: () => ({ find: () => [], has: () => false, leavesOut: () => false, read: () => undefined }),
};

test('a check that throws is shown as unknown, said in the log once, and stops nothing', async (t) => {
  const client = startInProcess({ disk: BROKEN });
  t.after(() => client.close());
  await client.initialize();
  client.open(URI, completePage);
  const first = await client.diagnostics(URI, 1);
  assert.match(
    String(first.find(({ code }) => code === 'override-logging')?.message),
    /could not|crash|unknown|failed/i,
  );
  for (let version = 2; version <= 20; version++) {
    client.change(URI, version, [{ text: `${completePage}# ${version}\n` }]);
    await client.diagnostics(URI, version);
  }
  const lines = client.log.filter((line) => line.includes('the disk is broken'));
  const checks = lines.map((line) => /^The check ([\w-]+) crashed/.exec(line)?.[1]);
  assert.ok(checks.includes('override-logging') && checks.length > 1, checks.join());
  assert.equal(new Set(checks).size, checks.length, 'each once');
  const readiness = await client.connection.sendRequest<ReadinessResult>(READINESS, { uri: URI });
  const outcomes = readiness?.gates.flatMap(({ checks }) => checks).filter(({ id }) => id === 'override-logging');
  assert.deepEqual(
    outcomes?.map(({ outcome }) => outcome),
    ['unknown'],
  );
  assert.notEqual(readiness?.earned, 'production');
});
