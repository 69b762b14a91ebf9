import assert from 'node:assert/strict';
import { test } from 'node:test';
import rule from '../../../server/engine/rules/write-back.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities, foundation } from '../../support/severities.ts';

test('a destination that is blank is missed at its key', () => {
  checkRule(
    rule,
    `
    writeBack:
      destination: " "
    # ^^^^^^^^^^^ error: It is not said where the output goes
    `,
  );
});

test('a placeholder is no destination', () => {
  for (const words of ['TBD', 'pending', 'case system - TBD', '"<system>"', '[system]', '{{system}}']) {
    const source = `writeBack:\n  destination: ${words}\n  #            ${'^'.repeat(words.length)} stands where`;
    checkRule(rule, source);
  }
});

test('any words are a destination', () => {
  for (const words of ['case system', 'pending queue of the case system', 'https://cases.example.com', '42'])
    checkRule(rule, `writeBack:\n  destination: ${words}\n`);
});

test('without a destination the section is pointed at, without a section the label', () => {
  checkRule(
    rule,
    `
    writeBack:
    ^^^^^^^^^ It is not said where the output goes
      destination:
    `,
  );
  checkRule(
    rule,
    `
    writeBack:
    status: pilot
    #       ^^^^^ error
    `,
  );
});

test('even research is warned', () => {
  checkSeverities(rule, 'writeBack: { destination: TBD }', foundation);
  checkSeverities(rule, 'writeBack:', foundation);
});

test('the fix adds the destination, and the method where there is none', () => {
  assert.match(
    checkFix(rule, 'writeBack:').after,
    /\nwriteBack:\n {2}destination: said here in words\n {2}method: api\n/,
  );
  checkFix(rule, 'writeBack: { destination: }');
  checkFix(rule, 'writeBack: { destination: TBD }');
});
