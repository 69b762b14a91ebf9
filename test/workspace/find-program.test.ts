import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { findProgram } from '../../server/workspace/find-program.ts';

const GIT = 'C:\\Program Files\\Git\\cmd\\git.exe';
const windows = (path: string, ...files: readonly string[]) =>
  findProgram('git', { platform: 'win32', env: { Path: path }, isFile: (file) => files.includes(file) });

suite('a program that is started', () => {
  // Guard: the current folder, and folders of the PATH that depend on it, may be a repository's.
  test('is on Windows that of the PATH, wherever the command runs', () => {
    assert.equal(windows('C:\\Windows;"C:\\Program Files\\Git\\cmd"', GIT), GIT);
    assert.equal(
      windows('.;bin;;\\tools;C:x;C:\\Program Files\\Git\\cmd', '.\\git.exe', 'git.exe', 'bin\\git.exe', GIT),
      GIT,
    );
    assert.equal(
      windows('.;bin;;C:x', 'git.exe', '.\\git.exe', 'bin\\git.exe', 'C:git.exe', 'C:x\\git.exe'),
      undefined,
    );
    assert.equal(windows('', 'git.exe'), undefined);
  });

  test('is elsewhere found by the system, which looks at the PATH alone', () => {
    assert.equal(findProgram('git', { platform: 'linux', env: {}, isFile: () => false }), 'git');
  });
});
