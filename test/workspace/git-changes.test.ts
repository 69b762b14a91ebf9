import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { openGit } from '../../server/workspace/git.ts';
import { changesOnDisk } from '../../server/workspace/git-changes.ts';
import { repository } from '../cli/git-repository.ts';

const POSIX = { skip: process.platform === 'win32' };

function changes(made: ReturnType<typeof repository>) {
  const git = openGit(made.path);
  return changesOnDisk(git, git.tree(git.commit('HEAD')));
}

suite('what differs from a commit', POSIX, () => {
  test('is found through links: where they lead to, and what is there', (t) => {
    const made = repository(t);
    made.write({ 'real/a.csv': 'a\n', 'real/b.csv': 'b\n' });
    for (const name of ['same', 'content', 'target', 'gone']) symlinkSync('real/a.csv', join(made.path, `${name}.csv`));
    symlinkSync('real/b.csv', join(made.path, 'other.csv'));
    symlinkSync('real', join(made.path, 'folder'));
    symlinkSync('/etc/hostname', join(made.path, 'outside.csv'));
    made.commit({});
    assert.equal(changes(made)('same.csv'), false);
    made.write({ 'real/b.csv': 'changed\n' });
    rmSync(join(made.path, 'target.csv'));
    symlinkSync('real/c.csv', join(made.path, 'target.csv'));
    rmSync(join(made.path, 'gone.csv'));
    const isChanged = changes(made);
    for (const path of ['other.csv', 'target.csv', 'gone.csv', 'folder/b.csv', 'real/b.csv'])
      assert.equal(isChanged(path), true, path);
    for (const path of ['same.csv', 'content.csv', 'folder/a.csv', 'outside.csv', 'none.csv', 'real'])
      assert.equal(isChanged(path), false, path);
  });

  // Guard: only ordinary files are read; a device or a pipe has no end.
  test('is not looked for in what is no ordinary file', (t) => {
    const made = repository(t);
    made.write({ 'pipe.csv': 'a\n', 'file.csv': 'a\n' });
    symlinkSync('/dev/zero', join(made.path, 'device.csv'));
    made.commit({});
    rmSync(join(made.path, 'pipe.csv'));
    execFileSync('mkfifo', [join(made.path, 'pipe.csv')]);
    symlinkSync('/dev/zero', join(made.path, 'new.csv'));
    symlinkSync('circle.csv', join(made.path, 'circle.csv'));
    const isChanged = changes(made);
    assert.equal(isChanged('device.csv'), false);
    for (const path of ['pipe.csv', 'new.csv', 'circle.csv']) assert.equal(isChanged(path), true, path);
  });

  test('is a file in the place of a folder, and a folder in the place of a file', (t) => {
    const made = repository(t);
    made.commit({ 'a/x.csv': 'x\n', b: 'b\n' });
    rmSync(join(made.path, 'a'), { recursive: true });
    writeFileSync(join(made.path, 'a'), 'a\n');
    rmSync(join(made.path, 'b'));
    mkdirSync(join(made.path, 'b'));
    const isChanged = changes(made);
    for (const path of ['a', 'a/x.csv', 'b']) assert.equal(isChanged(path), true, path);
    renameSync(join(made.path, 'a'), join(made.path, 'c'));
    assert.equal(changes(made)('c'), true);
  });
});
