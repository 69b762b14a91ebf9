import { test } from 'node:test';
import rule from '../../../server/engine/rules/input-gaps.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

test('a gap without a plan is found', () => {
  checkRule(
    rule,
    `
    inputs:
      knownGaps:
        - { gap: no history }
        # ^^^^^^^^^^^^^^^^^^^ warning: There is no plan for the gap "no history".
        - { gap: no prices, plan: "" }
        #                   ^^^^ warning: There is no plan for the gap "no prices".
        - gap: no names
          plan: pending
          #     ^^^^^^^ warning: stands where the plan for the gap belongs
        - { gap: no dates, plan: from the warehouse }
    `,
  );
});

test('no gaps, gaps with plans, a gap that is not named and a sentence are not', () => {
  for (const gaps of [
    '[]',
    'none',
    '',
    '[ { gap: no history, plan: "accepted, because cases are new" } ]',
    '[ { gap: , plan: } ]',
    '[ { gap: TBD } ]',
    'history is missing; the backfill ends in May',
  ])
    checkRule(rule, `inputs: { knownGaps: ${gaps} }`);
});

test('a long gap is cut', () => {
  checkRule(
    rule,
    `
    inputs:
      knownGaps:
        - { gap: ${'x'.repeat(99)}, plan: "" }
        #        ${' '.repeat(99)}  ^^^^ the gap "${'x'.repeat(60)}…"
    `,
  );
});

test('one of sixty characters is said whole', () => {
  for (const [length, said] of [
    [60, `"${'x'.repeat(60)}"`],
    [61, `"${'x'.repeat(60)}…"`],
  ] as const)
    checkRule(
      rule,
      `
      inputs:
        knownGaps:
          - { gap: ${'x'.repeat(length)}, plan: "" }
          #        ${' '.repeat(length)}  ^^^^ the gap ${said}
      `,
    );
});

test('a sentence in the list is no gap with a plan, which the schema says of it first', () => {
  checkRule(
    rule,
    `
    inputs:
      knownGaps:
        - no history
        # ^^^^^^^^^^ warning: This gap has no plan.
    `,
    { alone: true },
  );
  checkRule(rule, 'inputs: { knownGaps: [ no history ] }');
});

test('it is a warning under any label', () => {
  checkSeverities(rule, 'inputs: { knownGaps: [ { gap: no history } ] }', {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});

test('the fix adds the plan', () => {
  for (const gap of ['{ gap: no history }', '{ gap: no history, plan: }', '{ gap: no history, plan: TBD }'])
    checkFix(rule, `inputs: { knownGaps: [ ${gap} ] }`);
  checkFix(rule, 'inputs:\n  knownGaps:\n    - gap: no history  # since May\n');
});
