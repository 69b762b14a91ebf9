import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldingRanges, parseCharter } from '../../../server/engine/index.ts';
import { assertLinear } from '../../support/assert-linear.ts';
import { dedent } from '../../support/marked.ts';

/** Each fold by the first and the last of its lines. */
function folds(source: string, limit?: number): string[] {
  const text = dedent(source);
  const lines = text.split(/\r?\n/);
  return foldingRanges(parseCharter(text), limit).map(
    ({ first, last, kind }) => `${lines[first]!.trim()} … ${lines[last]!.trim()}${kind ? ` (${kind})` : ''}`,
  );
}

const PAGE = `
  # about
  # the page
  status: pilot

  owners: # two
    operator:
      name: Ana
      contact: "@ana"
      # of the operator
    # of the owners
  # of the review
  review:
    tiers:
    - name: a
      when: b
    - { name: c }

  whenWrong:
    detect: |
      one
      # two

      three
    correct: "x
      y"
`;

test('sections, lists, items, texts and blocks of comments fold, each with the comments that belong to it', () => {
  assert.deepEqual(folds(PAGE), [
    '# about … # the page (comment)',
    'owners: # two … # of the owners',
    'operator: … # of the operator',
    '# of the operator … # of the review (comment)',
    'review: … - { name: c }',
    'tiers: … - { name: c }',
    '- name: a … when: b',
    'whenWrong: … y"',
    'detect: | … three',
    'correct: "x … y"',
  ]);
});

test('brackets fold up to the line that closes them', () => {
  const text = `
    inputs:
      schema: {
        # as agreed
        "type": "object",
        "required": [
          "id"
        ]
      }
      knownGaps: [a,
        b]
  `;
  assert.deepEqual(folds(text), ['inputs: … b]', 'schema: { … }', '"required": [ … "id"', 'knownGaps: [a, … b]']);
});

test('what is between region comments folds, and those are no block of comments', () => {
  assert.deepEqual(
    folds('# region owners\n# the people\n# who own it\nowners: { operator: Ana }\n# endregion\n# region left open\n'),
    ['# region owners … # endregion (region)', '# the people … # who own it (comment)'],
  );
});

test('while a line is half typed the rest folds as before', () => {
  for (const half of ['na', 'x: "', 'x: [', 'x: *nope'])
    assert.deepEqual(folds(`${dedent(PAGE)}${half}\n`).slice(0, 8), folds(PAGE).slice(0, 8), half);
});

test('where a client takes so many ranges, it gets the outer ones', () => {
  assert.deepEqual(folds(PAGE, 4), [
    '# about … # the page (comment)',
    'owners: # two … # of the owners',
    '# of the operator … # of the review (comment)',
    'review: … - { name: c }',
  ]);
  assert.deepEqual(folds(PAGE, 0), []);
});

test('line ends, a byte order mark, further documents and the end of the file do not matter', () => {
  assert.deepEqual(
    folds('\uFEFFa:\r\n  b: c\r\n---\r\nd:\r\n  e: f'),
    ['\uFEFFa: … b: c', 'd: … e: f'].map((fold) => fold.replace('\uFEFF', '')),
  );
  for (const text of ['', '\n', '# c', 'a: b', '\0', '---', '['.repeat(100_000), '- '.repeat(50_000)])
    assert.deepEqual(folds(text), []);
});

test('any depth and any length take time in line with the length', () => {
  const deep = (size: number) => {
    const depth = Math.floor(Math.sqrt(size));
    return Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:\n`)
      .join('')
      .repeat(2);
  };
  assert.ok(foldingRanges(parseCharter(deep(4_000_000))).length > 1500);
  assertLinear('folding a staircase', deep, 200_000, (text) => foldingRanges(parseCharter(text)));
  const long = (size: number) => `review:\n  tiers:\n${'    - name: a\n      # c\n      when: b\n'.repeat(size / 40)}`;
  assertLinear('folding a long list', long, 40_000, (text) => foldingRanges(parseCharter(text)));
  assert.equal(foldingRanges(parseCharter(long(400_000))).length, 10_002);
});
