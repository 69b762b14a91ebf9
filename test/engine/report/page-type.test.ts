import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { element } from '../../../server/engine/report/element.ts';
import { pageType } from '../../../server/engine/report/page-type.ts';
import { lineCount, textWidth } from '../../../server/engine/report/text-width.ts';

/** The type of a page of so many findings, each with its reason. */
function typeOf(findings: number): string {
  const why = element('span', { class: 'why' }, ' Why this matters is a sentence that takes half of a line.');
  const words = 'Something is as it should not be, which is said here in words that fill one whole line on paper.';
  const list = element('ul', { class: 'checks' }, Array(findings).fill(element('li', {}, words, why)));
  return pageType([list]);
}

suite('the type of a printed page', () => {
  test('is as large as one sheet allows, and only then without reasons', () => {
    assert.deepEqual([10, 30, 35, 40].map(typeOf), ['type-0', 'type-1', 'type-3', 'type-5 brief']);
  });

  test('is so of two sheets where one cannot be enough, and one for reading where two are not, either', () => {
    assert.deepEqual([80, 85].map(typeOf), ['type-7 brief', 'type-5 brief']);
    assert.deepEqual([200, 100_000].map(typeOf), ['type-2', 'type-2']);
  });
});

suite('the width of a text', () => {
  test('signs are as wide as they are drawn', () => {
    assert.ok(textWidth('iii') < textWidth('aaa') && textWidth('aaa') < textWidth('mmm'));
    assert.equal(textWidth('価値'), 2);
    assert.equal(textWidth('e\u0301'), textWidth('e'));
  });

  test('words go on on the next line, and what fits into none is broken', () => {
    assert.equal(lineCount('', 10), 1);
    assert.equal(lineCount('aaaa aaaa', 6), 1);
    assert.equal(lineCount('aaaa aaaa', 4), 2);
    assert.equal(lineCount('a'.repeat(100), textWidth('a'.repeat(10)) + 0.01), 10);
  });
});
