import assert from 'node:assert/strict';
import { test } from 'node:test';
import rule from '../../../server/engine/rules/retired-postmortem.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';

const answers =
  'owner: no, integration: copied by hand, reviewLoad: yes, measurement: false, inputs: yes, training: "no", usedInDecisions: yes';

test('seven answers are a postmortem', () => {
  checkRule(rule, `status: retired\npostmortem: { ${answers} }`);
});

test('a charter that is not retired owes none', () => {
  for (const status of ['', 'research', 'pilot', 'production', 'gone']) checkRule(rule, `status: ${status}\n`);
});

test('each answer that is missing is named', () => {
  checkRule(
    rule,
    `
    status: retired
    postmortem: { ${answers.replace('reviewLoad: yes, ', '').replace('inputs: yes, ', '')} }
    ^^^^^^^^^^ warning: The postmortem does not say whether the review load fitted the capacity and whether the inputs were fixed.
    `,
  );
  checkRule(
    rule,
    `
    status: retired
    #       ^^^^^^^ warning: none of the seven questions of the postmortem is answered
    `,
  );
  checkRule(
    rule,
    `
    status: retired
    postmortem: { ${answers.replace('owner: no', 'owner: unknown')} }
    #                    ^^^^^^^ warning: "unknown" stands where whether an owner was named on day one belongs
    `,
  );
});

test('it is the only thing but its text that a retired charter is asked for', () => {
  const { evaluation } = checkRule(
    rule,
    `
    apiVersion: charter/v1
    status: retired
    #       ^^^^^^^ warning
    `,
    { page: null },
  );
  assert.deepEqual(
    evaluation.findings.map(({ check }) => check),
    [rule.id],
  );
});

test('the fix asks the questions', () => {
  for (const postmortem of ['', 'postmortem:', 'postmortem: TBD', 'postmortem: { owner: no }'])
    checkFix(rule, `status: retired\n${postmortem}\n`);
});
