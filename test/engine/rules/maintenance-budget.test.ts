import assert from 'node:assert/strict';
import { test } from 'node:test';
import rule from '../../../server/engine/rules/maintenance-budget.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { charterGate, checkSeverities } from '../../support/severities.ts';

test('hours or an amount above 0 are a budget', () => {
  for (const value of [
    '{ hours: 6, per: week, amount: null }',
    '{ hours: 0.5 }',
    '{ hours: null, amount: 1200, currency: EUR, per: month }',
    '{ hours: 6, amount: 100 }',
  ])
    checkRule(rule, `maintenance:\n  budget: ${value}\n`);
});

test('nothing is no budget', () => {
  checkRule(
    rule,
    `
    maintenance:
      budget: { hours: 0, per: week }
      #                ^ error: A maintenance budget of 0 is none
    `,
  );
  checkRule(
    rule,
    `
    maintenance:
      budget: { hours: null, amount: -5 }
      #                              ^^ error: A maintenance budget of -5 is none
    `,
  );
});

test('words are no number', () => {
  checkRule(
    rule,
    `
    maintenance:
      budget: { hours: some }
      #                ^^^^ error: is not a number
    `,
  );
  checkRule(
    rule,
    `
    maintenance:
      budget: six hours a week
      #       ^^^^^^^^^^^^^^^^ error: is not a number of hours or an amount of money
    `,
  );
});

test('a blank budget is missed', () => {
  checkRule(
    rule,
    `
    maintenance:
      budget: {}
    # ^^^^^^ error: No hours and no money
    `,
  );
  checkRule(
    rule,
    `
    maintenance:
      budget: { hours: tbd, per: week }
      #                ^^^ error: stands where the maintenance budget belongs
    `,
  );
  checkRule(
    rule,
    `
    maintenance:
      budget: { hours:, amount: null }
      #                 ^^^^^^ error: No hours and no money
    `,
  );
  checkRule(
    rule,
    `
    maintenance:
    ^^^^^^^^^^^ error: No hours and no money
      budget:
    `,
  );
});

test('where both are blank, the hours are missed', () => {
  checkRule(
    rule,
    `
    maintenance:
      budget: { hours: null, amount: null }
      #         ^^^^^ error: No hours and no money
    `,
  );
});

test('the fix of a whole budget asks for hours and how often, that of a part for the part', () => {
  const blank = checkFix(rule, 'maintenance: { budget: }').plain;
  assert.match(blank, /hours: <hours>/);
  assert.match(blank, /per: </);
  assert.doesNotMatch(checkFix(rule, 'maintenance: { budget: { hours: null, per: , currency: EUR } }').plain, /per: </);
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'maintenance: { budget: }', charterGate);
  checkSeverities(rule, 'maintenance: { budget: { hours: 0 } }', charterGate);
});

test('the fix adds the budget', () => {
  for (const fragment of [
    'maintenance:',
    'maintenance: { budget: }',
    'maintenance: { budget: TBD }',
    'maintenance: { budget: {} }',
    'maintenance: { budget: { hours: TBD } }',
    'maintenance: { budget: { hours: } }',
    'maintenance:\n  budget: { per: week, hours: }\n',
  ])
    checkFix(rule, fragment);
});
