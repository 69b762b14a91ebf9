import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { charter, checkJson, EXAMPLES, FOREIGN, folder, paths, RESEARCH, sample } from './support.ts';

const onWindows = process.platform === 'win32';

test('a folder with the name of a charter is a folder', async (t) => {
  const cwd = folder(t, { 'charter.yaml/charter.yaml': RESEARCH });
  assert.deepEqual(paths((await checkJson(cwd)).json), ['charter.yaml/charter.yaml']);
  assert.deepEqual(paths((await checkJson(cwd, ['charter.yaml'])).json), ['charter.yaml/charter.yaml']);
});

test('a pipe or a device is not read', { skip: onWindows }, async (t) => {
  const cwd = folder(t, { 'a/charter.yaml': RESEARCH });
  execFileSync('mkfifo', [join(cwd, 'charter.yaml')]);
  const { code, json } = await checkJson(cwd, ['.', '/dev/null']);
  assert.equal(code, 2);
  assert.deepEqual(paths(json), ['a/charter.yaml']);
  assert.deepEqual(
    json.errors.map(({ message }) => message),
    ['it is not an ordinary file', 'it is not an ordinary file'],
  );
});

test('a file of many megabytes is not read', async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH });
  truncateSync(join(cwd, 'charter.yaml'), 21 * 1024 * 1024);
  const { code, json } = await checkJson(cwd);
  assert.equal(code, 2);
  assert.match(json.errors[0]!.message, /larger than 20 MB/);
});

const damaged: Readonly<Record<string, Uint8Array>> = {
  'UTF-16': Buffer.from(`\uFEFF${RESEARCH}`, 'utf16le'),
  'UTF-16 without a mark': Buffer.from(RESEARCH, 'utf16le'),
  'Latin 1': Buffer.from(`${RESEARCH}title: für\n`, 'latin1'),
  'binary junk': Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919 + (index >> 3)) % 256),
};

for (const [name, bytes] of Object.entries(damaged)) {
  test(`${name} is one finding of the syntax`, async (t) => {
    const { code, json } = await checkJson(folder(t, { 'charter.yaml': bytes }));
    assert.equal(code, 1);
    assert.equal(json.charters[0]?.earned, null);
    assert.deepEqual(
      json.charters[0]?.findings.map(({ check }) => check),
      ['yaml-syntax'],
    );
  });
}

test('a byte order mark and CRLF change nothing', async (t) => {
  const cwd = folder(t, { 'a/charter.yaml': `\uFEFF${RESEARCH.replaceAll('\n', '\r\n')}`, 'b/charter.yaml': RESEARCH });
  const { code, json } = await checkJson(cwd);
  assert.equal(code, 0);
  assert.deepEqual(json.charters[0]?.findings, json.charters[1]?.findings);
});

test('a line of a megabyte is shown in part', async (t) => {
  const cwd = folder(t, { 'charter.yaml': `${RESEARCH}title: ${'x'.repeat(1e6)} [\nstutus: ${'y '.repeat(5e5)}\n` });
  const { code, stdout } = await charter(cwd, ['check']);
  assert.equal(code, 1);
  assert.ok(stdout.length < 20_000, `${stdout.length}`);
});

test('a value of a megabyte is shown in part', async (t) => {
  const cwd = folder(t, {
    'charter.yaml': `apiVersion: charter/v1\nname: ${'x'.repeat(1e6)}\ntitle: ${'y'.repeat(1e6)}\nstatus: ${'z'.repeat(1e6)}\n`,
  });
  for (const command of ['check', 'evaluate']) {
    const { stdout } = await charter(cwd, [command]);
    assert.ok(stdout.length < 20_000, `${command}: ${stdout.length}`);
  }
});

test('standard input is one charter, with the files around the place it is said to have', async (t) => {
  const cwd = sample(t, 'production');
  const stdin = readFileSync(join(EXAMPLES, 'production/charter.yaml'));
  mkdirSync(join(cwd, 'other'));
  const here = await checkJson(cwd, ['--stdin'], { stdin });
  assert.equal(here.code, 0);
  assert.equal(here.json.charters[0]?.path, '<stdin>');
  assert.equal(here.json.charters[0]?.earned, 'production');
  const there = await checkJson(cwd, ['--stdin-filename', 'other/charter.yaml'], { stdin });
  assert.equal(there.json.charters[0]?.path, 'other/charter.yaml');
  assert.equal(there.json.charters[0]?.earned, 'pilot');
});

test('standard input may be empty, or of another tool', async (t) => {
  const cwd = folder(t);
  assert.equal((await checkJson(cwd, ['--stdin'])).code, 1);
  assert.equal((await checkJson(cwd, ['--stdin'], { stdin: FOREIGN })).code, 3);
});

test('a charter without a name has that of its folder', async (t) => {
  const cwd = folder(t, { 'drafts/charter.yaml': RESEARCH });
  assert.equal((await checkJson(cwd)).json.charters[0]?.name, 'drafts');
  const { json } = await checkJson(cwd, ['--stdin-filename', 'new/charter.yaml'], { stdin: RESEARCH });
  assert.equal(json.charters[0]?.name, 'new');
});

test('evidence outside the repository is not read, by path or by link', { skip: onWindows }, async (t) => {
  const cwd = sample(t, 'production');
  const outside = folder(t, { 'overrides.csv': readFileSync(join(cwd, 'logs/overrides.csv')) });
  rmSync(join(cwd, 'logs/overrides.csv'));
  symlinkSync(join(outside, 'overrides.csv'), join(cwd, 'logs/overrides.csv'));
  const { json } = await checkJson(cwd);
  assert.equal(json.charters[0]?.earned, 'pilot');
});
