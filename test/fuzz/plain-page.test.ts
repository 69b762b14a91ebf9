import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { readAnyPage } from '../../server/engine/document/any-page.ts';
import type { CharterNode } from '../../server/engine/document/node.ts';
import { parseCharter } from '../../server/engine/document/parse.ts';
import { readPlainPage } from '../../server/engine/document/plain-page.ts';
import { arbitraryPage } from '../support/arbitrary-page.ts';
import { completePage } from '../support/page.ts';
import { arbitraryPiece, arbitraryText } from './arbitrary-text.ts';
import { fuzz } from './fuzz.ts';

/** Values that are plain, and some that are not, or only here or there. */
const VALUES: readonly string[] = [
  ...['word', 'two words', '12', '-3', '+4', '.5', '6.', '1e3', '-0', '0x1F', '0o17', '.inf', '-.INF', '.nan', '~'],
  ...['null', 'Null', 'true', 'TRUE', 'False', 'yes', 'no', '2026-11-01', '60%', '12 000', 'https://a.b/c#d', 'a:b'],
  ...[
    '-',
    '-x',
    '- x',
    '?x',
    ':x',
    '-.5',
    '<<',
    '=',
    '...',
    '---',
    'a#b',
    'a #b',
    '#b',
    'a b\u00A0',
    '\u2003',
    'é',
    '😀',
  ],
  ...[
    '"q"',
    "'q'",
    '"q\\n\\u00e9"',
    '"q\\x41"',
    '"q\tr\\n"',
    '"\\ud83d"',
    "'it''s'",
    '"',
    "'",
    '"a" b',
    '"a": b',
    '"a"#b',
    '"a" #b',
  ],
  ...['{}', '[]', '{ a: 1, b: "x" }', '{a: 1,}', '[a, b,]', '[a, [b, {c: d}]]', '{ a: , b: }', '{a: {b: [c]}}', '{a}'],
  ...['[a: b]', '{ a: 1', '[a,', '} ', ']', '{,}', '[,]', '{a: b c, d: e:f}', '[a b, -1, - b]', '{{x}}', '[x]y'],
  ...[
    '{ a: x#y, b: z }',
    '{a: -}',
    '|',
    '>-',
    '&a x',
    '*a',
    '!t x',
    '@x',
    '%x',
    '`x',
    ',x',
    '? x',
    '? |',
    '? >-',
    '- |',
    '- ? ',
    '\tx',
    'x\t',
    'x ',
    '\uFEFF',
  ],
  ...[
    '[a, # c',
    '{ # c',
    'a, b: c',
    '{a: ?, b: -c}',
    '{a: \'b\', c: "d"}',
    '["a", b]',
    '{"a": 1}',
    '{a: b\n    , c: d}',
  ],
  ...[
    '[\n      a,\n      b\n    ]',
    '{a: b, # c\n     c: d}',
    '[a\n]',
    '{ a: 1, a: 2 }',
    '[a b\n     c]',
    '"a\n    b"',
    'a\n    b',
  ],
];
const PLAIN_KEYS = ['a', 'b', 'name', 'owners', 'true', 'a-b', 'a.b', '_x1', '__proto__', 'x9'];
const OTHER_KEYS = ['ä', '1a', '"a"', "'a'", '<<', '-a', 'a b', 'a ', '? a', '', '[a]', '&a b', '-', '#a'];
const LINE_ENDS = [
  '\n\n',
  '\n# c\n',
  '\n  # c\n',
  '\n        # c\n',
  '\r\n',
  '\n \n',
  '\r',
  ' # c\n',
  '  \n',
  '#c\n',
  ' #\n',
];

/** What stands at the start of a page behind the marker of a document, or nearly so. */
const MARKED = [
  '---\r\n',
  '# c\n---\n',
  '\n---\n',
  ' # c\n---\n',
  '# c\n\n--- # d\n# e\n',
  '--- ',
  '---x\n',
  '---#c\n',
  '----\n',
];

