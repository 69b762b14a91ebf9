import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, inlayHints, parseCharter } from '../../../server/engine/index.ts';
import { readMarked } from '../../support/marked.ts';
import { completePage, surroundings } from '../../support/page.ts';

/** Holds that the hints stand behind what is marked, and say what is written there. */
function check(source: string): readonly string[] {
  const { text, marks } = readMarked(source);
  const hints = inlayHints(evaluate(parseCharter(text), surroundings()));
  assert.deepEqual(
    hints.map(({ value, label }) => [text.slice(value.start, value.end), label]),
    marks.map(({ span, says }) => [text.slice(span.start, span.end), says]),
  );
  return hints.map(({ tooltip }) => tooltip);
}

test('day 90 stands behind the start of the metric', () => {
  const [tooltip] = check(`
    ninetyDayMetric:
      start: 2026-09-15 # planned
      #      ^^^^^^^^^^ day 90: 2026-12-14, in 21 days
  `);
  assert.match(tooltip!, /ninety days after the start on 2026-09-15/);
  check(`
    ninetyDayMetric: { start: 2026-05-01 }
    #                         ^^^^^^^^^^ day 90: 2026-07-30, 116 days ago
  `);
});

test('the hours of review stand behind the capacity, else behind the volume, with their arithmetic', () => {
  const [tooltip] = check(`
    review:
      volumePerWeek: 500
      capacityHoursPerWeek: 20
      #                     ^^ 15 h needed
      tiers:
        - { name: a, decision: human-review, share: 30%, minutesPerItem: 3 }
        - { name: b, decision: human-rewrite, share: 10%, minutesPerItem: 9 }
  `);
  assert.ok(tooltip!.includes('500 × (0.3 × 3 + 0.1 × 9) min / 60 = 15 hours a week. The capacity is 20.'), tooltip);
  check(`
    review:
      volumePerWeek: 500
      #              ^^^ at least 7.5 h of review a week
      tiers:
        - { name: a, decision: human-review, share: 30%, minutesPerItem: 3 }
        - { name: b, decision: human-rewrite, share: 10% }
  `);
});

test('hours for another period than a month are told as those a month', () => {
  check(`
    problem:
      frictionHours: { value: 30, per: week }
      #              ^^^^^^^^^^^^^^^^^^^^^^^^ 130 h a month
  `);
  check('problem: { frictionHours: { value: 30, per: month } }');
  check('problem: { frictionHours: 30 }');
});

test('days on which something hangs are distances', () => {
  check(`
    ninetyDayMetric:
      lastReviewed: 2026-11-16
      #             ^^^^^^^^^^ 7 days ago
    turnoverTest:
      date: 2026-12-01
      #     ^^^^^^^^^^ in 8 days
      result: pending
    waivers:
      - { check: weekly-review, until: 2027-01-31 }
      #                                ^^^^^^^^^^ in 69 days
  `);
  check('turnoverTest: { date: 2026-11-01, result: passed }');
});

test('what is blank, and no number or date, has no hint', () => {
  check(
    'ninetyDayMetric: { start: soon, lastReviewed: TBD }\nreview: { volumePerWeek: many, capacityHoursPerWeek: 3 }\n',
  );
  check('');
});

test('the complete page has few of them, in the order of the page', () => {
  const hints = inlayHints(evaluate(parseCharter(completePage), surroundings()));
  assert.deepEqual(
    hints.map(({ label }) => label),
    ['15 h needed', 'day 90: 2026-12-14, in 21 days', '7 days ago', 'in 8 days', 'in 69 days'],
  );
});
