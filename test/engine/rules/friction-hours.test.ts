import { test } from 'node:test';
import rule from '../../../server/engine/rules/friction-hours.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { charterGate, checkSeverities } from '../../support/severities.ts';

test('words are not a number', () => {
  checkRule(
    rule,
    `
    problem:
      frictionHours: a lot
      #              ^^^^^ error: are not a number
    `,
  );
});

test('a number in quotes or with a unit is words', () => {
  for (const value of ['"120"', '120 h', '1,200'])
    checkRule(rule, `problem:\n  frictionHours: ${value}\n  #              ${'^'.repeat(value.length)} not a number`);
});

test('nothing can be gained where nothing is lost', () => {
  checkRule(
    rule,
    `
    problem:
      frictionHours: 0
      #              ^ costs 0 hours
    `,
  );
  checkRule(
    rule,
    `
    problem:
      frictionHours: { value: -2.5, per: week }
      #                       ^^^^ costs -2.5 hours
    `,
  );
});

test('neither infinity nor a non-number is a number of hours', () => {
  for (const value of ['.inf', '.nan'])
    checkRule(rule, `problem:\n  frictionHours: ${value}\n  #              ${'^'.repeat(value.length)} not a number`);
});

test('any number above 0 passes, with or without a period', () => {
  for (const value of ['1', '0.5', '1e3', '0x10', '{ value: 30, per: week }', '{ value: 30 }'])
    checkRule(rule, `problem:\n  frictionHours: ${value}\n`);
});

test('a placeholder is pointed at, a blank value at its key', () => {
  checkRule(
    rule,
    `
    problem:
      frictionHours: TBD
      #              ^^^ error: "TBD" stands where the number of hours lost belongs
    `,
  );
  checkRule(
    rule,
    `
    problem:
      frictionHours: ""
    # ^^^^^^^^^^^^^ error: It is not said how many hours
    `,
  );
  checkRule(
    rule,
    `
    problem:
      frictionHours: { value: null, per: week }
      #                ^^^^^ It is not said how many hours
    `,
  );
});

test('what is not there is missed at the section, else at the label', () => {
  checkRule(
    rule,
    `
    problem:
    ^^^^^^^ It is not said how many hours
      frictionHours:
    `,
  );
  checkRule(
    rule,
    `
    problem:
    status: pilot
    #       ^^^^^ It is not said how many hours
    `,
  );
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'problem: { frictionHours: 0 }', charterGate);
  checkSeverities(rule, 'problem:', charterGate);
});

test('the fix adds the hours', () => {
  for (const fragment of ['problem:', 'problem: { frictionHours: }', 'problem: { frictionHours: TBD }'])
    checkFix(rule, fragment);
});
