import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { harmsPage } from '../../../server/engine/fixes/safe-edits.ts';
import { evaluate, parseCharter, safeEdits } from '../../../server/engine/index.ts';
import type { TextEdit } from '../../../server/engine/text/edit.ts';
import { arbitraryPage } from '../../support/arbitrary-page.ts';
import { surroundings } from '../../support/page.ts';

/** Pieces of a page that change what is around them. */
const PIECES = [
  ...['', '\n', '\r\n', ' ', '  ', '"', "'", '[', ']', '{', '}', ':', ': ', '- ', '#', ' # x', '|', '>\n', '\t', '? '],
  ...['&a x', '*a', '---\n', '...\n', '%', '!!str ', '<<: {}\n', 'x: 1', 'x: 1\n', 'status: pilot\n', 'nmae: y\n'],
  ...['owners:\n', '  kind: it\n', '2026-02-30', 'TBD', 'apiVersion: charter/v2\n', '<<<<<<< a\n', '\uFEFF'],
];

/** Edits that do not overlap, often at the starts of lines, where sections begin. */
function editsOf(text: string, g: fc.GeneratorValue): TextEdit[] {
  const oneOf = <T>(values: readonly T[]) => values[g(fc.nat, { max: values.length - 1 })]!;
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1), text.length];
  const place = () => (g(fc.boolean) ? oneOf(lineStarts) : g(fc.nat, { max: text.length }));
  const places = Array.from({ length: oneOf([1, 1, 2]) }, place).sort((a, b) => a - b);
  return places.map((start, index) => {
    const end = Math.min(places[index + 1] ?? text.length, start + oneOf([0, 0, 3, 40]));
    return { span: { start, end }, text: [oneOf(PIECES)] };
  });
}

test('whether an edit does harm is told from its sections as from the whole page', () => {
  let harmful = 0;
  fc.assert(
    fc.property(arbitraryPage, fc.constantFrom('', '', '---\n', '# &a\n\n--- # *b\n'), fc.gen(), (page, start, g) => {
      const text = start + page;
      const { charter } = evaluate(parseCharter(text), surroundings());
      for (let round = 0; round < 8; round++) {
        const edits = editsOf(text, g);
        const harms = harmsPage(charter, edits);
        if (harms) harmful++;
        assert.equal(
          safeEdits(charter, { edits: () => edits }).length === 0,
          harms,
          `${JSON.stringify(edits)} in\n${text}`,
        );
      }
    }),
    { seed: Number(process.env.SEED ?? 1), numRuns: Number(process.env.N ?? 15), endOnFailure: true },
  );
  assert.ok(harmful > 20, `${harmful}`);
});
