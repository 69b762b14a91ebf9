import { test } from 'node:test';
import { DEFAULT_POLICY } from '../../../server/engine/policy/policy.ts';
import rule from '../../../server/engine/rules/usage-measured.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { productionChanges } from '../../support/page.ts';

const page = overlay(productionChanges).text;

test('thirty-five days are recent, thirty-six are not', () => {
  for (const day of ['2026-10-19', '2026-11-23'])
    checkRule(rule, `adoption: { usage: { measured: ${day} } }`, { page });
  checkRule(
    rule,
    `
    adoption:
      usage: { measured: 2026-10-18 }
      #                  ^^^^^^^^^^ warning: Usage was last measured on 2026-10-18, 36 days ago; 35 days are the limit.
    `,
    { page },
  );
});

test('what is not said is named', () => {
  checkRule(
    rule,
    `
    adoption:
      usage: { share: }
    # ^^^^^ warning: It is not said which share of the volume goes through it.
    `,
    { page },
  );
  checkRule(
    rule,
    `
    adoption:
      usage: { measured: TBD }
      #                  ^^^ warning: "TBD" stands where when its usage was measured belongs
    `,
    { page },
  );
  checkRule(
    rule,
    `
    adoption:
    ^^^^^^^^ warning: It is not said how much of the volume goes through it, nor when that was measured.
      usage:
    `,
    { page },
  );
});

test('a day ahead, or words, are for other checks to say', () => {
  for (const day of ['2026-12-01', 'last month'])
    checkRule(rule, `adoption: { usage: { measured: ${day} } }`, { page });
});

test('a policy sets the limit', () => {
  const policy = { ...DEFAULT_POLICY, thresholds: { ...DEFAULT_POLICY.thresholds, usage: 92 } };
  checkRule(rule, 'adoption: { usage: { measured: 2026-08-23 } }', { page, policy });
  checkRule(
    rule,
    'adoption:\n  usage: { measured: 2026-08-22 }\n  #                  ^^^^^^^^^^ warning: 93 days ago; 92 days\n',
    {
      page,
      policy,
    },
  );
});

test('only production claims that it is used', () => {
  for (const status of ['', 'research', 'pilot'])
    for (const usage of ['', '{ measured: 2026-01-01 }'])
      checkRule(rule, `status: ${status}\nadoption: { usage: ${usage} }`, { page });
});

test('the fix adds what is missing', () => {
  for (const fragment of [
    'adoption:',
    'adoption: { usage: }',
    'adoption: { usage: { share: } }',
    'adoption: { usage: { measured: TBD } }',
    'adoption:\n  usage: TBD\n',
  ])
    checkFix(rule, fragment, { page });
});
