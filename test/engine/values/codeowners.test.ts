import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCodeowners } from '../../../server/engine/index.ts';

test('people and teams are read in order, each once; patterns, comments and blank lines are not people', () => {
  const text =
    '# who owns what\r\n*  @ana @acme/catalog-ops # the rest\n\n/docs/ lee@example.com @ana\n/build @kim-bo\n/none\n[Section] @sam\n';
  assert.deepEqual(readCodeowners(text), ['@ana', '@acme/catalog-ops', 'lee@example.com', '@kim-bo', '@sam']);
});

test('a text that is no CODEOWNERS names nobody', () => {
  assert.deepEqual(readCodeowners(''), []);
  assert.deepEqual(readCodeowners('@ana\n'), [], 'the first word is a pattern');
  assert.deepEqual(readCodeowners('* not-a-handle @ @@x a@b@c\n'), []);
});
