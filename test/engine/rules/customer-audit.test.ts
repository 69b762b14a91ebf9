import { test } from 'node:test';
import rule from '../../../server/engine/rules/customer-audit.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities, governance } from '../../support/severities.ts';

test('what no customer sees needs no audit', () => {
  for (const seen of ['customerFacing: false', 'customerFacing: ""', 'customerFacing: TBD'])
    checkRule(rule, `governance:\n  ${seen}\n  audit: ""\n`);
  checkRule(rule, 'governance:\n');
  checkRule(rule, 'governance: { customerFacing: , audit: }');
});

test('what customers see does', () => {
  checkRule(rule, 'governance: { customerFacing: true, audit: weekly sample }');
  checkRule(
    rule,
    `
    governance:
      customerFacing: true
      audit: ""
    # ^^^^^ warning: Customers see the output, and it is not said how it is checked afterwards
    `,
  );
  checkRule(
    rule,
    `
    governance: { customerFacing: true, audit: to be decided }
    #                                          ^^^^^^^^^^^^^ warning: "to be decided" stands where the audit belongs
    `,
  );
});

test('how grave it is depends on the label', () => checkSeverities(rule, 'governance: { audit: }', governance));

test('the fix asks for it', () => {
  for (const fragment of ['governance: { audit: }', 'governance: { audit: TBD }']) checkFix(rule, fragment);
});
