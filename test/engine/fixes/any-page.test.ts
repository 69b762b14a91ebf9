import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  evaluate,
  inOrder,
  parseCharter,
  safeEdits,
  scaffoldNextLabel,
  type TextEdit,
} from '../../../server/engine/index.ts';
import { arbitraryPage } from '../../support/arbitrary-page.ts';
import { allFixes, assertNoWorse, withAnswers } from '../../support/fixes.ts';
import { surroundings } from '../../support/page.ts';

/** The same pages in each run. Making a failing page smaller would take minutes; it is shown as it is. */
const runs = { seed: Number(process.env.SEED ?? 1), endOnFailure: true };
const N = Number(process.env.N ?? 15);
const evaluated = (text: string) => evaluate(parseCharter(text), surroundings());

test('the pages are sound YAML of the format, so that the tests below are about fixes', () => {
  fc.assert(
    fc.property(arbitraryPage, (text) => {
      const { charter, findings } = evaluated(text);
      assert.deepEqual(charter.document.problems, []);
      assert.deepEqual(
        findings.filter(({ check }) => check === 'schema').map(({ message }) => message),
        [],
      );
    }),
    { ...runs, numRuns: N },
  );
});

test('a fix mends what it is offered for, and keeps every comment and line end', () => {
  fc.assert(
    fc.property(arbitraryPage, (text) => {
      const old = evaluated(text);
      for (const { rule, fix } of allFixes(old)) {
        const edits = safeEdits(old.charter, fix);
        const what = `${rule.id}: ${fix.title}`;
        assert.notDeepEqual(edits, [], `${what} has something to do in\n${text}`);
        assertGentle(text, edits, what);
        const after = withAnswers(text, edits);
        assertNoWorse(
          text,
          withAnswers(text, edits, (hint) => `<${hint}>`),
        );
        assertNoWorse(text, after);
        if (fix.scaffold.length === 0) continue;
        const { charter } = evaluated(after);
        for (const path of fix.scaffold)
          assert.equal(charter.field(path).blank, false, `${path} is filled by ${what} in\n${after}`);
      }
    }),
    { ...runs, numRuns: Math.ceil(N / 2) },
  );
});

test('all that the next label needs, once filled, earns that label', () => {
  fc.assert(
    fc.property(arbitraryPage, (text) => {
      for (let page = text, round = 0; ; round++) {
        const evaluation = evaluated(page);
        const { earned, next, reports } = evaluation;
        if (earned === 'production') break;
        assert.ok(round < 2, `still ${earned}, lacking ${next.join(', ')}:\n${page}`);
        const fix = scaffoldNextLabel(evaluation) ?? next.flatMap((id) => reports.get(id) ?? [])[0]?.fixes[0];
        assert.ok(fix, next.join());
        const edits = safeEdits(evaluation.charter, fix);
        assertGentle(page, edits, fix.title);
        page = withAnswers(page, edits);
        const better = evaluated(page).earned;
        assert.ok(
          better !== earned,
          `${earned} became ${better}, lacking ${evaluated(page).next.join(', ')}:\n${page}`,
        );
      }
    }),
    { ...runs, numRuns: N },
  );
});

/** Holds that edits take nothing away but blanks, one line end for another, and leave each comment where it was. */
function assertGentle(text: string, edits: readonly TextEdit[], what: string): void {
  let at = 0;
  for (const { span } of inOrder(edits)) {
    assert.ok(span.start >= at && span.end >= span.start, `${what}: edits overlap`);
    at = span.end;
    const taken = text.slice(span.start, span.end);
    assert.ok(!taken.includes('#'), `${what} takes a comment away: ${taken}`);
  }
  const after = withAnswers(text, edits);
  if (text.includes('\r\n')) assert.ok(!/[^\r]\n/.test(after), `${what} writes another line end`);
  else assert.ok(!after.includes('\r'), `${what} writes another line end`);
  // Whatever follows a comment of its own line still does: a key slipped in between would take the comment over.
  assert.deepEqual(comments(text), comments(after), `${what}\n${text}\n=>\n${after}`);
}

/** Each comment, with the key on its line or that which it stands above. */
function comments(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const found = /#.*/.exec(line)?.[0];
    if (!found) return [];
    if (/^\s*- \{/.test(line)) return [`${found} item`];
    if (line.trim() !== found) return [`${found} ${/[A-Za-z][\w-]*/.exec(line)?.[0]}`];
    if (!line.startsWith(' ')) return [found];
    const below = lines.slice(index + 1).find((next) => next.trim() !== '' && !next.trim().startsWith('#'));
    const indent = /^ */.exec(line)![0].length;
    const own = below !== undefined && /^[ -]*/.exec(below)![0].length === indent;
    return [`${found} above ${own ? /[\w-]+/.exec(below)?.[0] : 'nothing'}`];
  });
}
