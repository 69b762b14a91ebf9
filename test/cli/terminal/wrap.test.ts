import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clipEnd, displayWidth } from '../../../server/cli/terminal/display-width.ts';
import { wrap } from '../../../server/cli/terminal/wrap.ts';

/** Word by word: as many to a line as fit. */
function wrapSlowly(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const whole of text.split(/ +(?!::)/)) {
    const word = clipEnd(whole, 300);
    const last = lines.at(-1);
    if (last === undefined || last === '') lines.splice(-1, 1, word);
    else if (displayWidth(`${last} ${word}`) <= columns) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines;
}

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '.', '-', ':'), maxLength: 12 }),
  fc.constantFrom('', '::error', 'x'.repeat(120), 'y'.repeat(301), 'für', '案件', '\t', 'e\u0301'),
);

test('whatever the words are, as many stand in a line as fit', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), fc.integer({ min: 10, max: 100 }), (words, columns) => {
      const text = words.join(' ');
      assert.deepEqual(wrap(text, columns), wrapSlowly(text, columns));
    }),
    { numRuns: 1000 },
  );
});

test('a line is as wide as it may be, and no wider', () => {
  assert.deepEqual(wrap('one two three', 7), ['one two', 'three']);
  assert.deepEqual(wrap('one two three', 6), ['one', 'two', 'three']);
  assert.deepEqual(wrap('unbreakable words stay', 5), ['unbreakable', 'words', 'stay']);
  assert.deepEqual(wrap('', 5), ['']);
});
