import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete, evaluate, parseCharter } from '../../../../server/engine/index.ts';
import { assertLinear } from '../../../support/assert-linear.ts';
import { cpuTime } from '../../../support/cpu-time.ts';
import { completePage, surroundings } from '../../../support/page.ts';

const lines =
  (line: (i: number) => string, end: string, start = 'apiVersion: charter/v1\n') =>
  (size: number) => {
    const all = [start];
    for (let i = 0, length = 0; length < size; i++) {
      const next = `${line(i)}\n`;
      all.push(next);
      length += next.length;
    }
    return all.join('') + end;
  };

const TEXTS: Readonly<Record<string, (size: number) => string>> = {
  tiers: lines((i) => `    - { name: t${i}, when: w, decision: reject }`, '    - ', 'review:\n  tiers:\n'),
  'items of lines': lines((i) => `    - name: t${i}\n      when: w`, '      ', 'review:\n  tiers:\n'),
  'braces left open': lines((i) => `x-${i}: { a: [`, 'sta'),
  'one pair of braces': lines((i) => `  k${i}: x,`, '  ', 'owners: {\n'),
  'quotes left open': lines((i) => `x-${i}: "a`, 'sta'),
  'a quote over lines': lines(() => '  some words', '  "\nsta', 'title: "\n'),
  'blocks of text': lines((i) => `x-${i}: |\n  a\n\n  b`, 'sta'),
  'a long block of text': lines(() => '  a\n', 'sta', 'title: |\n'),
  comments: lines(() => '# words', 'sta'),
  'empty lines': lines(() => '', 'sta'),
  waivers: lines((i) => `  - { check: a${i} }`, '  - { check: ', 'waivers:\n'),
  suppressions: lines((i) => `x-${i}: x # charter-ignore one-page: long`, 'title: x # charter-ignore '),
  documents: lines((i) => `---\na: ${i}`, 'sta'),
};

for (const [what, make] of Object.entries(TEXTS)) {
  test(`completing behind ${what} takes time in line with the length`, () => {
    const read = new Map<string, ReturnType<typeof evaluate>>();
    const evaluated = (text: string) => {
      if (!read.has(text)) read.set(text, evaluate(parseCharter(text), surroundings()));
      return read.get(text)!;
    };
    for (const size of [10_000, 20_000]) evaluated(make(size));
    assertLinear(what, make, 10_000, (text) => {
      const evaluation = evaluated(text);
      complete(evaluation.charter, text.length, { evaluation });
      complete(evaluation.charter, 0, { evaluation });
    });
  });
}

test('a page of ten thousand lines is completed in a few milliseconds', () => {
  const text = `${completePage}${'x-more: { a: b, c: [d, e] }\n'.repeat(10_000)}wri`;
  const evaluation = evaluate(parseCharter(text), surroundings());
  const times = Array.from({ length: 5 }, () =>
    cpuTime(() => complete(evaluation.charter, text.length, { evaluation })),
  );
  assert.ok(Math.min(...times) < 100, `${times.map((time) => time.toFixed(1)).join(', ')} ms`);
});
