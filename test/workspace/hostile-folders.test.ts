import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { gitRules } from '../../server/workspace/git-rules.ts';
import { walk, walkable } from '../../server/workspace/walk.ts';
import { cpuTime } from '../support/cpu-time.ts';

const POSIX = { skip: process.platform === 'win32' };

function tree(t: TestContext, files: Readonly<Record<string, string>>): string {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'charter-folders-')));
  t.after(() => rmSync(top, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(top, name)), { recursive: true });
    writeFileSync(join(top, name), content);
  }
  return top;
}

function seen(top: string) {
  const files: string[] = [];
  const failed: string[] = [];
  walk(top, {
    file: (path) => files.push(relative(top, path)),
    failed: (path, message) => failed.push(`${relative(top, path).length} ${message}`),
  });
  return { files: files.filter((file) => file.endsWith('.yaml')).sort(), failed };
}

suite('a folder that is searched', () => {
  // Guard: the list of what git ignores is read only where it is an ordinary file.
  test('may have a pipe, a device, or a link in the place of .gitignore', POSIX, (t) => {
    const top = tree(t, { 'pipe/charter.yaml': '', 'device/charter.yaml': '', 'link/charter.yaml': '', rules: '*\n' });
    execFileSync('mkfifo', [join(top, 'pipe/.gitignore')]);
    symlinkSync('/dev/zero', join(top, 'device/.gitignore'));
    symlinkSync('../rules', join(top, 'link/.gitignore'));
    assert.deepEqual(seen(top).files, ['device/charter.yaml', 'link/charter.yaml', 'pipe/charter.yaml']);
  });

  test('may have a pipe in the place of the list in .git', POSIX, (t) => {
    const top = tree(t, { 'charter.yaml': '', '.git/info/x': '' });
    execFileSync('mkfifo', [join(top, '.git/info/exclude')]);
    assert.deepEqual(seen(top).files, ['charter.yaml']);
  });

  // Guard: lists of rules that are longer than anybody writes are not read.
  test('may have a .gitignore without end', (t) => {
    const top = tree(t, { 'charter.yaml': '', '.gitignore': `*\n${'#\n'.repeat(600_000)}` });
    assert.deepEqual(seen(top).files, ['charter.yaml']);
  });

  // Guard: rules that match in ever more ways are left out.
  test('may have rules that could take for ever', (t) => {
    const deep = 'a/'.repeat(40);
    const hostile = [`${'**/a/'.repeat(8)}b`, `a/${'**/'.repeat(12)}b`, `!${'a/**/'.repeat(8)}b`, '*a'.repeat(100)];
    const top = tree(t, {
      [`${deep}charter.yaml`]: '',
      '.gitignore': [...hostile, 'gone/'].join('\n'),
      'gone/charter.yaml': '',
    });
    let found: readonly string[] = [];
    const spent = cpuTime(() => {
      found = seen(top).files;
      assert.ok(walkable(top).meets(join(top, deep, 'charter.yaml')));
    });
    assert.deepEqual(found, [`${deep}charter.yaml`]);
    assert.ok(spent < 5000, `${spent} ms`);
    assert.deepEqual(gitRules('\uFEFFa\r\n**/a/**/b/**\n**/**/**/**/**/c\n**/a/**/b/**/c/**/d\n'), [
      'a',
      '**/a/**/b/**',
      '**/c',
      '',
    ]);
  });

  // Guard: the number of levels, as each costs more than the one above.
  test('may have folders in folders without end', (t) => {
    const top = tree(t, { [`${'a/'.repeat(64)}charter.yaml`]: '', [`${'b/'.repeat(65)}charter.yaml`]: '' });
    const { files, failed } = seen(top);
    assert.deepEqual(files, [`${'a/'.repeat(64)}charter.yaml`]);
    assert.deepEqual(failed, ['129 it lies more than 64 folders deep, so it was not searched']);
    assert.ok(walkable(top).meets(join(top, 'a/'.repeat(64), 'charter.yaml')));
    assert.ok(!walkable(top).meets(join(top, 'b/'.repeat(65), 'charter.yaml')));
    assert.deepEqual(
      [...walkable(top).walk(join(top, 'b/'.repeat(65)), { file: assert.fail, failed: assert.fail })],
      [],
    );
  });

  // Guard: links to folders are not followed.
  test('may lead into itself', POSIX, (t) => {
    const top = tree(t, { 'a/charter.yaml': '' });
    symlinkSync('..', join(top, 'a/up'));
    symlinkSync('/', join(top, 'a/top'));
    assert.deepEqual(seen(top), { files: ['a/charter.yaml'], failed: [] });
  });
});
