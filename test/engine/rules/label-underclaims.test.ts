import assert from 'node:assert/strict';
import { test } from 'node:test';
import rule from '../../../server/engine/rules/label-underclaims.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';

test('what is earned and not claimed is hinted at', () => {
  checkRule(
    rule,
    `
    status: research
    #       ^^^^^^^^ hint: claims research and has earned pilot
    waivers:
    `,
  );
  checkRule(
    rule,
    `
    status: pilot
    #       ^^^^^ hint: has earned production (1 waived)
    `,
  );
});

test('waivers are counted where production rests on them, and only there', () => {
  const { findings } = checkRule(
    rule,
    `
    status: research
    #       ^^^^^^^^ hint: claims research and has earned pilot. Work
    adoption: { manualPath: { retired: } }
    `,
  );
  assert.deepEqual(
    findings.map(({ fields, missing }) => ({ fields, missing })),
    [{ fields: ['status', 'label-underclaims'], missing: false }],
  );
  checkRule(
    rule,
    `
    status: pilot
    #       ^^^^^ hint: claims pilot and has earned production. Work
    waivers:
    turnoverTest: { date: 2026-11-20, result: passed }
    `,
  );
});

test('what is claimed is enough', () => {
  checkRule(rule, 'status: production');
  checkRule(rule, 'status: retired');
  checkRule(rule, 'status: research\nwhenWrong:\n');
  checkRule(rule, 'status:');
});

test('the fix sets the label to what is earned', () => {
  assert.match(checkFix(rule, 'status: research').after, /\nstatus: production$/);
});
