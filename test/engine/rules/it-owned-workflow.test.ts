import { test } from 'node:test';
import rule from '../../../server/engine/rules/it-owned-workflow.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

test('an operator of kind it is found', () => {
  checkRule(
    rule,
    `
    owners:
      operator: { kind: it }
      #                 ^^ warning: IT owns the workflow
    `,
  );
});

test('other kinds, and IT as the technical owner, are not', () => {
  for (const kind of ['person', 'team', 'vendor', '""', 'TBD'])
    checkRule(rule, `owners: { operator: { kind: ${kind} }, technical: { kind: it } }`);
});

test('it is a warning under any label', () => {
  checkSeverities(rule, 'owners: { operator: { kind: it } }', {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});
