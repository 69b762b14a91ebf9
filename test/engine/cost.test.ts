import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, fixAll, isCharter, parseCharter } from '../../server/engine/index.ts';
import { assertLinear } from '../support/assert-linear.ts';
import { completePage, surroundings } from '../support/page.ts';

const repeat =
  (part: string, start = '', end = '') =>
  (size: number) =>
    start + part.repeat(Math.ceil(size / part.length)) + end;
const lines =
  (line: (i: number) => string, start = '', end = '') =>
  (size: number) => {
    let text = start;
    for (let i = 0; text.length < size; i++) text += `${line(i)}\n`;
    return text + end;
  };
const head = 'apiVersion: charter/v1\n';

/** Texts of any length that have made, or could make, something cost the square of it. */
const TEXTS: Readonly<Record<string, (size: number) => string>> = {
  spaces: repeat(' '),
  'empty lines': repeat('\r\n'),
  'separators that end no line': repeat('\u2028'),
  'byte order marks': repeat('\uFEFF'),
  'control characters': repeat('\0'),
  'comment signs': repeat('#'),
  colons: repeat(':'),
  'colons apart': repeat(': '),
  quotes: repeat('"'),
  'single quotes': repeat("'"),
  'brackets that open': repeat('['),
  'brackets that close': repeat(']'),
  'braces and keys that open': repeat('{a: ['),
  'dashes in a row': repeat('- '),
  'tabs in front of lines': lines((i) => `\tk${i}: x`, `${head}a:\n`),
  'at signs': lines((i) => `k${i}: @x`, head),
  'second colons': lines((i) => `k${i}: a: b`, head),
  'half keys': lines((i) => `k${i}`, head),
  'unknown keys': lines((i) => `k${i}: x`, completePage),
  'the same key': lines(() => 'a: x', head),
  'quotes left open': lines((i) => `k${i}: "x`, head),
  'brackets left open': lines((i) => `k${i}: [x`, head),
  'uneven indentation': lines((i) => `${i % 2 ? '  ' : ' '}k${i}: x`, head),
  anchors: lines((i) => `x-${i}: &a${i} x`, head),
  aliases: lines((i) => `x-${i}: *a`, `${head}x-a: &a x\n`),
  'aliases of nothing': lines((i) => `x-${i}: *nope`, head),
  'merge keys': lines((i) => `x-${i}: { <<: *a }`, `${head}x-a: &a { b: c }\n`),
  // Long enough to pass the limit of what may be taken over.
  'merge keys in a chain': (size) =>
    lines((i) => `x-${i + 1}: &k${i + 1} { <<: *k${i}, n${i}: 1 }`, `${head}x-0: &k0 { a: b }\n`)(4 * size),
  documents: lines((i) => `---\na: ${i}`),
  conflicts: lines(() => '<<<<<<< a\nx: 1\n=======\nx: 2\n>>>>>>> b', head),
  'conflicts left open': lines(() => '<<<<<<< a', head),
  'a long title': repeat('word ', `${head}title: `),
  'a long title of placeholders': repeat('- TBD ', `${head}title: "`, '"\n'),
  'wrong escapes': repeat('\\q', `${head}title: "`, '"\n'),
  'a long owner': repeat(' <', `${head}owners: { operator: "`, '" }\n'),
  'many owners': repeat('a, ', `${head}owners: { operator: [`, '] }\n'),
  tiers: lines(() => '    - { name: a, when: b, decision: human-review }', `${head}review:\n  tiers:\n`),
  waivers: lines((i) => `  - { check: a${i}, reason: b, until: 2026-12-01, approvedBy: c }`, `${head}waivers:\n`),
  'gaps with placeholders': lines(() => '    - { gap: TBD }', `${head}inputs:\n  knownGaps:\n`),
  suppressions: lines((i) => `x-${i}: x # charter-ignore one-page: long`, head),
};

for (const [what, make] of Object.entries(TEXTS)) {
  test(`reading ${what} takes time in line with the length`, () => {
    assertLinear(what, make, 10_000, (text) => {
      const document = parseCharter(text);
      isCharter(document);
      fixAll(evaluate(document, surroundings()));
    });
  });
}

test('a megabyte of anything is survived', () => {
  for (const what of ['separators that end no line', 'control characters', 'a long title', 'byte order marks']) {
    const { crashes, findings } = evaluate(parseCharter(TEXTS[what]!(1_000_000)), surroundings());
    assert.deepEqual(crashes, []);
    assert.ok(findings.length > 0, what);
  }
});
