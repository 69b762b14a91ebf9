import { test } from 'node:test';
import rule from '../../../server/engine/rules/training-complete.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { productionChanges } from '../../support/page.ts';
import { checkSeverities, productionGate, productionGateMissing } from '../../support/severities.ts';

const page = overlay(productionChanges).text;

test('as many or more are trained than need it, by today', () => {
  for (const value of [
    '{ completed: 2026-11-23, trained: 14, of: 14 }',
    '{ completed: 2026-11-23, trained: 15, of: 14 }',
    '{ completed: 2026-11-23, planned: 2026-11-20, trained: 1, of: 1 }',
  ])
    checkRule(rule, `adoption: { training: ${value} }`, { page });
});

test('fewer than need it are too few', () => {
  checkRule(
    rule,
    `
    adoption:
      training: { trained: 9 }
      #                    ^ error: 9 of 14 people are trained. People who were not shown how work around it. Train the other 5 people.
    `,
    { page },
  );
  checkRule(
    rule,
    `
    adoption:
      training: { trained: 13 }
      #                    ^^ error: Train the one who is left.
    `,
    { page },
  );
});

test('it is completed by today, and not only planned', () => {
  checkRule(
    rule,
    `
    adoption:
      training: { completed: 2026-11-24 }
      #                      ^^^^^^^^^^ error: is to be completed on 2026-11-24, tomorrow
    `,
    { page },
  );
  checkRule(
    rule,
    `
    adoption:
      training: { planned: 2026-12-01, completed: }
    # ^^^^^^^^ error: It is not said when the training was completed
    `,
    { page },
  );
});

test('the figures are numbers, and somebody needs it', () => {
  checkRule(
    rule,
    `
    adoption:
      training: { completed: in May, trained: all, of: 0 }
      #                      ^^^^^^ error: is not a date
      #                                       ^^^ error: The number of people trained is not a number
      #                                                ^ error: is not a number above 0
    `,
    { page },
  );
});

test('what is not said is missed', () => {
  checkRule(
    rule,
    `
    adoption:
      training: {}
    # ^^^^^^^^ error: It is not said that people were trained
    `,
    { page },
  );
  checkRule(
    rule,
    `
    adoption:
      training: { trained: tbd }
      #                    ^^^ error: stands where how many people were trained belongs
    `,
    { page },
  );
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'adoption: { training: { trained: 1 } }', productionGate);
  checkSeverities(rule, 'adoption: { training: }', productionGateMissing);
});

test('the fix adds what is missing', () => {
  for (const fragment of [
    'adoption: { training: }',
    'adoption:',
    'adoption: { training: { of: } }',
    'adoption: { training: { completed: TBD } }',
    'adoption:\n  training: TBD\n',
  ])
    checkFix(rule, fragment, { page });
});
