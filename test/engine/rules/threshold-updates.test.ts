import { test } from 'node:test';
import rule from '../../../server/engine/rules/threshold-updates.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities, governance } from '../../support/severities.ts';

test('words are an answer', () => {
  for (const answer of ['both owners', '"@ops"', 'https://wiki.example.com/changes', 'the team lead'])
    checkRule(rule, `governance: { thresholdUpdates: ${answer} }`);
});

test('what is not said is missed, at the key, the section or the status', () => {
  checkRule(
    rule,
    `
    governance:
      thresholdUpdates: ""
    # ^^^^^^^^^^^^^^^^ warning: It is not said who adjusts the thresholds
    `,
  );
  checkRule(
    rule,
    `
    governance:
    ^^^^^^^^^^ warning: It is not said who adjusts the thresholds
      thresholdUpdates:
    `,
  );
  checkRule(
    rule,
    `
    status: pilot
    #       ^^^^^ warning: It is not said who adjusts the thresholds
    governance:
    `,
  );
});

test('a placeholder is no answer', () => {
  checkRule(
    rule,
    `
    governance:
      thresholdUpdates: the team
      #                 ^^^^^^^^ warning: "the team" stands where
    `,
  );
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'governance: { thresholdUpdates: }', governance);
  checkSeverities(rule, 'governance: { thresholdUpdates: TBD }', governance);
});

test('the fix asks for it', () => {
  for (const fragment of ['governance:', 'governance: { thresholdUpdates: }', 'governance: { thresholdUpdates: TBD }'])
    checkFix(rule, fragment);
});
