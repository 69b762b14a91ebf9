import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits, evaluate, fixAll, parseCharter, quickFixes } from '../../../server/engine/index.ts';
import { arbitraryPage } from '../../support/arbitrary-page.ts';
import { surroundings } from '../../support/page.ts';

const STEPS = 8;

test('no sequence of fixes, suppressions and waivers damages a page or loses a comment', () => {
  fc.assert(
    fc.property(
      arbitraryPage,
      fc.array(fc.nat(1000), { minLength: STEPS, maxLength: STEPS }),
      fc.constantFrom(['owners:', 'ownrs:'], ['status:', 'statos:'], ['', '']),
      (page, choices, [key, misspelt]) => {
        let text = page.replace(new RegExp(`^${key}`, 'm'), misspelt!);
        for (const choice of choices) {
          const evaluation = evaluate(parseCharter(text), surroundings());
          const all = fixAll(evaluation);
          const actions = [...quickFixes(evaluation, { start: 0, end: text.length }), ...(all ? [all] : [])];
          const chosen = actions[choice % actions.length];
          if (!chosen) break;
          const after = applyEdits(text, chosen.edits);
          assert.ok(faults(after) <= faults(text), `${chosen.title} adds a fault\n${text}\n=>\n${after}`);
          const removes = chosen.findings[0]?.check === 'suppression-valid' || chosen === all;
          if (!removes)
            for (const comment of commentsOf(text))
              assert.ok(after.includes(comment), `${chosen.title} loses ${comment}\n${text}\n=>\n${after}`);
          text = after;
        }
      },
    ),
    { seed: Number(process.env.SEED ?? 1), numRuns: Number(process.env.N ?? 12), endOnFailure: true },
  );
});

function commentsOf(text: string): string[] {
  return [...text.matchAll(/(?:^|\s)(#[^\r\n]*)/g)].map(([, comment]) => comment!);
}

/** How many places cannot be read, or are not of the format. By number, as what is said of a place may change. */
function faults(text: string): number {
  const { findings } = evaluate(parseCharter(text), surroundings());
  return findings.filter(({ check }) => check === 'yaml-syntax' || check === 'schema').length;
}
