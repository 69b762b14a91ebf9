import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { isForeignPath, nodeFiles } from '../../server/workspace/node-files.ts';

/** A repository with a charter's folder in it, and a secret beside it. */
function tree(t: TestContext) {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'charter-paths-')));
  t.after(() => rmSync(base, { recursive: true, force: true }));
  const root = join(base, 'repo');
  mkdirSync(join(root, 'drafts'), { recursive: true });
  mkdirSync(join(base, 'repository'));
  for (const file of ['secret.csv', 'repository/secret.csv', 'repo/own.csv', 'repo/drafts/a%2fb.csv'])
    writeFileSync(join(base, file), 'date,value\n');
  const read = (path: string) => nodeFiles().forCharter(join(root, 'drafts'), root).read(path);
  return { base, root, read };
}

suite('a path that a charter names', () => {
  // Guard: what a path resolves to must lie below the root.
  test('leads out of the repository by no spelling', (t) => {
    const { base, read } = tree(t);
    assert.equal(read('../own.csv').kind, 'text', 'inside it may go up');
    for (const path of [
      '../../secret.csv',
      '../../repository/secret.csv',
      './../../secret.csv',
      'x/../../../secret.csv',
      `${base}/secret.csv`,
      '/etc/passwd',
      '/dev/stdin',
      '/dev/zero',
      '/proc/self/environ',
      '../..',
      '/',
    ])
      assert.equal(read(path).kind, 'outside', path);
  });

  // Guard: what another system would take for a drive or a server is not looked up here either.
  test('is no drive, server or device of another system, and holds no NUL', (t) => {
    const { read } = tree(t);
    for (const path of [
      'C:\\x.csv',
      'c:/x.csv',
      '\\\\server\\share\\x.csv',
      '\\\\?\\C:\\x.csv',
      '\\\\.\\pipe\\x',
      'a\0.csv',
    ])
      assert.equal(read(path).kind, 'outside', JSON.stringify(path));
    for (const path of ['CON', 'con.csv', 'NUL/x.csv', 'COM1.csv']) assert.equal(read(path).kind, 'absent', path);
  });

  // Guard: on Windows such a name is a device in whatever folder, and reading it may never end.
  test('is no device on Windows, in whatever folder and with whatever ending', () => {
    for (const path of [
      'CON',
      'nul',
      'a/aux.txt',
      'a\\COM1.csv',
      'lpt9/x.csv',
      'x/Prn .md',
      'NUL:x',
      'com¹',
      'CONIN$',
      'con.a.b',
    ])
      assert.ok(isForeignPath(path, 'win32'), path);
    for (const path of ['console.md', 'a/nulls.csv', 'com10.csv', 'my con.md', 'auxiliary/x.csv', 'a.con'])
      assert.ok(!isForeignPath(path, 'win32'), path);
    assert.ok(!isForeignPath('a/aux.txt', 'linux'), 'elsewhere it is a name like any other');
  });

  // Guard: what leads out by its letters is not even looked for: a share of another machine would be told who asks.
  test('is not looked for where it leads out', (t) => {
    const { root } = tree(t);
    const looked: string[] = [];
    const files = nodeFiles().forCharter(join(root, 'drafts'), root, (path) => looked.push(path));
    for (const path of [
      '../../secret.csv',
      '//server/share/x.csv',
      '\\\\server\\share\\x.csv',
      '/etc/passwd',
      'C:/x.csv',
    ])
      assert.deepEqual(files.read(path), { kind: 'outside' });
    assert.deepEqual(looked, []);
    assert.equal(files.read('../own.csv').kind, 'text');
    assert.deepEqual(looked, [join(root, 'own.csv')]);
  });

  // Guard: the size of what is read.
  test('is not read where it is larger than anything that somebody writes', (t) => {
    const { root, read } = tree(t);
    writeFileSync(join(root, 'drafts/large.csv'), 'date,value\n');
    truncateSync(join(root, 'drafts/large.csv'), 65 * 1024 * 1024);
    assert.deepEqual(read('large.csv'), { kind: 'unreadable', message: 'it is larger than 64 MB' });
  });

  // Guard: a path is a name as it stands; nothing decodes it.
  test('is not decoded', (t) => {
    const { read } = tree(t);
    assert.equal(read('a%2fb.csv').kind, 'text');
    for (const path of ['%2e%2e/own.csv', '..%2fown.csv', '%2e%2e%2f%2e%2e%2fsecret.csv', '~/x.csv', '$HOME/x.csv'])
      assert.equal(read(path).kind, 'absent', path);
  });

  // Guard: where a link really leads must lie below the root, be it a file, a folder on the way, or nothing yet.
  test('leads out of the repository by no symbolic link', (t) => {
    const { base, root, read } = tree(t);
    const link = (target: string, name: string) => symlinkSync(target, join(root, 'drafts', name));
    link('../../secret.csv', 'file.csv');
    link('../..', 'folder');
    link('/', 'top');
    link('file.csv', 'again.csv');
    link('../own.csv', 'inside.csv');
    link('circle', 'circle');
    for (const path of ['file.csv', 'again.csv', 'folder/secret.csv', 'folder/none.csv', 'top/etc/passwd', 'top/none'])
      assert.equal(read(path).kind, 'outside', path);
    assert.equal(read('inside.csv').kind, 'text');
    assert.notEqual(read('circle').kind, 'text');
    assert.notEqual(read('circle/x.csv').kind, 'text');
    assert.ok(existsSync(join(base, 'secret.csv')));
  });

  // Guard: only an ordinary file is read; a pipe has no end.
  test('is not read where it is a pipe', { skip: process.platform === 'win32' }, (t) => {
    const { root, read } = tree(t);
    execFileSync('mkfifo', [join(root, 'drafts/pipe.csv')]);
    assert.deepEqual(read('pipe.csv'), { kind: 'unreadable', message: 'it is not an ordinary file' });
    assert.equal(read('../drafts').kind, 'folder');
    assert.notEqual(read(`${'a/'.repeat(5000)}x.csv`).kind, 'text');
  });
});
