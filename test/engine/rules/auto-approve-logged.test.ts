import { test } from 'node:test';
import rule from '../../../server/engine/rules/auto-approve-logged.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

test('auto-approve without a log is found where the log belongs', () => {
  checkRule(
    rule,
    `
    governance:
    ^^^^^^^^^^ warning: The tier "template match" is approved unseen, and it is not said where overrides are written down.
      overrideLog:
    `,
  );
  checkRule(
    rule,
    `
    governance:
      overrideLog: TBD
      #            ^^^ warning: stands where the log of overrides belongs
    `,
  );
});

test('a tier without a name is spoken of all the same', () => {
  checkRule(
    rule,
    `
    review: { tiers: [ { name: , when: otherwise, decision: auto-approve } ] }
    governance:
    ^^^^^^^^^^ warning: A tier is approved unseen, and it is not said where
      overrideLog:
    `,
  );
});

test('a log in words or in a file, and tiers that nobody approves unseen, are not', () => {
  checkRule(rule, 'governance: { overrideLog: a table in the case system }');
  checkRule(rule, 'governance: { overrideLog: logs/not-there-yet.csv }');
  checkRule(
    rule,
    'governance: { overrideLog: }\nreview: { tiers: [ { name: a, when: else, decision: human-review, reviewer: ops } ] }',
  );
  checkRule(rule, 'governance: { overrideLog: }\nreview: { tiers: }');
});

test('it is a warning; where production is claimed, the gate says it as an error', () => {
  checkSeverities(rule, 'governance: { overrideLog: }', {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
  checkRule(rule, 'status: production\ngovernance: { overrideLog: }');
});

test('the fix adds the log', () => {
  for (const fragment of ['governance:', 'governance: { overrideLog: }', 'governance: { overrideLog: TBD }'])
    checkFix(rule, fragment);
});
