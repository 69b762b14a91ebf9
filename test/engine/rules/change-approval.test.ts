import { test } from 'node:test';
import rule from '../../../server/engine/rules/change-approval.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities, governance } from '../../support/severities.ts';

test('words are an answer', () => {
  for (const answer of ['both owners', '"@ops"', 'https://wiki.example.com/changes', 'the team lead'])
    checkRule(rule, `governance: { changeApproval: ${answer} }`);
});

test('what is not said is missed, at the key, the section or the status', () => {
  checkRule(
    rule,
    `
    governance:
      changeApproval: ""
    # ^^^^^^^^^^^^^^ warning: It is not said who approves a change
    `,
  );
  checkRule(
    rule,
    `
    governance:
    ^^^^^^^^^^ warning: It is not said who approves a change
      changeApproval:
    `,
  );
  checkRule(
    rule,
    `
    status: pilot
    #       ^^^^^ warning: It is not said who approves a change
    governance:
    `,
  );
});

test('a placeholder is no answer', () => {
  checkRule(
    rule,
    `
    governance:
      changeApproval: the team
      #               ^^^^^^^^ warning: "the team" stands where
    `,
  );
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'governance: { changeApproval: }', governance);
  checkSeverities(rule, 'governance: { changeApproval: TBD }', governance);
});

test('the fix asks for it', () => {
  for (const fragment of ['governance:', 'governance: { changeApproval: }', 'governance: { changeApproval: TBD }'])
    checkFix(rule, fragment);
});
