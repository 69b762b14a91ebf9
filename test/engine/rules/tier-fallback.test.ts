import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_POLICY } from '../../../server/engine/index.ts';
import rule from '../../../server/engine/rules/tier-fallback.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { completePage } from '../../support/page.ts';
import { checkSeverities } from '../../support/severities.ts';

const tier = (when: string) => `{ name: a, when: ${when}, decision: reject }`;
const words = (add: readonly string[], exempt: readonly string[] = []) => ({
  policy: { ...DEFAULT_POLICY, words: { ...DEFAULT_POLICY.words, fallbacks: { add, exempt } } },
});

test('tiers of which none takes the rest are found at the list', () => {
  checkRule(
    rule,
    `
    review:
      tiers:
      ^^^^^ warning: No tier takes the output that fits none of the others.
        - ${tier('confidence >= 0.9')}
        - ${tier('confidence < 0.9 or otherwise flagged')}
    `,
  );
});

test('a word is the whole condition', () => {
  for (const when of ['anything new', 'otherwise good', 'default template', 'no other', 'any listing', 'elsewhere'])
    checkRule(rule, `review:\n  tiers: [${tier(when)}]\n  ^^^^^ No tier takes\n`);
});

test('any of the words will do, in any case, with any punctuation behind it, at any place', () => {
  for (const when of [
    'otherwise',
    'Otherwise.',
    'ELSE',
    'default',
    'any',
    '"everything else!"',
    'all   others',
    '"otherwise …"',
  ]) {
    checkRule(rule, `review: { tiers: [ ${tier(when)} ] }`);
    checkRule(rule, `review: { tiers: [ ${tier(when)}, ${tier('confidence < 0.5')} ] }`);
  }
});

test('without tiers there is nothing to end', () => {
  for (const tiers of ['', '[]', 'TBD', 'everything is read']) checkRule(rule, `review: { tiers: ${tiers} }`);
});

test('the policy adds words, takes some out, or all', () => {
  checkRule(rule, `review: { tiers: [ ${tier('The rest')} ] }`, words(['the rest']));
  checkRule(rule, `review:\n  tiers: [${tier('any')}]\n  ^^^^^ applies "otherwise"\n`, words([], ['ANY']));
  checkRule(rule, `review:\n  tiers: [${tier('else')}]\n  ^^^^^ applies "the rest"\n`, words(['the rest'], ['*']));
  checkRule(rule, `review: { tiers: [ ${tier('whatever')} ] }`, words([], ['*']));
});

test('it is a warning under any label', () => {
  checkSeverities(rule, `review: { tiers: [ ${tier('seen')} ] }`, {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});

test('the fix ends the list with such a tier', () => {
  const fix = (fragment: string) => checkFix(rule, fragment).plain;
  const end =
    '{ name: <tier>, when: <otherwise>, decision: <auto-approve | human-review | human-rewrite | reject>, reviewer: <who reviews it> }';
  assert.ok(
    fix(`review:\n  tiers:  # three\n    - ${tier('seen')}  # most\n    # the last\n`).includes(
      `# most\n    - ${end}\n`,
    ),
  );
  assert.ok(
    fix('review:\n  tiers:\n  - name: a\n    when: seen\n    decision: reject\n').includes(
      `    decision: reject\n  - ${end}\n`,
    ),
  );
  assert.ok(fix(`review: { tiers: [ ${tier('seen')} ] }`).includes(`decision: reject }, ${end} ]`));
  const page = completePage.replaceAll('\n', '\r\n');
  const { plain } = checkFix(rule, `review:\n  tiers:\n    - ${tier('seen')}\n`.replaceAll('\n', '\r\n'), { page });
  assert.ok(plain.includes(`\r\n    - ${end}\r\n`));
});
