import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageSize } from '../../../server/engine/document/page-size.ts';
import { parseCharter } from '../../../server/engine/index.ts';
import { assertLinear } from '../../support/assert-linear.ts';
import { completePage } from '../../support/page.ts';

const size = (text: string) => {
  const { lines, words } = pageSize(parseCharter(text));
  return [lines, words];
};

test('keys and values are words, punctuation is none', () => {
  assert.deepEqual(size('title: Draft case text\nowners: { name: Ana Ruiz }\n'), [2, 8]);
  assert.deepEqual(size('a:\n  - b\n  - ? \n'), [3, 2]);
  assert.deepEqual(size('title: 下書き\n'), [1, 2]);
});

test('blank lines, comments and marks of a document do not count', () => {
  assert.deepEqual(size('# one\n\n---\n  # two\ntitle: x # three\n\t\n...\n'), [1, 2]);
  for (const text of ['', '\uFEFF', '# one\n', '\uFEFF# one\n', '\r\n\r\n']) assert.deepEqual(size(text), [0, 0]);
});

test('a # that is no comment counts', () => {
  assert.deepEqual(size('title: a#b c\n'), [1, 3]);
  assert.deepEqual(size('title: "a # b"\n'), [1, 3]);
  assert.deepEqual(size("title: 'a # b' # c\n"), [1, 3]);
  assert.deepEqual(size('"a # b": c # d\n'), [1, 3]);
  assert.deepEqual(size('title: |\n  # a\n  b\n\n  # c\nname: x # d\n'), [5, 6]);
  assert.deepEqual(size('title: "a\n  # b"\n'), [2, 3]);
});

test('waivers and the postmortem do not count', () => {
  assert.deepEqual(size('title: x\nwaivers:\n  - check: a\n    # note\n    reason: b\nname: y\n'), [2, 4]);
  assert.deepEqual(size('waivers: [{ check: a }]\npostmortem: { owner: no }\nname: y\n'), [1, 2]);
  assert.deepEqual(size('waivers:\npostmortem:\nname: y\n'), [1, 2]);
  assert.deepEqual(size('{ waivers: [{ check: a }], name: y }\n'), [1, 2]);
  assert.deepEqual(size('workflow:\n  waivers: no part of it\n'), [2, 6]);
});

test('what belongs to another document does not count', () => {
  assert.deepEqual(size('name: y\n---\nname: z\ntitle: z\n'), [1, 2]);
});

test('line ends and a byte order mark change nothing', () => {
  const wanted = size(completePage);
  for (const end of ['\r\n', '\r']) assert.deepEqual(size(completePage.replaceAll('\n', end)), wanted);
  assert.deepEqual(size(`\uFEFF${completePage}`), wanted);
});

test('counting takes time in line with the length', () => {
  const documents = new Map<string, ReturnType<typeof parseCharter>>();
  const work = (text: string) => {
    if (!documents.has(text)) documents.set(text, parseCharter(text));
    return pageSize(documents.get(text)!);
  };
  assertLinear('words', (n) => `title: ${'word '.repeat(n)}\n`, 50_000, work);
  assertLinear('comments', (n) => `title: x\n${'# note\n'.repeat(n)}`, 20_000, work);
  assertLinear('signs', (n) => `title: "${'#'.repeat(n)} ${'- '.repeat(n)}"\n`, 50_000, work);
  // Without a single #: it must not be looked for from each line on.
  assertLinear('plain', (n) => `review:\n  checklist:\n${'    - a b\n'.repeat(n)}`, 40_000, work);
  assertLinear('texts', (n) => `review:\n  checklist:\n${'    - "a # b" # c\n'.repeat(n)}`, 3000, work);
});
