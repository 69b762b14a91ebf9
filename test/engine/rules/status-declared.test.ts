import { test } from 'node:test';
import rule from '../../../server/engine/rules/status-declared.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';

test('any label will do, also one that does not exist, which is a matter of the schema', () => {
  for (const label of ['research', 'pilot', 'production', 'retired', 'live', '"pilot"'])
    checkRule(rule, `status: ${label}\n`);
});

test('a blank status is an error at its key, a placeholder where it stands', () => {
  checkRule(
    rule,
    `
    status: ""
    ^^^^^^ error: This charter claims no label
    `,
  );
  checkRule(
    rule,
    `
    status: TBD
    #       ^^^ error: "TBD" stands where the label belongs
    `,
  );
});

test('no status is an error at the first line that says something', () => {
  checkRule(
    rule,
    `
    # A page.

    apiVersion: charter/v1 # ours
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: This charter claims no label
    name: drafts
    `,
    { page: null },
  );
});

test('the fix adds the status', () => {
  for (const fragment of ['status:', 'status: TBD', 'status: ""', 'status: <label>']) checkFix(rule, fragment);
});
