import { test } from 'node:test';
import rule from '../../../server/engine/rules/weekly-review.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { productionChanges } from '../../support/page.ts';
import { checkSeverities, productionGate, productionGateMissing } from '../../support/severities.ts';

const page = overlay(productionChanges).text;

test('seven days are a week, eight are more', () => {
  for (const day of ['2026-11-16', '2026-11-23'])
    checkRule(rule, `ninetyDayMetric: { lastReviewed: ${day} }`, { page });
  checkRule(
    rule,
    `
    ninetyDayMetric:
      lastReviewed: 2026-11-15
      #             ^^^^^^^^^^ error: last reviewed 8 days ago; 7 days are the limit
    `,
    { page },
  );
});

test('a review that is ahead has not happened', () => {
  checkRule(
    rule,
    `
    ninetyDayMetric:
      lastReviewed: 2026-11-24
      #             ^^^^^^^^^^ error: dated 2026-11-24, tomorrow
    `,
    { page },
  );
});

test('words are not a day', () => {
  checkRule(
    rule,
    `
    ninetyDayMetric:
      lastReviewed: every Monday
      #             ^^^^^^^^^^^^ error: is not a date
    `,
    { page },
  );
});

test('what is not said is missed', () => {
  checkRule(
    rule,
    `
    ninetyDayMetric:
    ^^^^^^^^^^^^^^^ error: not said when the metric was last reviewed
      lastReviewed:
    `,
    { page },
  );
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'ninetyDayMetric: { lastReviewed: 2026-01-01 }', productionGate);
  checkSeverities(rule, 'ninetyDayMetric: { lastReviewed: }', productionGateMissing);
});

test('the fix adds the day', () => {
  for (const fragment of ['ninetyDayMetric: { lastReviewed: }', 'ninetyDayMetric: { lastReviewed: TBD }'])
    checkFix(rule, fragment, { page });
});
