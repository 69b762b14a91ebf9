import { test } from 'node:test';
import rule from '../../../server/engine/rules/distinct-owners.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

test('one name or one contact for both owners is found, whatever its case and spaces', () => {
  checkRule(
    rule,
    `
    owners:
      operator: { name: Ana Ruiz, contact: ana@example.com }
      technical: { name: ana  ruiz, contact: "@ana" }
      #                  ^^^^^^^^^ warning: owns both the workflow and the integration
    `,
  );
  checkRule(
    rule,
    `
    owners:
      operator: { name: Ana Ruiz, contact: "@ops" }
      technical: { name: Sam Lee, contact: ops }
      #                                    ^^^ warning: have the same contact, ops
    `,
  );
  checkRule(
    rule,
    `
    owners:
      operator: Ana Ruiz <ana@example.com>
      technical: ANA@example.com
      #          ^^^^^^^^^^^^^^^ warning: have the same contact
    `,
  );
});

test('two people, and what is not filled in, are not', () => {
  for (const owners of [
    'operator: { name: Ana Ruiz, contact: a@x.com }, technical: { name: Ana Ruiz-Lee, contact: b@x.com }',
    'operator: { name: TBD, contact: TBD }, technical: { name: TBD, contact: TBD }',
    'operator: "", technical: ""',
    'operator: Ana Ruiz, technical: Sam Lee, sponsor: Ana Ruiz',
  ])
    checkRule(rule, `owners: { ${owners} }`);
});

test('it is a warning under any label', () => {
  checkSeverities(rule, 'owners: { technical: { name: Ana Ruiz } }', {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});
