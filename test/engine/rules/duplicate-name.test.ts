import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, parseCharter } from '../../../server/engine/index.ts';
import rule from '../../../server/engine/rules/duplicate-name.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { surroundings } from '../../support/page.ts';
import { always, checkSeverities } from '../../support/severities.ts';

const others = (...paths: string[]) => ({ othersNamed: (name: string) => (name === 'drafts' ? paths : []) });

test('a name of its own is no duplicate', () => {
  checkRule(rule, 'name: other', others('a/charter.yaml'));
});

test('the other charters of that name are given, three at most', () => {
  checkRule(
    rule,
    `
    name: drafts
    #     ^^^^^^ error: "drafts" is also the name of a/charter.yaml. Two charters
    `,
    others('a/charter.yaml'),
  );
  checkRule(
    rule,
    `
    name: "drafts"
    #     ^^^^^^^^ error: is also the name of a/charter.yaml, b/charter.yaml, c/charter.yaml and 2 more. Two charters
    `,
    others('c/charter.yaml', 'a/charter.yaml', 'b/charter.yaml', 'e/charter.yaml', 'd/charter.yaml'),
  );
});

test('without a name, that of the folder counts', () => {
  checkRule(
    rule,
    `
    status: pilot
    #       ^^^^^ error: The folder's name, drafts, counts as the name here, and is also the name of a/charter.yaml
    name:
    `,
    others('a/charter.yaml'),
  );
  checkRule(
    rule,
    `
    name: TBD
    #     ^^^ error: The folder's name, drafts
    `,
    others('a/charter.yaml'),
  );
  checkRule(rule, 'name:', { ...others('a/charter.yaml'), folderName: 'elsewhere' });
  checkRule(rule, 'name:', { othersNamed: () => ['a/charter.yaml'], folderName: undefined });
});

test('a name is missing where none is written, and only then is one to be added', () => {
  const told = (name: string) =>
    evaluate(parseCharter(overlay(`name: ${name}`).text), surroundings(others('a/charter.yaml')), [rule]).findings.map(
      ({ fields, missing, fixes }) => ({ fields, missing, fixes: fixes.map(({ title }) => title) }),
    );
  assert.deepEqual(told('drafts'), [{ fields: ['name'], missing: false, fixes: [] }]);
  assert.deepEqual(told(''), [{ fields: ['name'], missing: true, fixes: ['Add a name'] }]);
  assert.deepEqual(told('TBD'), [{ fields: ['name'], missing: false, fixes: ['Add a name'] }]);
});

test('it is an error under any label', () => checkSeverities(rule, 'name: taken-elsewhere', always('error')));

test('the fix asks for a name where there is none', () => {
  for (const fragment of ['name:', 'name: ""']) checkFix(rule, fragment, { folderName: 'taken-elsewhere' });
});
