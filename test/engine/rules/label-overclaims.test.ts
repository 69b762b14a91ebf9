import assert from 'node:assert/strict';
import { test } from 'node:test';
import rule from '../../../server/engine/rules/label-overclaims.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';

test('a pilot that lacks something of the charter gate overclaims, and what it lacks is named', () => {
  checkRule(
    rule,
    `
    status: pilot
    #       ^^^^^ error: claims pilot and has earned research. Not passed: friction-hours, when-wrong.
    problem: { frictionHours: }
    whenWrong:
    `,
  );
});

test('production names what it lacks of both gates, each check once', () => {
  checkRule(
    rule,
    `
    status: production
    #       ^^^^^^^^^^ error: has earned research. Not passed: operator-owner, manual-path-retired.
    owners: { operator: }
    adoption: { manualPath: }
    `,
  );
  checkRule(
    rule,
    `
    status: production
    #       ^^^^^^^^^^ error: has earned pilot. Not passed: turnover-test-passed.
    waivers:
    `,
  );
});

test('a pilot is not told what production lacks', () => {
  const { findings } = checkRule(
    rule,
    `
    status: pilot
    #       ^^^^^ error: Not passed: when-wrong. A label
    whenWrong:
    waivers:
    `,
  );
  assert.deepEqual(
    findings.map(({ fields, missing }) => ({ fields, missing })),
    [{ fields: ['status', 'label-overclaims'], missing: false }],
  );
  checkRule(
    rule,
    `
    status: production
    #       ^^^^^^^^^^ error: Not passed: when-wrong, turnover-test-passed. A label
    whenWrong:
    waivers:
    `,
  );
});

test('research, what is earned, no label and an unknown one overclaim nothing', () => {
  checkRule(rule, 'status: research\nwhenWrong:\n');
  checkRule(rule, 'status: production\n');
  checkRule(rule, 'status:\nwhenWrong:\n');
  checkRule(rule, 'status: live\nwhenWrong:\n');
  checkRule(rule, 'status: retired\nwhenWrong:\n');
});

test('the fix sets the label to what is earned', () => {
  assert.match(checkFix(rule, 'status: production\nwhenWrong:\n').after, /\nstatus: research\n/);
  assert.match(checkFix(rule, 'status: "production" # at last\nwaivers:\n').after, /\nstatus: pilot # at last\n/);
});
