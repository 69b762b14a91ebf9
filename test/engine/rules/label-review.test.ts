import { test } from 'node:test';
import { DEFAULT_POLICY } from '../../../server/engine/policy/policy.ts';
import rule from '../../../server/engine/rules/label-review.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

const graver = { none: 'warning', research: 'information', pilot: 'warning', production: 'warning' } as const;

test('a quarter is 92 days', () => {
  for (const day of ['2026-08-23', '2026-11-23', '2027-05-01', 'soon']) checkRule(rule, `labelReviewed: ${day}`);
  checkRule(
    rule,
    `
    labelReviewed: 2026-08-22
    #              ^^^^^^^^^^ warning: The label was last looked at on 2026-08-22, 93 days ago; 92 days are the limit
    `,
  );
});

test('a policy may allow another span', () => {
  const policy = { ...DEFAULT_POLICY, thresholds: { ...DEFAULT_POLICY.thresholds, labelReview: 30 } };
  checkRule(rule, 'labelReviewed: 2026-10-24', { policy });
  checkRule(
    rule,
    `
    labelReviewed: 2026-10-23
    #              ^^^^^^^^^^ warning: 31 days ago; 30 days are the limit
    `,
    { policy },
  );
});

test('what is not said is missed', () => {
  checkRule(
    rule,
    `
    labelReviewed: ""
    ^^^^^^^^^^^^^ warning: It is not said when somebody last looked
    `,
  );
  checkRule(
    rule,
    `
    status: pilot
    #       ^^^^^ warning: It is not said when somebody last looked
    labelReviewed:
    `,
  );
  checkRule(
    rule,
    `
    labelReviewed: TBD
    #              ^^^ warning: "TBD" stands where
    `,
  );
});

test('a retired charter is not looked at again', () => {
  checkRule(rule, 'status: retired\nlabelReviewed:\n');
});

test('research is told, from pilot up it is warned', () => {
  checkSeverities(rule, 'labelReviewed: 2026-01-01', graver);
  checkSeverities(rule, 'labelReviewed:', graver);
});

test('the fix asks for the day', () => {
  for (const fragment of ['labelReviewed:', 'labelReviewed: TBD', 'labelReviewed: ""']) checkFix(rule, fragment);
});
