import assert from 'node:assert/strict';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import type { Git, TreeEntry } from '../../server/workspace/git.ts';
import { gitFiles } from '../../server/workspace/git-files.ts';
import { nodeFiles } from '../../server/workspace/node-files.ts';
import { folder } from '../cli/support.ts';

/** The files of a commit, each with what it holds or, behind an arrow, where it leads to; and what is read from `a/`. */
function commit(t: TestContext, files: Readonly<Record<string, string>>) {
  const root = folder(t);
  const git = { root, blobs: (ids: readonly string[]) => new Map(ids.map((id) => [id, Buffer.from(id.slice(2))])) };
  const tree = new Map(
    Object.entries(files).map(([path, content]): [string, TreeEntry] => [
      path,
      { kind: content.startsWith('->') ? 'link' : 'file', id: content },
    ]),
  );
  const reader = gitFiles(git as unknown as Git, tree, nodeFiles());
  return (path: string) => {
    const read = () => reader.forCharter(join(root, 'a'), root).read(path);
    for (let fact = read(); ; fact = read()) if (fact.kind !== 'pending' || !reader.fetch()) return fact;
  };
}

suite('a file of a commit', () => {
  test('is read through links that lead inside', (t) => {
    const read = commit(t, {
      'b/x.csv': '  text',
      'a/up.csv': '->../b/x.csv',
      'a/again.csv': '->up.csv',
      'a/folder': '->../b',
    });
    for (const path of ['../b/x.csv', 'up.csv', 'again.csv', 'folder/x.csv'])
      assert.deepEqual(read(path), { kind: 'text', text: 'text' }, path);
    assert.equal(read('folder').kind, 'folder');
    assert.equal(read('folder/none.csv').kind, 'absent');
  });

  // Guard: where a link leads must lie in the repository, and links that lead to each other end somewhere.
  test('is not read where a link leads out, or in a circle', (t) => {
    const read = commit(t, {
      'a/absolute.csv': '->/etc/passwd',
      'a/out.csv': '->../../etc/passwd',
      'a/through.csv': '->out.csv',
      'a/folder': '->../..',
      'a/circle.csv': '->circle.csv',
      'a/one.csv': '->two.csv',
      'a/two.csv': '->one.csv',
      'a/deep': '->deep/deep',
    });
    for (const path of ['absolute.csv', 'out.csv', 'through.csv', 'folder/x.csv', '../../x.csv', '/etc/passwd'])
      assert.deepEqual(read(path), { kind: 'outside' }, path);
    for (const path of ['circle.csv', 'one.csv', 'two.csv', 'deep/x.csv'])
      assert.deepEqual(read(path), { kind: 'absent' }, path);
  });
});
