import assert from 'node:assert/strict';
import { test } from 'node:test';
import rule from '../../../server/engine/rules/prompt-versioned.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { fakeFiles } from '../../support/page.ts';
import { checkSeverities, governance } from '../../support/severities.ts';

test('a file that is there, a version, a link and words are prompts', () => {
  for (const prompts of [
    'prompts/suppression.md',
    'v7',
    '{ version: v7, path: }',
    '{ version: 7, path: prompts/nowhere.md }',
    '{ version: latest }',
    '{ path: "https://prompts.example.com/7" }',
    'tag 7 in the prompt store',
  ])
    checkRule(rule, `governance: { prompts: ${prompts} }`);
  const files = fakeFiles({ 'prompts/': { kind: 'folder' } });
  checkRule(rule, 'governance: { prompts: { path: prompts/ } }', { files });
});

test('a path without a file, or with nothing in it, is none', () => {
  checkRule(
    rule,
    `
    governance:
      prompts: { path: prompts/nowhere.md }
      #                ^^^^^^^^^^^^^^^^^^ warning: There is no file prompts/nowhere.md
    `,
    { alone: true },
  );
  checkRule(
    rule,
    `
    governance:
      prompts: p.md
      #        ^^^^ warning: The file p.md has nothing in it
    `,
    { alone: true, files: fakeFiles({ 'p.md': '# TBD\n' }) },
  );
});

test('the newest version is none', () => {
  checkRule(
    rule,
    `
    governance:
      prompts: { path: , version: latest }
      #                           ^^^^^^ warning: "latest" is whatever is newest at the time
    `,
  );
  checkRule(
    rule,
    `
    governance:
      prompts: latest
      #        ^^^^^^ warning: "latest" is whatever is newest at the time
    `,
  );
});

test('what is blank is missed where it belongs', () => {
  checkRule(
    rule,
    `
    governance:
    ^^^^^^^^^^ warning: It is not said which prompts run
      prompts:
    `,
  );
  checkRule(
    rule,
    `
    governance:
      prompts: TBD
      #        ^^^ warning: "TBD" stands where the path of the prompts
    `,
  );
  checkRule(
    rule,
    `
    governance:
      prompts: { path: , owner: ana.ruiz@example.com }
    # ^^^^^^^ warning: It is not said which prompts run
    `,
  );
  checkRule(
    rule,
    `
    governance:
      prompts: { path: , version: tbc }
      #                           ^^^ warning: "tbc" stands where
    `,
  );
});

test('a file that cannot be read leaves it unknown', () => {
  const { evaluation } = checkRule(
    rule,
    `
    governance:
      prompts: p.md
      #        ^^^^ warning: could not be read
    `,
    { alone: true, files: fakeFiles({ 'p.md': { kind: 'unreadable', message: 'EACCES' } }) },
  );
  assert.equal(evaluation.reports.get(rule.id)?.[0]?.unknown, true);
});

test('while the file is being read there is nothing to say', () => {
  checkRule(rule, 'governance: { prompts: p.md }', { files: fakeFiles({ 'p.md': { kind: 'pending' } }) });
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'governance: { prompts: { path: prompts/nowhere.md } }', governance);
  checkSeverities(rule, 'governance: { prompts: }', governance);
});

test('the fix asks for the path, or the version that is begun', () => {
  for (const fragment of [
    'governance:',
    'governance: { prompts: }',
    'governance: { prompts: TBD }',
    'governance: { prompts: { path: } }',
    'governance: { prompts: { path: , version: TBD } }',
  ])
    checkFix(rule, fragment);
  for (const prompts of ['', 'TBD', '{ path: }'])
    assert.match(
      checkFix(rule, `governance: { prompts: ${prompts} }`).plain,
      /prompts:[\s{]*path: <path of the prompts>/,
    );
  const { plain } = checkFix(rule, 'governance: { prompts: { path: , version: TBD } }');
  assert.match(plain, /version: </);
  assert.doesNotMatch(plain, /path: <path of the prompts>/);
});
