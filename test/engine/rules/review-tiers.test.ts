import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, parseCharter } from '../../../server/engine/index.ts';
import rule from '../../../server/engine/rules/review-tiers.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { surroundings } from '../../support/page.ts';
import { charterGate, checkSeverities } from '../../support/severities.ts';

test('tiers with name, condition and decision pass; a machine needs no reviewer', () => {
  checkRule(
    rule,
    `
    review:
      tiers:
        - { name: match, when: confidence >= 0.95, decision: auto-approve }
        - { name: spam, when: flagged, decision: reject }
        - name: rest
          when: otherwise
          decision: human-rewrite
          reviewer: catalog ops
    `,
  );
});

test('a tier says its name, its condition and its decision', () => {
  checkRule(
    rule,
    `
    review:
      tiers:
        - { name: draft }
        # ^^^^^^^^^^^^^^^ error: The tier "draft" does not say when it applies and its decision
        - { name: "", when: otherwise, decision: reject }
        #   ^^^^ error: This review tier does not say its name
        - { name: x, when: TBD, decision: reject }
        #                  ^^^ error: "TBD" stands where when the tier applies belongs
    `,
  );
});

test('a tier that people review names the reviewer', () => {
  checkRule(
    rule,
    `
    review:
      tiers:
        - { name: draft, when: otherwise, decision: human-review }
        #                                           ^^^^^^^^^^^^ error: The tier "draft" needs a person, and nobody is named
        - { name: anew, when: otherwise, decision: human-rewrite, reviewer: somebody }
        #                                                                   ^^^^^^^^ error: stands where the reviewer belongs
        - { name: blank, when: otherwise, decision: human-rewrite, reviewer: "" }
        #                                                          ^^^^^^^^ error: needs a person
    `,
  );
});

test('a decision is one of four', () => {
  checkRule(
    rule,
    `
    review:
      tiers:
        - { name: draft, when: otherwise, decision: human_review, reviewer: catalog ops }
        #                                           ^^^^^^^^^^^^ error: "human_review" is not a decision. Without tiers a person reads everything, or nobody reads anything. Did you mean "human-review"? Write one of auto-approve
    `,
  );
  checkFix(rule, 'review: { tiers: [ { name: a, when: otherwise, decision: human_review, reviewer: catalog ops } ] }');
});

test('no tiers, and what is not a list of tiers', () => {
  checkRule(
    rule,
    `
    review:
      tiers: []
    # ^^^^^ error: There are no review tiers
    `,
  );
  checkRule(
    rule,
    `
    review:
      tiers: everything is read
      #      ^^^^^^^^^^^^^^^^^^ error: The review tiers are not a list
    `,
  );
  checkRule(
    rule,
    `
    review:
      tiers:
        - everything is read
        # ^^^^^^^^^^^^^^^^^^ error: This review tier has no name, condition and decision
    `,
  );
  checkRule(
    rule,
    `
    review:
    ^^^^^^ error: There are no review tiers
      tiers:
    `,
  );
  checkRule(
    rule,
    `
    review:
      tiers: TBD
      #      ^^^ error: stands where the list of review tiers belongs
    `,
  );
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'review: { tiers: }', charterGate);
  checkSeverities(rule, 'review: { tiers: [ { name: draft, when: otherwise } ] }', charterGate);
});

test('the fix adds a tier, or completes one', () => {
  for (const fragment of [
    'review:',
    'review: { tiers: }',
    'review: { tiers: TBD }',
    'review: { tiers: [] }',
    'review:\n  tiers:\n    - TBD\n',
    'review: { tiers: [ { name: draft } ] }',
    'review: { tiers: [ {} ] }',
    'review:\n  tiers:\n    - name: draft\n      when: otherwise\n',
    'review:\n  tiers:\n    - { name: a, when: otherwise, decision: human-review }\n',
    'review:\n  tiers:\n    - { name: a, when: otherwise, decision: human-review, reviewer: TBD }\n',
  ])
    checkFix(rule, fragment);
});

test('the fix of a list without tiers asks for all that a tier says', () => {
  for (const fragment of ['review: { tiers: }', 'review: { tiers: [] }']) {
    const { plain } = checkFix(rule, fragment);
    for (const key of ['name', 'when', 'decision', 'reviewer'])
      assert.match(plain, new RegExp(`\\b${key}: <`), fragment);
  }
});

test('a decision is guessed where it is nearly one, and only there', () => {
  const fixes = (decision: string) => {
    const { text } = overlay(`review: { tiers: [ { name: a, when: otherwise, decision: ${decision} } ] }`);
    const [finding] = evaluate(parseCharter(text), surroundings(), [rule]).findings;
    return finding?.fixes.map(({ title }) => title);
  };
  for (const nearly of ['auto-aprove', 'auto']) assert.deepEqual(fixes(nearly), ['Change to "auto-approve"'], nearly);
  assert.deepEqual(fixes('human'), [], 'there are two');
  assert.deepEqual(fixes('whatever the shift says'), []);
});
