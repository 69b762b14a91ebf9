import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseCharter, selectionRanges } from '../../../server/engine/index.ts';
import { arbitraryPage } from '../../support/arbitrary-page.ts';
import { readMarked } from '../../support/marked.ts';

function grown(source: string): string[] {
  const { text, cursor } = readMarked(source);
  return selectionRanges(parseCharter(text), cursor!).map(({ start, end }) => text.slice(start, end));
}

test('a selection grows from the word to the value, the entry, the section and the page', () => {
  const page = 'status: pilot\nowners:\n  operator: { name: "Ana Ruiz", contact: x }\n  technical: y\n';
  assert.deepEqual(grown(page.replace('Ruiz', 'Ru$0iz')), [
    'Ruiz',
    'Ana Ruiz',
    '"Ana Ruiz"',
    'name: "Ana Ruiz"',
    'name: "Ana Ruiz", contact: x',
    '{ name: "Ana Ruiz", contact: x }',
    'operator: { name: "Ana Ruiz", contact: x }',
    'operator: { name: "Ana Ruiz", contact: x }\n  technical: y',
    'owners:\n  operator: { name: "Ana Ruiz", contact: x }\n  technical: y',
    page.trimEnd(),
    page,
  ]);
});

test('keys, items, comments and empty places have a way up, too', () => {
  assert.deepEqual(grown('own$0ers:\n  operator: x\n').slice(0, 2), ['owners', 'owners:\n  operator: x']);
  assert.deepEqual(grown('x-a:\n  - one t$0wo\n  - b\n').slice(0, 4), [
    'two',
    'one two',
    'one two\n  - b',
    '- one two\n  - b',
  ]);
  assert.deepEqual(grown('a: b # who k$0nows\n').slice(0, 3), ['knows', 'who knows', '# who knows']);
  assert.deepEqual(grown('a: b\n$0\nc: d\n'), ['', 'a: b\n\nc: d', 'a: b\n\nc: d\n']);
  assert.deepEqual(grown('$0'), ['']);
  assert.deepEqual(grown('a: &x { b: c }\nd: *$0x\n').slice(0, 3), ['x', '*x', 'd: *x']);
});

test('each range holds the one before and the place, wherever that is, in sound pages and in torn ones', () => {
  fc.assert(
    fc.property(arbitraryPage, fc.nat(), fc.nat(), fc.constantFrom('', '"', '{', '\n- '), (page, at, place, torn) => {
      const text = page.slice(0, at % page.length) + torn + page.slice(at % page.length);
      const offset = place % (text.length + 1);
      const spans = selectionRanges(parseCharter(text), offset);
      assert.deepEqual(spans.at(-1), { start: 0, end: text.length });
      for (const [index, { start, end }] of spans.entries()) {
        assert.ok(start <= offset && offset <= end);
        const inner = spans[index - 1];
        if (inner) assert.ok(start <= inner.start && inner.end <= end && end - start > inner.end - inner.start);
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('any depth is survived', () => {
  for (const text of ['{a: '.repeat(3000), `x: ${'['.repeat(90)}y${']'.repeat(90)}`, '- '.repeat(3000)])
    assert.ok(selectionRanges(parseCharter(text), 100).length > 0);
});
