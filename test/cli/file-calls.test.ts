import assert from 'node:assert/strict';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { suite, type TestContext, test } from 'node:test';
import { completePage, pageFiles } from '../support/page.ts';
import { charter, folder } from './support.ts';

const ASKING = ['existsSync', 'lstatSync', 'readFileSync', 'readdirSync', 'statSync'] as const;

/** What was asked of the disk below a folder while something ran, each as `name path`. */
async function callsBelow(t: TestContext, top: string, run: () => Promise<unknown>): Promise<readonly string[]> {
  const calls: string[] = [];
  const mocks = ASKING.map((name) => {
    const real = fs[name] as (...all: unknown[]) => unknown;
    return t.mock.method(fs, name, (...all: unknown[]) => {
      // Other tests of this process may be at their own files.
      if (`${all[0]}/`.startsWith(`${top}/`)) calls.push(`${name} ${`${all[0]}`.slice(top.length)}`);
      return real(...all);
    });
  });
  syncBuiltinESMExports();
  try {
    await run();
  } finally {
    for (const { mock } of mocks) mock.restore();
    syncBuiltinESMExports();
  }
  return calls;
}

function charters(t: TestContext, number: number): string {
  const files = { 'charter.yaml': completePage, ...pageFiles };
  const all = Array.from({ length: number }, (_, at) =>
    Object.entries(files).map(([path, text]) => [`group/unit-${at}/${path}`, text] as const),
  );
  return folder(t, Object.fromEntries(all.flat()));
}

suite('what is asked of the disk', () => {
  test('grows by a few calls a charter, and two a file that it names', async (t) => {
    const check = async (number: number) => {
      const cwd = charters(t, number);
      return (await callsBelow(t, cwd, () => charter(cwd, ['check', '--format', 'json']))).length;
    };
    const [few, many] = [await check(4), await check(12)];
    const named = Object.keys(pageFiles).length;
    const folders = new Set(Object.keys(pageFiles).flatMap((path) => path.match(/^.*(?=\/)/) ?? [])).size;
    // The search; whether a repository begins here, and two names of a policy; its own file; those that it names.
    const most = 1 + folders + 3 + 2 + 2 * named;
    assert.ok(many - few <= 8 * most, `${(many - few) / 8} calls a charter, and not ${most}`);
  });

  test('is asked once above all charters, and not for files that a listing does not show', async (t) => {
    const cwd = charters(t, 6);
    const calls = await callsBelow(t, cwd, () => charter(cwd, ['check', '--format', 'json']));
    const times = (call: string) => calls.filter((one) => one === call).length;
    assert.equal(times('readdirSync /group'), 1);
    assert.equal(times('lstatSync /group/charter.policy.yaml'), 1);
    assert.equal(times('existsSync /group/.git'), 1);
    assert.deepEqual(
      calls.filter((call) => call.endsWith('/.gitignore')),
      ['lstatSync /.gitignore'],
    );
  });
});
