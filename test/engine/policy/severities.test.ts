import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES, ruleById } from '../../../server/engine/index.ts';
import { productionChanges } from '../../support/page.ts';
import { found, soundPolicy, under } from '../../support/policy.ts';

const BLANK = 'writeBack: { destination: TBD }';
const only = (id: string) => ({ rules: [ruleById(id)!] });

test('a check is as grave as the policy says, and no label moves', () => {
  const plain = under('', BLANK);
  assert.equal(plain.earned, 'research');
  for (const severity of ['error', 'warning', 'information', 'hint'] as const) {
    const evaluation = under(`severities: { write-back: ${severity} }`, BLANK, only('write-back'));
    assert.deepEqual(found(evaluation, 'write-back'), [`${severity} TBD`]);
    assert.equal(evaluation.earned, 'research');
    assert.deepEqual(evaluation.gates.charter.failed, ['write-back']);
  }
});

test('off shows nothing, and what is off still fails its gate', () => {
  const evaluation = under('severities: { write-back: off }', BLANK);
  assert.deepEqual(found(evaluation, 'write-back'), []);
  const { earned, gates, next } = under('', BLANK);
  assert.deepEqual(evaluation.gates, gates);
  assert.deepEqual(evaluation.next, next);
  assert.equal(evaluation.earned, earned);
});

test('whatever is set to whatever, gates and labels stay', () => {
  for (const fragment of ['', BLANK, productionChanges, 'status: research', 'status: retired', 'status:']) {
    const { declared, earned, gates, next, questions } = under('', fragment);
    for (const severity of ['off', 'error', 'hint']) {
      const severities = RULES.map(({ id }) => `  ${id}: ${severity}\n`).join('');
      const other = under(`severities:\n${severities}`, fragment);
      assert.deepEqual(
        { declared, earned, gates, next, questions },
        {
          ...{ declared: other.declared, earned: other.earned, gates: other.gates },
          next: other.next,
          questions: other.questions,
        },
      );
      if (severity === 'off') assert.deepEqual(other.findings, []);
      else assert.ok(other.findings.every((finding) => finding.severity === severity));
    }
  }
});

test('a check that owes nothing under a label stays silent, however grave it is set', () => {
  const evaluation = under(
    'severities: { weekly-review: error }',
    'status: research\nninetyDayMetric: { lastReviewed: }',
  );
  assert.ok(evaluation.gates.production.failed.includes('weekly-review'));
  assert.deepEqual(found(evaluation, 'weekly-review'), []);
});

test('checks of a policy, its own and what it requires, have severities too', () => {
  const policy = soundPolicy(`
    severities: { acme-title: hint, required-for-pilot: information }
    required: { pilot: [x-cost-center] }
    checks: [{ id: acme-title, path: title, condition: { matches: "^ACME" }, message: Begin it with ACME., severity: error }]
  `);
  const evaluation = under(policy);
  assert.deepEqual(found(evaluation, 'acme-title'), ['hint Draft case text for suppressed listings']);
  assert.equal(evaluation.findings.find(({ check }) => check === 'required-for-pilot')?.severity, 'information');
  assert.deepEqual(evaluation.gates.charter.failed, ['required-for-pilot']);
});
