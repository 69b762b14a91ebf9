import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, parseCharter } from '../../../server/engine/index.ts';
import rule from '../../../server/engine/rules/tier-shares.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { surroundings } from '../../support/page.ts';
import { checkSeverities } from '../../support/severities.ts';

const tiers = (...shares: readonly string[]) =>
  `review:\n  tiers:\n${shares.map((share, index) => `    - { name: t${index}, when: ${index === 0 ? 'else' : `rule ${index}`}, decision: reject${share && `, share: ${share}`} }\n`).join('')}`;
const found = (source: string, says: string) =>
  checkRule(rule, source.replace('  tiers:\n', `  tiers:\n  ^^^^^ warning: ${says}\n`));

test('shares that do not add up are found at the list', () => {
  found(tiers('60%', '30%'), 'The shares of the tiers add up to 90%, not to 100%.');
  found(tiers('0.6', '50%'), 'add up to 110%, not to 100%.');
  found(tiers('0.5', '0.4949'), 'add up to 99.49%, not to 100%.');
  found(tiers('0.5', '0.494944'), 'add up to 99.49%, not to 100%.');
  found(tiers('0', '0%'), 'add up to 0%');
});

test('shares that add up, give or take half a percent, are not', () => {
  for (const shares of [
    ['60%', '40%'],
    ['0.6', '40 %'],
    ['0.1', '0.2', '0.7'],
    ['33%', '33%', '33.5%'],
    ['0.5', '0.495'],
    ['0.5', '0.505'],
    ['100%', '', ''],
  ])
    checkRule(rule, tiers(...shares));
});

test('tiers without a share are named where something is left for them', () => {
  found(tiers('60%', ''), 'add up to 60%, not to 100%; the tier "t1" has none.');
  found(tiers('60%', '', 'TBD'), 'add up to 60%, not to 100%; 2 tiers have none.');
  found(tiers('60%', '50%', ''), 'add up to 110%, not to 100%; the tier "t2" has none.');
});

test('a tier without a share and a name is counted', () => {
  found(
    'review:\n  tiers:\n    - { name: , when: else, decision: reject }\n    - { name: b, when: seen, decision: reject, share: 60% }\n',
    'add up to 60%, not to 100%; one tier has none.',
  );
});

test('a share is asked for only where something is left for it', () => {
  const told = (source: string) =>
    evaluate(parseCharter(overlay(source).text), surroundings(), [rule]).findings.map(({ message, fixes }) => [
      /Give every tier|Change the shares/.exec(message)?.[0],
      ...fixes.map(({ title }) => title),
    ]);
  assert.deepEqual(told(tiers('60%', '')), [['Give every tier', 'Add the missing shares']]);
  assert.deepEqual(told(tiers('60%', '50%', '')), [['Change the shares']]);
  assert.deepEqual(told(tiers('60%', '30%')), [['Change the shares']]);
});

test('where no share is given, or one is none, there is nothing to add up', () => {
  checkRule(rule, tiers('', ''));
  checkRule(rule, tiers('60%', 'most'));
  checkRule(rule, tiers('60', '30'));
  checkRule(rule, 'review: { tiers: }');
  checkRule(rule, 'review: { tiers: everything }');
});

test('it is a warning under any label', () => {
  checkSeverities(rule, tiers('60%'), {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});

test('the fix adds the shares that are missing', () => {
  checkFix(rule, tiers('40%', '30%', ''));
  checkFix(rule, tiers('40%', '', '<share>'));
  checkFix(
    rule,
    'review:\n  tiers:\n    - name: a\n      when: else\n      share: 70%\n    - name: b\n      minutesPerItem: 3\n',
  );
});
