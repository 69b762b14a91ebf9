import { test } from 'node:test';
import rule from '../../../server/engine/rules/review-capacity.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

test('a load above the capacity is found, with the arithmetic', () => {
  checkRule(
    rule,
    `
    review:
      volumePerWeek: 500
      capacityHoursPerWeek: 10
      #                     ^^ warning: Review needs 15 h a week (500 × (0.3 × 3 + 0.1 × 9) min / 60); capacity is 10 h.
    `,
  );
  checkRule(
    rule,
    `
    review:
      capacityHoursPerWeek: 0
      #                     ^ warning: Review needs 16.7 h a week (500 × 2 min / 60); capacity is 0 h.
      tiers:
        - { name: all, when: else, decision: human-review, reviewer: ops, share: 100%, minutesPerItem: 2 }
    `,
  );
});

test('a difference that rounding would hide is shown', () => {
  checkRule(
    rule,
    `
    review:
      volumePerWeek: 601
      capacityHoursPerWeek: 18
      #                     ^^ warning: Review needs 18.03 h a week (601 × (0.3 × 3 + 0.1 × 9) min / 60); capacity is 18 h.
    `,
  );
});

test('a load that just fits is not', () => {
  checkRule(rule, 'review: { capacityHoursPerWeek: 15 }');
});

test('what a tier does not say makes the load a least one', () => {
  checkRule(
    rule,
    `
    review:
      capacityHoursPerWeek: 5
      #                     ^ warning: Review needs at least 7.5 h a week (500 × 0.3 × 3 min / 60, the tier "rest" not counted); capacity is 5 h.
      tiers:
        - { name: match, when: seen, decision: auto-approve, share: 60% }
        - { name: draft, when: known, decision: human-review, reviewer: ops, share: 30%, minutesPerItem: 3 }
        - { name: rest, when: else, decision: human-rewrite, reviewer: ops, share: 10% }
    `,
  );
});

test('where a figure is missing, nothing is said', () => {
  for (const review of [
    '{ volumePerWeek: , capacityHoursPerWeek: 1 }',
    '{ volumePerWeek: many, capacityHoursPerWeek: 1 }',
    '{ capacityHoursPerWeek: }',
    '{ capacityHoursPerWeek: TBD }',
    '{ capacityHoursPerWeek: 1, tiers: [ { name: a, when: else, decision: human-review, share: 100% } ] }',
    '{ capacityHoursPerWeek: 1, tiers: [ { name: a, when: else, decision: human-review, minutesPerItem: 3 } ] }',
    '{ capacityHoursPerWeek: 1, tiers: }',
  ])
    checkRule(rule, `review: ${review}`);
});

test('it is a warning under any label', () => {
  checkSeverities(rule, 'review: { capacityHoursPerWeek: 10 }', {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});
