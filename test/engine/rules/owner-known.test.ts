import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_POLICY, type Policy } from '../../../server/engine/index.ts';
import rule from '../../../server/engine/rules/owner-known.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';

const person = (name: string | undefined, contact?: string) => ({ name, contact, team: undefined, until: undefined });
const policy: Policy = {
  ...DEFAULT_POLICY,
  people: [
    person('Ana Ruiz', 'ana.ruiz@example.com'),
    person('Sam Lee', '@sam-lee'),
    person('Lee Wong'),
    person(undefined, '@kim-bo'),
  ],
};

test('a contact that is not among the people is found, a name where there is none', () => {
  checkRule(
    rule,
    `
    owners:
      operator: { name: Jo Doe, contact: jo@example.com }
      #                                  ^^^^^^^^^^^^^^ warning: The owner of the workflow, jo@example.com, is not among the people
      technical: Al Bo
      #          ^^^^^ warning: The owner of the integration, Al Bo, is not
      sponsor: Jo Doe <jo@example.com>
      #        ^^^^^^^^^^^^^^^^^^^^^^^ warning: The sponsor, jo@example.com, is not
      champion: { contact: "@kim-b" }
      #                    ^^^^^^^^ warning: The champion, @kim-b, is not
    `,
    { policy },
  );
});

test('a name without a contact is found at the name, and nobody else is put in its place', () => {
  checkRule(
    rule,
    `
    owners:
      operator: { name: Al Bo, contact: "" }
      #                 ^^^^^ warning: The owner of the workflow, Al Bo, is not among the people of the policy. An owner who is not there, or no longer, answers no question.
    `,
    { policy },
  );
});

test('whoever is there by contact, or by name where one contact is not given, is known', () => {
  for (const owner of [
    '{ name: Ana Maria Ruiz, contact: ANA.RUIZ@example.com }',
    'ana.ruiz@example.com',
    'Ana Ruiz <ana.ruiz@example.com>',
    '{ name: ana ruiz, contact: "" }',
    'Ana Ruiz',
    '"@sam-lee"',
    '{ name: Lee Wong, contact: lee.wong@example.com }',
    '{ name: Kim Bo, contact: kim-bo }',
    'TBD',
    '""',
  ])
    checkRule(rule, `owners: { sponsor: ${owner} }`, { policy });
});

test('where the policy lists nobody, everybody is known', () => {
  checkRule(rule, 'owners: { operator: Jo Doe }');
  checkRule(rule, 'owners: { operator: Jo Doe }', { policy: { ...policy, people: [person(undefined)] } });
});

test('it is a warning under any label', () => {
  for (const label of ['', 'research', 'pilot', 'production'])
    checkRule(
      rule,
      `
      owners:
        operator: { contact: "@jo" }
        #                    ^^^^^ warning
      status: ${label}
      `,
      { policy },
    );
});

test('the fix writes the contact that the policy has for the name', () => {
  const { after } = checkFix(rule, 'owners: { technical: { name: Sam Lee, contact: "@sam-le" } }', { policy });
  assert.match(after, /contact: "@sam-lee"/);
  const { findings } = checkRule(
    rule,
    `
    owners:
      operator: Ana Ruiz <ana@example.com>
      #         ^^^^^^^^^^^^^^^^^^^^^^^^^^ Ana Ruiz is there as ana.ruiz@example.com
    `,
    { policy },
  );
  assert.deepEqual(findings[0]?.fixes, []);
});
