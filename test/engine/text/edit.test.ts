import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  applyEdits,
  countBlanks,
  moved,
  placeBefore,
  plainText,
  type Span,
  snippetText,
  type Template,
  type TextEdit,
} from '../../../server/engine/index.ts';

const template: Template = ['a: ', { hint: 'name } $x \\' }, '\n$b: "', { hint: 'b' }, '"}'];

test('a blank is a placeholder in plain text and a tab stop in a snippet, where nothing else is read as one', () => {
  assert.equal(plainText(template), 'a: <name } $x \\>\n$b: "<b>"}');
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a tab stop looks like this.
  assert.equal(snippetText(template), 'a: ${1:<name \\} \\$x \\\\>}\n\\$b: "${2:<b>}"\\}');
  assert.match(snippetText(template, 7), /\$\{7:.*\$\{8:/s);
  assert.equal(countBlanks(template), 2);
});

test('a snippet without its tab stops is the plain text', () => {
  const part = fc.oneof(
    fc.string(),
    fc.string().map((hint) => ({ hint })),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      // Escaped characters are set aside, so that only the stops' own braces are left.
      const aside = snippetText(parts).replace(
        /\\([\\$}])/g,
        (_, character: string) => `\u0000${character.charCodeAt(0)};`,
      );
      const plain = aside.replace(/\$\{\d+:([^}]*)\}/g, '$1');
      const back = plain.replace(/\0(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
      if (!parts.some((words) => JSON.stringify(words).includes('\\u0000'))) assert.equal(back, plainText(parts));
    }),
  );
});

test('edits come in any order; at one place they keep theirs', () => {
  const at = (start: number, end: number, text: string): TextEdit => ({ span: { start, end }, text: [text] });
  assert.equal(applyEdits('abcdef', [at(4, 5, 'E'), at(1, 1, '1'), at(1, 1, '2'), at(0, 1, 'A')]), 'A12bcdEf');
  assert.equal(applyEdits('', [at(0, 0, 'x')]), 'x');
  assert.equal(applyEdits('abc', []), 'abc');
});

/** What a change of a text means for each of its characters, followed one by one. */
const change = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(10)).map(([a, b, c, d, inserted]) => ({
  span: { start: Math.min(a, b), end: Math.max(a, b) } as Span,
  change: { start: Math.min(c, d), length: Math.abs(c - d), inserted },
}));

test('a span moves with the text around it', () => {
  fc.assert(
    fc.property(change, ({ span, change: { start, length, inserted } }) => {
      const after = moved(span, { start, length, inserted });
      assert.ok(after.start <= after.end && after.start >= 0);
      const by = inserted - length;
      if (span.end < start) assert.deepEqual(after, span, 'in front of the change');
      if (span.start > start + length) assert.deepEqual(after, { start: span.start + by, end: span.end + by });
      if (span.start < start && span.end > start + length)
        assert.deepEqual(after, { start: span.start, end: span.end + by }, 'a change inside stretches it');
      assert.ok(after.end <= 40 + inserted);
    }),
    { numRuns: 500 },
  );
});

test('what is typed at the end of a span belongs to it, and what is typed at its start does not', () => {
  const span = { start: 5, end: 8 };
  assert.deepEqual(moved(span, { start: 8, length: 0, inserted: 2 }), { start: 5, end: 10 });
  assert.deepEqual(moved(span, { start: 5, length: 0, inserted: 2 }), { start: 7, end: 10 });
  assert.deepEqual(moved(span, { start: 0, length: 20, inserted: 0 }), { start: 0, end: 0 });
});

test('a place lay where its letter was before, and what was typed was nowhere', () => {
  const letters = fc.string({ minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(letters, fc.nat(20), fc.nat(20), fc.nat(5), fc.nat(25), (text, a, b, inserted, at) => {
      const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
      const change = { start, length: end - start, inserted };
      const places = [
        ...text.slice(0, start).split('').keys(),
        ...Array<undefined>(inserted),
        ...Array.from(text.slice(end), (_, i) => end + i),
      ];
      if (at < places.length) assert.equal(placeBefore(at, change), places[at]);
    }),
  );
});
