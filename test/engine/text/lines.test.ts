import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { indexLines } from '../../../server/engine/index.ts';

const text = fc
  .array(fc.constantFrom('a', 'b', '\n', '\r', '\r\n', '\u2028', '\u{1F600}', '\uFEFF', '\t', ' '), { maxLength: 60 })
  .map((parts) => parts.join(''));

test('places are those of the language server protocol, whatever ends the lines', () => {
  fc.assert(
    fc.property(
      text,
      fc.nat(130),
      fc.integer({ min: -2, max: 40 }),
      fc.integer({ min: -2, max: 40 }),
      (words, offset, line, character) => {
        const lines = indexLines(words);
        const document = TextDocument.create('file:///a', 'charter', 1, words);
        assert.equal(lines.count, document.lineCount);
        assert.deepEqual(lines.position(offset), document.positionAt(offset));
        assert.equal(lines.offset({ line, character }), document.offsetAt({ line, character }));
      },
    ),
    { numRuns: 500 },
  );
});

test('a line has no line end in it', () => {
  fc.assert(
    fc.property(text, (words) => {
      const lines = indexLines(words);
      const all = Array.from({ length: lines.count }, (_, line) => lines.span(line));
      assert.deepEqual(
        all.map(({ start, end }) => words.slice(start, end)),
        words.split(/\r\n|\r|\n/),
      );
      for (const { start, end } of all) assert.deepEqual(lines.spanAt(start), { start, end });
    }),
  );
});
