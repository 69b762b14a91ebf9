import { test } from 'node:test';
import rule from '../../../server/engine/rules/workflow-clear.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

test('what is not said is named', () => {
  checkRule(
    rule,
    `
    workflow:
    ^^^^^^^^ warning: It is not said what starts the workflow.
      trigger:
    `,
  );
  checkRule(
    rule,
    `
    workflow:
      output: ""
    # ^^^^^^ warning: It is not said what comes out of the workflow.
    `,
  );
  checkRule(
    rule,
    `
    workflow:
      trigger: TBD
      #        ^^^ warning: "TBD" stands where what starts the workflow belongs
    `,
  );
});

test('a placeholder is named without the quotes that are around it in the page', () => {
  checkRule(
    rule,
    `
    workflow:
      trigger: "TBD"
      #        ^^^^^ warning: "TBD" stands where
      output: '<what   comes out>'
      #       ^^^^^^^^^^^^^^^^^^^^ warning: "<what comes out>" stands where
    `,
  );
});

test('no workflow at all is one finding', () => {
  checkRule(
    rule,
    `
    workflow:
    status: pilot
    #       ^^^^^ warning: It is not said what starts the workflow, nor what comes out.
    `,
  );
});

test('a list says something, too much of it', () => {
  checkRule(rule, 'workflow: { trigger: [a new listing, a complaint] }');
});

test('what is not of the format is said by another check', () => {
  checkRule(rule, 'workflow: from the queue to the case');
  checkRule(rule, 'workflow:\n  - trigger: a\n    output: b\n');
});

test('it is a warning under every label', () => {
  checkSeverities(rule, 'workflow: { trigger: }', {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});

test('the fix adds what is missing', () => {
  for (const fragment of [
    'workflow:',
    'workflow: {}',
    'workflow: { trigger: }',
    'workflow: { output: TBD }',
    'workflow:\n  trigger: ""\n',
  ])
    checkFix(rule, fragment);
});
