import { test } from 'node:test';
import rule from '../../../server/engine/rules/review-checklist.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

test('a human tier without a checklist is found', () => {
  checkRule(
    rule,
    `
    review:
    ^^^^^^ warning: People review the tier "draft", and there is no checklist for them.
      checklist:
    `,
  );
  checkRule(
    rule,
    `
    review:
      checklist: []
      ^^^^^^^^^ warning: there is no checklist
    `,
  );
  checkRule(
    rule,
    `
    review:
      checklist: TBD
      #          ^^^ warning: stands where the checklist belongs
    `,
  );
});

test('a tier without a name needs one all the same', () => {
  checkRule(
    rule,
    `
    review:
    ^^^^^^ warning: People review a tier, and there is no checklist for them.
      checklist:
      tiers: [ { name: , when: otherwise, decision: human-review, reviewer: ops } ]
    `,
  );
});

test('a file, a list of questions or a sentence is a checklist', () => {
  for (const checklist of ['review/checklist.md', '[ Is it right? ]', 'see the style guide, chapter 2'])
    checkRule(rule, `review: { checklist: "${checklist}" }`.replace(/"(\[.*\])"/, '$1'));
});

test('where no person reviews, none is needed', () => {
  for (const decision of ['auto-approve', 'reject', ''])
    checkRule(rule, `review: { checklist: , tiers: [ { name: a, when: else, decision: "${decision}" } ] }`);
  checkRule(rule, 'review: { checklist: , tiers: }');
});

test('it is a warning under any label', () => {
  checkSeverities(rule, 'review: { checklist: }', {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});

test('the fix adds the checklist', () => {
  for (const fragment of ['review: { checklist: }', 'review: { checklist: TBD }', 'review:\n  checklist: []\n'])
    checkFix(rule, fragment);
});
