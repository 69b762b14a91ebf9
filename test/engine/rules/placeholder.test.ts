import assert from 'node:assert/strict';
import { test } from 'node:test';
import rule from '../../../server/engine/rules/placeholder.ts';
import { checkRule } from '../../support/marked.ts';

test('a placeholder that no gate reads is a warning under any label', () => {
  for (const label of ['', 'research', 'pilot', 'production', 'retired'])
    checkRule(
      rule,
      `
      title: TBD
      #      ^^^ warning: "TBD" is a placeholder
      status: ${label}
      `,
    );
});

test('placeholders are found at every level, and written in every way', () => {
  checkRule(
    rule,
    `
    title: "<what it does>"
    #      ^^^^^^^^^^^^^^^^ warning: "<what it does>" is a placeholder
    problem:
      statement: [statement]
      #          ^^^^^^^^^^^ warning
    workflow: {{workflow}}
    #         ^^^^^^^^^^^^ warning
    review:
      checklist: [ Is it right?, TBD ]
      #                          ^^^ warning
    inputs:
      knownGaps:
        - gap: TODO
        #      ^^^^ warning
          plan: pending
          #     ^^^^^^^ warning
    `,
  );
});

test('what stands there is not missing, and is about its own key', () => {
  const { findings } = checkRule(rule, 'problem:\n  statement: TBD\n  #          ^^^ warning\n');
  assert.deepEqual(
    findings.map(({ fields, missing }) => ({ fields, missing })),
    [{ fields: ['problem.statement'], missing: false }],
  );
});

test('what a gate reads is left to the gate', () => {
  checkRule(rule, 'status: research\nwriteBack: { destination: TBD }\nadoption: { manualPath: { retired: TBD } }\n');
});

test('an answer is no placeholder', () => {
  checkRule(
    rule,
    `
    title: Todor pulls listings that are to be determined later
    inputs: { knownGaps: none }
    turnoverTest: { result: pending }
    owners: { champion: "<kim@example.com>" }
    `,
  );
});

test('below a key of ones own, in an inline schema and under a misspelt key, words are not judged', () => {
  checkRule(rule, 'x-notes: TBD\nproblem: { x-todo: TBD }\ninputs: { schema: { title: TBD } }\ntitel: TBD\n');
});
