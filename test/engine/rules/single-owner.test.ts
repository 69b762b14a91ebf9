import assert from 'node:assert/strict';
import { test } from 'node:test';
import rule from '../../../server/engine/rules/single-owner.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

test('several people in one text are found, however they are written', () => {
  for (const owner of [
    'Ana Ruiz and Sam Lee',
    'Ana, Sam',
    'Ana / Sam',
    'Ana Ruiz & Sam Lee',
    'Ana Ruiz; Sam Lee',
    'a@x.com, b@x.com',
    'Ana Ruiz <a@x.com>, Sam Lee <b@x.com>',
  ])
    checkRule(
      rule,
      `owners:\n  operator: ${owner}\n  #         ${'^'.repeat(owner.length)} warning: The owner of the workflow is 2 people`,
    );
  checkRule(
    rule,
    `
    owners:
      technical: { name: Sam Lee & Jo Doe, contact: "@sam-lee" }
      #                  ^^^^^^^^^^^^^^^^ warning: The owner of the integration is 2 people: Sam Lee, Jo Doe
      sponsor: { name: Lee Wong or Kim Bo }
      #                ^^^^^^^^^^^^^^^^^^ warning: The sponsor is 2 people: Lee Wong, Kim Bo
    `,
  );
});

test('one person is one person, however the name is written', () => {
  for (const owner of [
    '"Ruiz, Ana"',
    '"Ruiz, Ana (Ops)"',
    'Ana Ruiz, PhD',
    'Dr. Ana Ruiz, MD, MPH',
    'Ana Ruiz-Gómez Jr.',
    'Anders And',
    'Ana Ruiz, Head of Sales and Marketing',
    'Ana Ruiz <ana.ruiz@example.com>',
    'ana.ruiz@example.com',
    '{ name: Marks & Spencer, kind: vendor }',
    '{ name: Ana Ruiz, contact: "ana@x.com, backup@x.com" }',
    '{ name: Ana Ruiz, kind: person }',
    'TBD',
  ])
    checkRule(rule, `owners: { sponsor: ${/[{",]/.test(owner) && !/^[{"]/.test(owner) ? `"${owner}"` : owner} }`);
});

test('a list of owners is found, at the list or its key', () => {
  checkRule(
    rule,
    `
    owners:
      operator: [ Ana Ruiz, Sam Lee ]
      #         ^^^^^^^^^^^^^^^^^^^^^ warning: The owner of the workflow is a list of 2, not one person
      technical:
      ^^^^^^^^^ warning: The owner of the integration is a list, not one person
        - { name: Sam Lee,
            contact: "@sam-lee" }
    `,
  );
});

test('a list in the place of the name, or within a map, is one too; a blank one is not', () => {
  checkRule(
    rule,
    `
    owners:
      operator: { name: [ Ana Ruiz, Sam Lee ] }
      #                 ^^^^^^^^^^^^^^^^^^^^^ warning: The owner of the workflow is a list of 2, not one person
      technical: []
    `,
    { alone: true },
  );
});

test('a group is found, a person with an office in one is not', () => {
  checkRule(
    rule,
    `
    owners:
      operator: AI steering committee
      #         ^^^^^^^^^^^^^^^^^^^^^ warning: The owner of the workflow is a group, "AI steering committee"
      technical: { name: Working group, contact: "@wg" }
      #                  ^^^^^^^^^^^^^ warning: The owner of the integration is a group
      sponsor: the board
      #        ^^^^^^^^^ warning: The sponsor is a group
    `,
  );
  for (const owner of ['chair of the AI council', 'Ana Ruiz (steering committee)', 'board member Ana Ruiz'])
    checkRule(rule, `owners: { operator: ${owner} }`);
});

test('a team is found at its kind; other kinds are not', () => {
  checkRule(
    rule,
    `
    owners:
      operator: { name: Catalog ops, kind: team }
      #                                    ^^^^ warning: The owner of the workflow is a team
    `,
  );
  for (const kind of ['person', 'vendor', 'it'])
    checkRule(rule, `owners: { operator: { name: Ana Ruiz, kind: ${kind} } }`);
});

test('a champion may be several people', () => {
  checkRule(rule, 'owners: { champion: Kim Bo and Ana Ruiz }');
});

test('it is a warning under any label', () => {
  checkSeverities(rule, 'owners: { operator: { kind: team } }', {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});

test('the fix makes two owners of one, where there is room for the second', () => {
  const split = (fragment: string) => checkFix(rule, fragment).after;
  assert.match(
    split('owners:\n  operator: Ana Ruiz and Sam Lee  # both\n  technical:\n'),
    /operator: Ana Ruiz {2}# both\n {2}technical: { name: Sam Lee }/,
  );
  assert.match(
    split('owners:\n  operator: { name: "Ana Ruiz, Sam Lee", contact: "@ops" }\n  technical: TBD\n'),
    /operator: { name: Ana Ruiz, contact: "@ops" }\n {2}technical: { name: Sam Lee }/,
  );
  assert.match(
    split('owners:\n  operator: [Ana Ruiz, Jo Doe]\n  champion:\n'),
    /operator: Ana Ruiz[\s\S]*champion: { name: Jo Doe }/,
  );
  assert.match(
    split('owners:\n  operator:\n    - "@ana"\n    - "@jo"\n  champion:\n'),
    /operator:\n {4}"@ana"[\s\S]*champion: { name: "@jo" }/,
  );
  assert.match(
    split('owners: { operator: Ana Ruiz & Jo Doe, champion: }'),
    /operator: Ana Ruiz,[\s\S]*{ name: Jo Doe }/,
  );
});

test('the fix keeps one where the other is another owner already', () => {
  const { after } = checkFix(rule, 'owners:\n  operator: Ana Ruiz and Sam Lee\n');
  assert.match(after, /operator: Ana Ruiz\n/);
  assert.match(after, /technical: {"name":"Sam Lee"/);
});

test('no fix loses a name, or what is written beside it', () => {
  for (const owner of [
    'Ana Ruiz and Jo Doe',
    'Ana Ruiz, Sam Lee, Jo Doe',
    'Ana Ruiz (days) and Sam Lee (nights)',
    'Ana Ruiz <a@x.com>; Sam Lee <b@x.com>',
    'Ruiz, Ana; Lee, Sam',
  ]) {
    const { findings } = checkRule(
      rule,
      `owners:\n  operator: ${owner}\n  #         ${'^'.repeat(owner.length)} people\n`,
    );
    assert.deepEqual(findings[0]?.fixes, [], owner);
  }
  const { findings } = checkRule(
    rule,
    `
    owners:
      operator:
      ^^^^^^^^ a list of 2
        - Ana Ruiz  # by day
        - Sam Lee
    `,
  );
  assert.deepEqual(findings[0]?.fixes, []);
});
