import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_VALUES, MOST_VALUES_SAID } from '../../../server/engine/document/node.ts';
import { hasTooManyValues } from '../../../server/engine/document/too-many-values.ts';
import { parseCharter } from '../../../server/engine/index.ts';

const MANY = 200_001;

test('how many are read is said as it is', () => {
  assert.equal(MOST_VALUES_SAID, MOST_VALUES.toLocaleString('en'));
});

test('keys, items of lists and what stands between commas are counted', () => {
  for (const one of ['a: x\n', '- x\n', '? x\n: y\n']) assert.ok(hasTooManyValues(one.repeat(MANY)), one);
  assert.ok(hasTooManyValues(`[${'x,'.repeat(MANY)}]`));
  assert.ok(!hasTooManyValues('a: x\n'.repeat(MANY - 1)));
  assert.ok(!hasTooManyValues(`[${'x,'.repeat(MANY - 1)}]`));
});

test('what stands behind a colon and in front of a comma is one value', () => {
  const text = `x-a: { ${Array.from({ length: 150_000 }, (_, i) => `k${i}: x,`).join(' ')} }\n`;
  assert.ok(!hasTooManyValues(text));
  assert.deepEqual(parseCharter(text).problems, []);
});

test('words are none, whatever is in them', () => {
  const words = 'a: b, c - '.repeat(MANY);
  for (const text of [`"${words}"`, `|\n  ${words}`, `# ${words}`]) assert.ok(!hasTooManyValues(text));
});

test('it is said where the page begins, and the page is not read', () => {
  const { root, problems } = parseCharter(`# a page\nname: x\n${'status: pilot\n'.repeat(MANY)}`);
  assert.equal(root, undefined);
  const [{ span, message } = assert.fail(), ...more] = problems;
  assert.deepEqual(span, { start: 9, end: 16 });
  assert.match(message, /^There are more than 200,000 values here/);
  assert.deepEqual(more, []);
});
