import { test } from 'node:test';
import rule from '../../../server/engine/rules/change-notice.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities, governance } from '../../support/severities.ts';

test('words are an answer', () => {
  for (const answer of ['both owners', '"@ops"', 'https://wiki.example.com/changes', 'the team lead'])
    checkRule(rule, `governance: { changeNotice: ${answer} }`);
});

test('what is not said is missed, at the key, the section or the status', () => {
  checkRule(
    rule,
    `
    governance:
      changeNotice: ""
    # ^^^^^^^^^^^^ warning: It is not said who is told of a change
    `,
  );
  checkRule(
    rule,
    `
    governance:
    ^^^^^^^^^^ warning: It is not said who is told of a change
      changeNotice:
    `,
  );
  checkRule(
    rule,
    `
    status: pilot
    #       ^^^^^ warning: It is not said who is told of a change
    governance:
    `,
  );
});

test('a placeholder is no answer', () => {
  checkRule(
    rule,
    `
    governance:
      changeNotice: the team
      #             ^^^^^^^^ warning: "the team" stands where
    `,
  );
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'governance: { changeNotice: }', governance);
  checkSeverities(rule, 'governance: { changeNotice: TBD }', governance);
});

test('the fix asks for it', () => {
  for (const fragment of ['governance:', 'governance: { changeNotice: }', 'governance: { changeNotice: TBD }'])
    checkFix(rule, fragment);
});
