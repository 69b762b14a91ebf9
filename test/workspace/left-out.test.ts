import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLeftOut, leftOutBy } from '../../server/workspace/left-out.ts';

for (const [pattern, path, wanted] of [
  ['legacy', 'legacy/a/charter.yaml', true],
  ['legacy', 'a/legacy/charter.yaml', false],
  ['legacy/', 'legacy/charter.yaml', true],
  ['**/legacy', 'a/b/legacy/c/charter.yaml', true],
  ['**/*.charter.yaml', 'a/x.charter.yaml', true],
  ['**/.hidden', 'a/.hidden/charter.yaml', true],
  ['{old,older}/**', 'older/charter.yaml', true],
  ['leg', 'legacy/charter.yaml', false],
  ['!a', 'b/charter.yaml', false],
  ['[', 'a/charter.yaml', false],
] as const) {
  test(`${pattern} ${wanted ? 'leaves out' : 'lets be'} ${path}`, () => {
    assert.equal(isLeftOut(path, leftOutBy([pattern])), wanted);
  });
}

test('a pattern that could take long leaves nothing out', () => {
  const path = `${'a'.repeat(200)}/charter.yaml`;
  assert.equal(isLeftOut(path, leftOutBy([`${'a*'.repeat(40)}b`, `${'**/a/'.repeat(20)}b`, '+(a|aa)+$'])), false);
  assert.equal(isLeftOut(path, leftOutBy(['a*a*a*b', 'a*'])), true);
});
