import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import {
  DEFAULT_POLICY,
  evaluate,
  explainRule,
  parseCharter,
  RULES,
  type Rule,
  ruleById,
} from '../../server/engine/index.ts';
import { overlay } from '../support/overlay.ts';
import { completePage, surroundings } from '../support/page.ts';

const reportsOn = (rule: Rule, text: string) =>
  evaluate(parseCharter(text), surroundings({ policy: { ...DEFAULT_POLICY, ...rule.examples.policy } }))
    .reports.get(rule.id)
    ?.map(({ problem }) => problem) ?? [];

for (const rule of RULES) {
  test(`${rule.id}: the bad example fires, the good one and the complete page do not`, () => {
    assert.notDeepEqual(reportsOn(rule, overlay(rule.examples.bad).text), [], 'the bad example');
    assert.deepEqual(reportsOn(rule, overlay(rule.examples.good).text), [], 'the good example');
    if (rule.id === 'label-underclaims') return; // The page claims pilot, and has a waiver for the one thing it lacks.
    if (rule.id === 'turnover-test-passed') return; // The one thing that the page lacks, and is waived.
    assert.deepEqual(reportsOn(rule, completePage), [], 'the complete page');
  });

  test(`${rule.id}: what is said of it is whole and plain`, () => {
    assert.match(rule.id, /^[a-z]+(-[a-z]+)*$/);
    assert.match(rule.title, /^[A-Z].*[^.]$/);
    for (const sentence of [rule.why, rule.pass]) assert.match(sentence, /[.!]$/, sentence);
    assert.ok(rule.why.split(' ').length <= 25, 'why is one short sentence, as it is part of every message');
    if (rule.gates.length > 0) assert.notDeepEqual(rule.fields, [], 'a gate check says what it reads');
    const explained = explainRule(rule);
    for (const words of [rule.id, rule.title, rule.why, rule.pass, rule.examples.bad, rule.examples.good])
      assert.ok(explained.includes(words), `explained with ${words}`);
  });

  test(`${rule.id}: has a file and a test of its name`, () => {
    assert.ok(existsSync(new URL(`../../server/engine/rules/${rule.id}.ts`, import.meta.url)), 'the file');
    assert.ok(existsSync(new URL(`./rules/${rule.id}.test.ts`, import.meta.url)), 'the test');
  });
}

test('each file of a rule is in the list, and each id only once', () => {
  const files = readdirSync(new URL('../../server/engine/rules', import.meta.url))
    .filter((name) => name !== 'index.ts')
    .map((name) => name.replace(/\.ts$/, ''));
  assert.deepEqual(RULES.map(({ id }) => id).sort(), files.sort());
  for (const rule of RULES) assert.equal(ruleById(rule.id), rule);
  assert.equal(ruleById('no-such-check'), undefined);
});

test('the gates hold ten checks each, in the order of the next steps', () => {
  const gate = (name: 'charter' | 'production') =>
    RULES.filter(({ gates }) => gates.includes(name)).map(({ id }) => id);
  assert.deepEqual(gate('charter'), [
    'friction-hours',
    'operator-owner',
    'technical-owner',
    'input-schema',
    'review-tiers',
    'write-back',
    'ninety-day-metric',
    'turnover-test-date',
    'maintenance-budget',
    'when-wrong',
  ]);
  assert.deepEqual(gate('production'), [
    'operator-owner',
    'technical-owner',
    'review-tiers',
    'inputs-documented',
    'write-back-live',
    'override-logging',
    'weekly-review',
    'turnover-test-passed',
    'training-complete',
    'manual-path-retired',
  ]);
});
