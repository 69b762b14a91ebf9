import { test } from 'node:test';
import type { Rule } from '../../server/engine/index.ts';
import { checkFix } from './fixes.ts';
import { checkRule } from './marked.ts';
import { checkSeverities, foundation } from './severities.ts';

/** The tests of a check that wants one owner named; the two differ in the role and its words alone. */
export function testOwnerRule(rule: Rule, role: 'operator' | 'technical', words: string): void {
  const under = '^'.repeat(role.length);
  const beside = ' '.repeat(role.length);
  const missing = `error: Nobody is named as the owner of the ${words}`;

  test('an owner may be a map or one text', () => {
    for (const owner of [
      '{ name: Jo Doe }',
      '{ name: Jo Doe, contact: jo.doe@example.com, until: 2027-03-31 }',
      'Jo Doe <jo.doe@example.com>',
      'Jo Doe',
      'jo.doe@example.com',
      '"@jo"',
      '<jo.doe@example.com>',
      'Nathan Tbilisi',
    ])
      checkRule(rule, `owners:\n  ${role}: ${owner}\n`);
  });

  test('nobody in particular is no owner', () => {
    for (const owner of ['TBD', 'someone', 'The team', 'Somebody.', '<name>', '[Name]', '{{owner}}', 'owner (TBC)'])
      checkRule(
        rule,
        `owners:\n  ${role}: ${owner}\n  # ${beside}${'^'.repeat(owner.length)} error: stands where the name of the owner of the ${words}`,
      );
  });

  test('a map without a name is missed at the key', () => {
    checkRule(rule, `owners:\n  ${role}:\n    name: ""\n    ^^^^ ${missing}\n    contact: jo@example.com\n`);
    checkRule(rule, `owners:\n  ${role}:\n  ${under} ${missing}\n    name:\n    contact: jo@example.com\n`);
    checkRule(rule, `owners:\n  ${role}: { name: null }\n  # ${beside}  ^^^^ ${missing}`);
  });

  test('a blank entry is missed at its key, one that is not there at the section', () => {
    checkRule(rule, `owners:\n  ${role}: {}\n  ${under} ${missing}`);
    checkRule(rule, `owners:\n  ${role}: ""\n  ${under} ${missing}`);
    checkRule(rule, `owners:\n^^^^^^ ${missing}\n  ${role}:\n`);
    checkRule(rule, `owners:\nstatus: pilot\n#       ^^^^^ ${missing}\n`);
  });

  test('even research is warned', () => {
    checkSeverities(rule, `owners: { ${role}: }`, foundation);
    checkSeverities(rule, `owners: { ${role}: TBD }`, foundation);
  });

  test('the fix asks for what is not given of name and contact', () => {
    for (const fragment of [
      `owners: { ${role}: }`,
      `owners: { ${role}: TBD }`,
      `owners: { ${role}: {} }`,
      `owners: { ${role}: { name: TBD } }`,
      `owners: { ${role}: { name: } }`,
      `owners: { ${role}: { name: , contact: } }`,
      'owners:',
      `owners:\n  ${role}: TBD\n`,
      `owners:\n  ${role}:\n    contact: "@jo"\n    name:\n`,
    ])
      checkFix(rule, fragment);
  });
}
