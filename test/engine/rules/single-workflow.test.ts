import assert from 'node:assert/strict';
import { test } from 'node:test';
import rule from '../../../server/engine/rules/single-workflow.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

test('several triggers or outputs are several workflows', () => {
  checkRule(
    rule,
    `
    workflow:
      trigger: [a new listing, a complaint]
      #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: The trigger is a list of 2.
      output:
    # ^^^^^^ warning: The output is a list of 3.
        - case text
        - a summary
        - a weekly report
    `,
  );
});

test('one is one, in a list or not', () => {
  checkRule(rule, 'workflow:\n  trigger:\n    - a new listing\n');
  checkRule(rule, 'workflow:\n  trigger: [a new listing, ""]\n');
  checkRule(rule, 'workflow:\n  trigger: [a new listing, TBD]\n');
  checkRule(rule, 'workflow:\n  output: Case text, a summary and a weekly report\n');
  checkRule(rule, 'workflow: { trigger: }');
});

const page = 'apiVersion: charter/v1\nstatus: pilot\n';

test('several documents are several pages', () => {
  checkRule(rule, `${page}---\n^^^ warning: Another page begins here, which is not read.\n${page}`, { page: null });
  checkRule(
    rule,
    `${page}# the second:\n--- # two\n^^^ warning: 2 more pages begin here, which are not read.\n${page}---\n${page}`,
    { page: null },
  );
  checkRule(rule, `${page}...\n\n# b\nname: b\n^^^^^^^ warning: 2 more pages begin here\n---\n${page}`, { page: null });
  checkRule(rule, `---\n${page}...\n---\n^^^ warning: Another page begins here\n${page}`, { page: null });
});

test('a further page is about the workflow, and nothing that is missing', () => {
  const { findings } = checkRule(rule, `${page}---\n^^^ warning\n${page}`, { page: null });
  assert.deepEqual(
    findings.map(({ fields, missing }) => ({ fields, missing })),
    [{ fields: ['workflow'], missing: false }],
  );
});

test('a mark at the start or the end begins no further document', () => {
  for (const text of [`---\n${page}`, `${page}---\n`, `${page}...\n`, `# a\n---\n${page}`, `${page}---\n# nothing\n`])
    checkRule(rule, text, { page: null });
});

test('it is a warning under every label', () => {
  checkSeverities(rule, 'workflow: { output: [a, b] }', {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});

test('a list of workflows is several, and no fault of structure', () => {
  checkRule(
    rule,
    `
    workflow: [drafts, summaries]
    #         ^^^^^^^^^^^^^^^^^^^ warning: The workflow is a list of 2
    `,
  );
});
