import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { openGit } from '../../server/workspace/git.ts';
import { repository } from '../cli/git-repository.ts';

suite('what git will not do, with what to do about it', () => {
  test('no repository around a folder', () => {
    assert.throws(() => openGit('/'), /in no git repository.*Run this in a clone/);
  });

  test('a repository without a commit', (t) => {
    const { path } = repository(t);
    assert.throws(() => openGit(path).commit('HEAD'), /no commit yet.*Commit something first/);
  });

  test('a repository without files', (t) => {
    const { path, git } = repository(t);
    git('config', 'core.bare', 'true');
    assert.throws(() => openGit(path), /no working tree.*ordinary clone/);
  });

  test('a repository of somebody else', (t) => {
    const { path } = repository(t);
    process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER = '1';
    try {
      assert.throws(() => openGit(path), /belongs to another user.*git config --global --add safe\.directory "\//);
    } finally {
      delete process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER;
    }
  });

  // Guard: a workspace may come out of an archive, with anything in its `.git`.
  test('a repository in which git waits for ever', { skip: process.platform === 'win32' }, (t) => {
    const { path } = repository(t);
    rmSync(join(path, '.git/HEAD'));
    execFileSync('mkfifo', [join(path, '.git/HEAD')]);
    assert.throws(() => openGit(path, 1000), /did not answer within 1 seconds, so it was ended\. Run "git log -1"/);
  });
});
