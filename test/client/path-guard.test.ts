import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { pathsInside } from '../../client/path-guard.ts';

suite('the guard of paths', () => {
  const folder = { scheme: 'memfs', authority: '', path: '/work/space' };
  const inside = (path: string, other: object = {}) => pathsInside(folder, { ...folder, path, ...other });

  test('a file inside is named with every folder down to it', () => {
    assert.deepEqual(inside('/work/space/a/b.json'), ['/work/space/a', '/work/space/a/b.json']);
    assert.deepEqual(inside('/work/space'), ['/work/space']);
  });

  test('a workspace at the root of its file system holds everything', () => {
    assert.deepEqual(pathsInside({ ...folder, path: '/' }, { ...folder, path: '/a/b' }), ['/a', '/a/b']);
  });

  test('a final slash of the folder makes no difference', () => {
    assert.deepEqual(pathsInside({ ...folder, path: '/work/' }, { ...folder, path: '/work/a' }), ['/work/a']);
  });

  for (const path of [
    '/work/spaces/a',
    '/work',
    '/etc/passwd',
    '/work/space/../secret',
    '/work/space/a/../../secret',
    '/work/space/./a',
    '/work/space//a',
    '/work/space/%2e%2e/secret',
    '/work/space/a%2fb',
    '/work/space/..\\secret',
    '/work/space/a\0b',
  ]) {
    test(`${JSON.stringify(path)} is refused`, () => assert.equal(inside(path), undefined));
  }

  test('the same path elsewhere is refused', () => {
    assert.equal(inside('/work/space/a', { scheme: 'file' }), undefined);
    assert.equal(inside('/work/space/a', { authority: 'other' }), undefined);
  });
});
