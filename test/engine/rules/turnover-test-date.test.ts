import { test } from 'node:test';
import rule from '../../../server/engine/rules/turnover-test-date.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { charterGate, checkSeverities } from '../../support/severities.ts';

test('what is not a day is not a date', () => {
  for (const value of [
    'next spring',
    '2026-13-01',
    '2026-02-30',
    '2026-2-1',
    '01.12.2026',
    '20261201',
    '2026-12-01T08:00:00Z',
  ])
    checkRule(
      rule,
      `turnoverTest:\n  date: ${value}\n  #     ${'^'.repeat(value.length)} error: The date of the turnover test is not a date`,
    );
});

test('any day passes, ahead or past, in quotes or not', () => {
  for (const value of ['2026-12-01', '"2026-12-01"', '2024-02-29', '2020-01-01', '2040-01-01'])
    checkRule(rule, `turnoverTest:\n  date: ${value}\n`);
});

test('a blank date is missed', () => {
  checkRule(
    rule,
    `
    turnoverTest:
      date: ~
    # ^^^^ error: There is no date for the turnover test
    `,
  );
  checkRule(
    rule,
    `
    turnoverTest:
      date: pending
      #     ^^^^^^^ error: "pending" stands where the date of the turnover test belongs
    `,
  );
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'turnoverTest: { date: }', charterGate);
  checkSeverities(rule, 'turnoverTest: { date: soon }', charterGate);
});

test('the fix adds the date', () => {
  for (const fragment of ['turnoverTest:', 'turnoverTest: { date: }', 'turnoverTest: { date: TBD }'])
    checkFix(rule, fragment);
});
