import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstContent } from '../../../server/engine/document/first-content.ts';
import { evaluate, parseCharter } from '../../../server/engine/index.ts';
import { DEFAULT_POLICY } from '../../../server/engine/policy/policy.ts';
import rule from '../../../server/engine/rules/one-page.ts';
import { checkRule } from '../../support/marked.ts';
import { surroundings } from '../../support/page.ts';
import { checkSeverities } from '../../support/severities.ts';

const head = 'apiVersion: charter/v1\nstatus: pilot\nreview:\n  checklist:\n';
const questions = (count: number) => '    - a\n'.repeat(count);
const words = (count: number) => `title: ${'word '.repeat(count - 1).trim()}\n`;
const whole = { page: null };

test('120 lines are a page, 121 are more', () => {
  checkRule(rule, head + questions(116), whole);
  checkRule(
    rule,
    `apiVersion: charter/v1\n^^^^^^^^^^ warning: The page has 121 lines, and 120 are the limit.\n${head.slice(head.indexOf('status'))}${questions(117)}`,
    whole,
  );
});

test('700 words are a page, 701 are more', () => {
  checkRule(rule, `status: pilot\n${words(698)}`, whole);
  checkRule(
    rule,
    `status: pilot\n^^^^^^ warning: The page has 701 words, and 700 are the limit.\n${words(699)}`,
    whole,
  );
});

test('a page may be over in both', () => {
  checkRule(
    rule,
    `status: pilot\n^^^^^^ warning: The page has 122 lines, and 120 are the limit; it has 840 words, and 700 are the limit.\nreview:\n  checklist:\n${'    - a b c d e f g\n'.repeat(119)}`.replace(
      '840',
      '837',
    ),
    whole,
  );
});

test('blank lines, comments, waivers and the postmortem do not count', () => {
  const waivers = `waivers:\n${'  - { check: a, reason: many words of it }\n'.repeat(300)}`;
  const postmortem = `postmortem:\n  owner: >-\n${'    a long story\n'.repeat(300)}`;
  const comments = '# a note of some words\n\n'.repeat(300);
  checkRule(rule, head + questions(116) + comments + waivers + postmortem, whole);
});

test('it stays out of the way of what is said about the first key', () => {
  checkRule(
    rule,
    `review:\n^^^^^^ warning: 122 lines\n  tiers:\n  checklist:\n${questions(118)}apiVersion: charter/v1\n`,
    whole,
  );
});

test('what is no map is told at its beginning', () => {
  const policy = { ...DEFAULT_POLICY, thresholds: { ...DEFAULT_POLICY.thresholds, pageLines: 1 } };
  const { findings } = evaluate(parseCharter('\n- a\n- b\n'), surroundings({ policy }), [rule]);
  assert.deepEqual(
    findings.map(({ span, fields, missing }) => ({ span, fields, missing })),
    [{ span: firstContent('\n- a\n- b\n'), fields: [], missing: true }],
  );
  const [map] = evaluate(parseCharter('name: a\nstatus: pilot\n'), surroundings({ policy }), [rule]).findings;
  assert.deepEqual(map?.fields, ['name']);
});

test('a policy sets the limits', () => {
  const policy = { ...DEFAULT_POLICY, thresholds: { ...DEFAULT_POLICY.thresholds, pageLines: 3, pageWords: 6 } };
  checkRule(rule, 'status: pilot\ntitle: x\nname: y\n', { ...whole, policy });
  checkRule(
    rule,
    'status: pilot\n^^^^^^ warning: 4 lines, and 3 are the limit; it has 8 words\ntitle: x\nname: y\nx-a: b\n',
    {
      ...whole,
      policy,
    },
  );
});

test('it is a warning under every label', () => {
  checkSeverities(rule, head.slice(head.indexOf('review')) + questions(116), {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});
