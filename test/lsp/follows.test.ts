import assert from 'node:assert/strict';
import { test } from 'node:test';
import { follows } from '../../server/lsp/follows.ts';

test('a policy is followed as long as somebody follows it, however its URI is written', () => {
  const followed = follows<string>();
  assert.deepEqual(followed.set('one', ['file:///w/a%62.yaml', 'file:///w/c.yaml']), []);
  assert.deepEqual(followed.set('two', ['file:///w/ab.yaml']), []);
  assert.deepEqual([followed.has('file:///w/ab.yaml'), followed.has('file:///w/d.yaml')], [true, false]);
  assert.deepEqual([...followed.all()], ['file:///w/a%62.yaml', 'file:///w/c.yaml']);
  assert.deepEqual(followed.set('one', []), ['file:///w/c.yaml']);
  assert.deepEqual(followed.set('one', []), []);
  assert.deepEqual(followed.set('two', ['file:///w/d.yaml', 'file:///w/d.yaml']), ['file:///w/ab.yaml']);
  assert.deepEqual([...followed.all()], ['file:///w/d.yaml']);
  assert.deepEqual(followed.set('two', []), ['file:///w/d.yaml']);
  assert.equal(followed.has('file:///w/d.yaml'), false);
});
