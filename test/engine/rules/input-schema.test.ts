import { test } from 'node:test';
import rule from '../../../server/engine/rules/input-schema.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { charterGate, checkSeverities } from '../../support/severities.ts';

test('a blank schema is missed', () => {
  checkRule(
    rule,
    `
    inputs:
      schema: ""
    # ^^^^^^ error: The structure of the input is not given
    `,
  );
  checkRule(
    rule,
    `
    inputs:
      schema: TODO
      #       ^^^^ error: stands where the schema of the input belongs
    `,
  );
  checkRule(
    rule,
    `
    inputs:
      schema: {}
    # ^^^^^^ error
    `,
  );
});

test('a path, words and a schema in the page all say something', () => {
  for (const value of ['schemas/nowhere.json', 'one row for each listing', '{ type: object }', '{ $ref: "#/x" }'])
    checkRule(rule, `inputs:\n  schema: ${value}\n`);
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'inputs: { schema: }', charterGate);
  checkSeverities(rule, 'inputs: { schema: TBD }', charterGate);
});

test('the fix adds the schema', () => {
  for (const fragment of ['inputs:', 'inputs: { schema: }', 'inputs: { schema: TBD }', 'inputs: { schema: {} }'])
    checkFix(rule, fragment);
});