/** Blocks within blocks, with something unusual in few of the lines. */
const lines: fc.Arbitrary<string> = fc.gen().map((g) => {
  const chance = (percent: number) => g(fc.nat, { max: 99 }) < percent;
  const oneOf = (values: readonly string[]) => values[g(fc.nat, { max: values.length - 1 })]!;
  const lineEnd = () => (chance(25) ? oneOf(LINE_ENDS) : '\n');
  const margin = (column: number) => ' '.repeat(Math.max(0, column + (chance(3) ? g(fc.nat, { max: 4 }) - 2 : 0)));
  const value = () => (chance(40) ? oneOf(VALUES) : 'word');
  const map = (column: number, isFirstInline: boolean): string => {
    const used = PLAIN_KEYS.slice(0, 1 + g(fc.nat, { max: 3 }));
    return used
      .map((usual, index) => {
        const key = chance(4) ? oneOf(OTHER_KEYS) : chance(10) ? oneOf(PLAIN_KEYS) : usual;
        const head = `${isFirstInline && index === 0 ? '' : margin(column)}${key}:`;
        const kind = column > 8 ? 0 : g(fc.nat, { max: 9 });
        if (kind <= 5) return `${head} ${value()}${lineEnd()}`;
        if (kind === 6) return `${head}${lineEnd()}`;
        if (kind === 7) return `${head}${lineEnd()}${list(column + (chance(50) ? 0 : 2))}`;
        return `${head}${lineEnd()}${map(column + 1 + g(fc.nat, { max: 3 }), false)}`;
      })
      .join('');
  };
  const list = (column: number): string =>
    PLAIN_KEYS.slice(0, 1 + g(fc.nat, { max: 2 }))
      .map(() => {
        const kind = column > 8 ? 0 : g(fc.nat, { max: 9 });
        if (kind <= 5) return `${margin(column)}- ${value()}${lineEnd()}`;
        if (kind === 6) return `${margin(column)}-${lineEnd()}${map(column + 2, false)}`;
        if (kind === 7) return `${margin(column)}- - ${value()}${lineEnd()}`;
        return `${margin(column)}- ${map(column + 2, true)}`;
      })
      .join('');
  const start = chance(90)
    ? ''
    : oneOf(['---\n', '# c\n', '\n', ' ', '\uFEFF', '%YAML 1.2\n---\n', '--- # c\n', ...MARKED]);
  const page =
    start + map(0, false) + (chance(95) ? '' : oneOf(['---\na: b\n', '...\n', 'word', '- a', '  # c', '\n\n']));
  return chance(20) ? page.trimEnd() : page;
});

const changed = fc
  .tuple(
    fc.oneof(fc.constant(completePage), arbitraryPage, lines),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        gone: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 40 })),
        put: fc.oneof(
          fc.constant(''),
          fc.constantFrom('x', ' ', '\n', ':', '#', '- ', '\n  ', '\n    # c\n'),
          arbitraryPiece,
        ),
      }),
      { maxLength: 2 },
    ),
  )
  .map(([page, edits]) =>
    edits.reduce((text, { at, gone, put }) => {
      const start = Math.floor(at * text.length);
      return text.slice(0, start) + put + text.slice(start + gone);
    }, page),
  );

let met = 0;
let plain = 0;

/**
 * A node in which each entry stands once: in `byKey` it is given by its place among the entries. To compare them twice at
 * each level takes minutes where a bracket that nobody closes makes a page thirty levels deep.
 */
function written(node: CharterNode | undefined): unknown {
  if (node?.kind === 'list') return { ...node, items: node.items.map(written) };
  if (node?.kind !== 'map') return node;
  return {
    ...node,
    entries: node.entries.map((entry) => ({ ...entry, value: written(entry.value) })),
    byKey: [...node.byKey].map(([key, entry]) => [key, node.entries.indexOf(entry)]),
  };
}

function assertSame(text: string): void {
  met++;
  if (readPlainPage(text, () => undefined)) plain++;
  const [own, any] = [parseCharter(text), readAnyPage(text)];
  assert.deepEqual(written(own.root), written(any.root));
  assert.deepEqual(own.problems, any.problems);
  assert.deepEqual(own.furtherDocuments, any.furtherDocuments);
}

suite('a page that is read as plain', () => {
  fuzz('comes to what the library makes of it: lines of any kind', 1500, lines, assertSame);
  fuzz('comes to what the library makes of it: pages as people write and change them', 250, changed, assertSame);
  fuzz('comes to what the library makes of it: any text', 250, arbitraryText, assertSame);

  test('is read as plain often enough for that to mean something', () => {
    assert.ok(plain > met / 6, `${plain} of ${met}`);
  });
});
