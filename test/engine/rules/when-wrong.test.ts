import { test } from 'node:test';
import rule from '../../../server/engine/rules/when-wrong.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { charterGate, checkSeverities } from '../../support/severities.ts';

test('each of the three is missed, together where they belong together', () => {
  checkRule(
    rule,
    `
    whenWrong:
    ^^^^^^^^^ error: For wrong output it is not said how anybody notices and who is told
      detect:
      escalateTo:
    `,
  );
  checkRule(
    rule,
    `
    whenWrong:
      detect: TBD
      #       ^^^ error: "TBD" stands where how anybody notices wrong output belongs
      correct: ""
    # ^^^^^^^ error: it is not said how it is put right
    `,
  );
});

test('nothing said at all is one finding', () => {
  checkRule(
    rule,
    `
    whenWrong:
    status: pilot
    #       ^^^^^ error: It is not said what happens when output is wrong
    `,
  );
});

test('any words will do', () => {
  checkRule(rule, 'whenWrong: { detect: reviewers mark the row, correct: it goes back, escalateTo: "@ana" }');
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'whenWrong:', charterGate);
  checkSeverities(rule, 'whenWrong: { detect: TBD }', charterGate);
});

test('the fix adds what is missing', () => {
  for (const fragment of ['whenWrong:', 'whenWrong: { detect: }', 'whenWrong: { correct: TBD }', 'whenWrong: {}'])
    checkFix(rule, fragment);
});
