import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { charter, checkJson, folder } from './support.ts';

const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

test('a new charter is honest research, named after its folder, and says what to do', async (t) => {
  const cwd = folder(t);
  const { code, stdout, stderr } = await charter(cwd, ['new', 'ai/Case Drafts']);
  assert.deepEqual([code, stderr], [0, '']);
  assert.match(stdout, /^ai\/Case Drafts\/charter\.yaml is written, labelled research/);
  assert.match(
    stdout,
    /Fill in the \d+ places written as <…>\. Then run charter evaluate "ai\/Case Drafts\/charter\.yaml"/,
  );
  const checked = await checkJson(cwd);
  assert.equal(checked.code, 0);
  assert.equal(checked.json.charters[0]?.name, 'case-drafts');
  assert.equal(checked.json.charters[0]?.declared, 'research');
});

test('what is known is written into it', async (t) => {
  const cwd = folder(t);
  const argv = ['--name', 'Drafts 2', '--title', 'Draft: "case" #1', '--operator', 'Ana Ruiz <ana@example.com>'];
  await charter(cwd, ['new', ...argv, '--technical', '@sam', '--friction-hours', '120']);
  const { json } = await checkJson(cwd);
  assert.equal(json.charters[0]?.name, 'drafts-2');
  const { passed } = json.charters[0]!.gates.charter;
  assert.deepEqual(passed, ['friction-hours', 'operator-owner', 'technical-owner']);
  assert.deepEqual(
    json.charters[0]?.findings.filter(({ check }) => check === 'schema' || check === 'yaml-syntax'),
    [],
  );
  assert.match(read(cwd, 'charter.yaml'), /title: "Draft: \\"case\\" #1"/);
});

test('a path may be a folder, a folder to come, or the file', async (t) => {
  const cwd = folder(t);
  mkdirSync(join(cwd, 'v1.2'));
  for (const [path, file, name] of [
    ['v1.2', 'v1.2/charter.yaml', 'v1-2'],
    ['x.y/', 'x.y/charter.yaml', 'x-y'],
    ['a/drafts.charter.yml', 'a/drafts.charter.yml', 'drafts'],
    ['b/charter.yml', 'b/charter.yml', 'b'],
  ] as const) {
    assert.equal((await charter(cwd, ['new', path])).code, 0);
    assert.match(read(cwd, file), new RegExp(`^name: ${name}$`, 'm'));
  }
});

test('what is there is never written over', async (t) => {
  const cwd = folder(t, { 'charter.yaml': 'mine\n', file: '' });
  const { code, stdout, stderr } = await charter(cwd, ['new']);
  assert.deepEqual([code, stdout], [2, '']);
  assert.match(stderr, /charter\.yaml could not be written: it is there already\. It stays as it is: choose another/);
  assert.equal(read(cwd, 'charter.yaml'), 'mine\n');
  const below = await charter(cwd, ['new', 'file/x']);
  assert.equal(below.code, 2);
  assert.match(below.stderr, /file\/x\/charter\.yaml could not be written/);
  assert.deepEqual(readdirSync(cwd).sort(), ['.git', 'charter.yaml', 'file']);
});

test('a name that is no charter, and hours that are none, are wrong usage', async (t) => {
  const cwd = folder(t);
  for (const name of ['drafts.yaml', 'drafts.txt']) {
    const { code, stderr } = await charter(cwd, ['new', name]);
    assert.equal(code, 2);
    assert.match(stderr, /would not be taken for a charter\..*: drafts\.charter\.yaml/s);
  }
  for (const hours of ['0', '-3', 'many', ''])
    assert.equal((await charter(cwd, ['new', '--friction-hours', hours])).code, 2, hours);
  assert.deepEqual(readdirSync(cwd), ['.git']);
});
