import assert from 'node:assert/strict';
import { test } from 'node:test';
import rule from '../../../server/engine/rules/write-back-live.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { fakeFiles, productionChanges } from '../../support/page.ts';
import { checkSeverities, productionGate, productionGateMissing } from '../../support/severities.ts';

const page = overlay(productionChanges).text;

test('a date ahead of today is not live yet', () => {
  checkRule(
    rule,
    `
    writeBack:
      live: 2027-01-01
      #     ^^^^^^^^^^ information: Write-back starts on 2027-01-01, in 39 days
    `,
  );
  checkRule(
    rule,
    `
    writeBack:
      live: 2026-11-24
      #     ^^^^^^^^^^ error: starts on 2026-11-24, tomorrow
    `,
    { page },
  );
});

test('today is live', () => {
  checkRule(rule, 'writeBack: { live: 2026-11-23 }', { page });
});

test('what is no day is not live', () => {
  checkRule(
    rule,
    `
    writeBack:
      live: since summer
      #     ^^^^^^^^^^^^ error: is not a date
    `,
    { page },
  );
});

test('output that is carried by hand is not live; any other method, or none, may be', () => {
  checkRule(
    rule,
    `
    writeBack:
      method: manual
      #       ^^^^^^ error: The output is carried by hand
    `,
    { page },
  );
  for (const method of ['api', 'queue', 'database', 'file-feed', '""'])
    checkRule(rule, `writeBack: { method: ${method} }`, { page });
});

test('evidence is a link, a file that holds something, or words', () => {
  const files = fakeFiles({ 'ci/run.txt': 'It ran.', 'ci/blank.txt': '\n', 'ci/folder/': { kind: 'folder' } });
  for (const evidence of ['https://ci.example.com/x', 'ci/run.txt', 'ci/folder/', 'the nightly run in the case system'])
    checkRule(rule, `writeBack: { evidence: ${evidence} }`, { page, files });
  for (const [evidence, says] of [
    ['ci/none.txt', 'There is no file ci/none.txt'],
    ['ci/blank.txt', 'has nothing in it'],
    ['../x.txt', 'leads out of the repository'],
  ] as const)
    checkRule(rule, `writeBack:\n  evidence: ${evidence}\n  #         ${'^'.repeat(evidence.length)} error: ${says}`, {
      page,
      files,
    });
});

test('evidence that cannot be read leaves it unknown', () => {
  const files = fakeFiles({ 'ci/run.txt': { kind: 'unreadable', message: 'EIO' } });
  const { evaluation } = checkRule(
    rule,
    `
    writeBack:
      evidence: ci/run.txt
      #         ^^^^^^^^^^ error: could not be read (EIO)
    `,
    { page, files },
  );
  assert.deepEqual(evaluation.gates.production.unknown, [rule.id]);
});

test('what is not said is missed', () => {
  checkRule(
    rule,
    `
    writeBack:
    ^^^^^^^^^ error: It is not said since when output is written back, nor what proves it
      live:
      evidence:
    `,
    { page },
  );
  checkRule(
    rule,
    `
    writeBack:
      evidence: TBD
      #         ^^^ error: "TBD" stands where what proves it belongs
    `,
    { page },
  );
});

test('of two things only the one that is missing is named', () => {
  for (const [key, words] of [
    ['live', 'It is not said since when output is written back.'],
    ['evidence', 'It is not said what proves it.'],
  ] as const)
    checkRule(rule, `writeBack:\n^^^^^^^^^ error: ${words}\n  ${key}:\n`, { page });
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'writeBack: { method: manual }', productionGate);
  checkSeverities(rule, 'writeBack: { live: }', productionGateMissing);
});

test('the fix adds what is missing', () => {
  for (const fragment of [
    'writeBack: { live: }',
    'writeBack: { evidence:, live: }',
    'writeBack: { live: TBD }',
    'writeBack:',
  ])
    checkFix(rule, fragment, { page });
});
