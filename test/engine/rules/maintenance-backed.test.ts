import { test } from 'node:test';
import rule from '../../../server/engine/rules/maintenance-backed.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities, governance } from '../../support/severities.ts';

test('what is missing is named at once, where it belongs', () => {
  checkRule(
    rule,
    `
    maintenance:
    ^^^^^^^^^^^ warning: The maintenance lacks the budget line and the change log.
      budgetLine:
      changeLog:
    `,
  );
  checkRule(
    rule,
    `
    maintenance: { budget: { hours: 6, per: week }, budgetLine: , onCall: , changeLog: }
    ^^^^^^^^^^^ warning: The maintenance lacks a budget line, somebody on call and a change log.
    `,
  );
  checkRule(
    rule,
    `
    status: pilot
    #       ^^^^^ warning: The maintenance lacks a budget line, somebody on call and a change log.
    maintenance:
    `,
  );
});

test('a key without a value and a placeholder are found where they stand', () => {
  checkRule(
    rule,
    `
    maintenance:
      onCall: ""
    # ^^^^^^ warning: lacks who is on call
      budgetLine: n/a
      #           ^^^ warning: "n/a" stands where the budget line belongs
    `,
  );
});

test('whether the change log is there is not asked here', () => {
  checkRule(rule, 'maintenance: { changeLog: nowhere.md }');
  checkRule(rule, 'maintenance: { changeLog: the wiki }');
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'maintenance: { onCall: }', governance);
  checkSeverities(rule, 'maintenance: { onCall: TBD }', governance);
});

test('the fix asks for what is missing', () => {
  for (const fragment of ['maintenance:', 'maintenance: { onCall: }', 'maintenance: { changeLog: TBD }'])
    checkFix(rule, fragment);
});
