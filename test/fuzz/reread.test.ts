import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type CharterDocument, parseCharter, rereadCharter } from '../../server/engine/index.ts';
import { arbitraryPage } from '../support/arbitrary-page.ts';
import { completePage } from '../support/page.ts';
import { arbitraryPiece, arbitraryText } from './arbitrary-text.ts';
import { fuzz } from './fuzz.ts';

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 60 })),
  put: fc.oneof(fc.constant(''), fc.constantFrom('x', ' ', '\n', ':', '#', '- '), arbitraryPiece),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const pages = fc.oneof(
  { weight: 3, arbitrary: fc.constant(completePage) },
  { weight: 3, arbitrary: arbitraryPage },
  { weight: 1, arbitrary: arbitraryText },
);

function edited(text: string, { at, gone, put }: Edit): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + put + text.slice(start + gone);
}

/** All of a document that is not a function. */
function contentOf({ text, root, problems, furtherDocuments, lines }: CharterDocument): unknown {
  return { text, root, problems, furtherDocuments, lines: lines.count };
}

/** How many sections were not read again. */
function kept(before: CharterDocument, after: CharterDocument): number {
  if (before.root?.kind !== 'map' || after.root?.kind !== 'map') return 0;
  const values = new Set(before.root.entries.map(({ value }) => value));
  return after.root.entries.filter(({ value }) => value && values.has(value)).length;
}

suite('a text that is read again', () => {
  fuzz('comes to what it comes to when it is read afresh', 100, fc.tuple(pages, fc.array(edit)), ([page, edits]) => {
    let text = page;
    let document = parseCharter(text);
    for (const one of edits) {
      const next = edited(text, one);
      const again = rereadCharter(document, next);
      assert.deepEqual(contentOf(again), contentOf(parseCharter(next)));
      // Where it is damaged, the next edit is made to the sound text in front of it, so that most edits meet one.
      if (again.problems.length > 0) continue;
      text = next;
      document = again;
    }
  });

  test('is read in the one section that has changed', () => {
    const before = parseCharter(completePage);
    const changed = completePage.replace('retype the same', 'retype quite the same');
    assert.notEqual(changed, completePage);
    const after = rereadCharter(before, changed);
    // The sections in front of it are the same, those behind it have moved, and nothing else is different.
    assert.ok(kept(before, after) > 3);
    assert.deepEqual(contentOf(after), contentOf(parseCharter(changed)));
    const all = before.root?.kind === 'map' ? before.root.entries.length : 0;
    const same = rereadCharter(before, completePage.replace('retype', 'reType'));
    assert.equal(kept(before, same), all - 1);
  });
});
