import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { compareSeverity, type Label, RULES, type Severity } from '../../server/engine/index.ts';
import { severityOf } from '../../server/engine/severity.ts';

type Told = Severity | 'silent';

/** What is told of a check whose value is there and does not pass, by the label claimed; and of one that is not there yet. */
function told(id: string, missing: boolean, severity?: Severity): Readonly<Record<Label | 'none', Told>> {
  const rule = RULES.find((one) => one.id === id)!;
  const under = (label: Label | null): Told =>
    severityOf(rule, { missing, ...(severity && { severity }) }, label) ?? 'silent';
  return {
    none: under(null),
    research: under('research'),
    pilot: under('pilot'),
    production: under('production'),
    retired: under('retired'),
  };
}

const of = (none: Told, research: Told, pilot: Told, production: Told, retired: Told) => ({
  none,
  research,
  pilot,
  production,
  retired,
});

suite('how grave a finding is', () => {
  test('of the charter gate follows from the label: an error where it is claimed, and no label claims a pilot', () => {
    for (const id of ['write-back', 'ninety-day-metric', 'operator-owner', 'technical-owner'])
      for (const missing of [true, false])
        assert.deepEqual(told(id, missing), of('error', 'warning', 'error', 'error', 'warning'), id);
    for (const id of [
      'friction-hours',
      'input-schema',
      'turnover-test-date',
      'maintenance-budget',
      'when-wrong',
      'review-tiers',
    ])
      for (const missing of [true, false])
        assert.deepEqual(told(id, missing), of('error', 'information', 'error', 'error', 'information'), id);
  });

  test('of the production gate is told below it only where a value is there', () => {
    const own = RULES.filter(({ gates }) => gates.includes('production') && !gates.includes('charter'));
    assert.equal(own.length, 7);
    for (const { id } of own) {
      assert.deepEqual(told(id, false), of('information', 'silent', 'information', 'error', 'information'), id);
      assert.deepEqual(told(id, true), of('silent', 'silent', 'silent', 'error', 'silent'), id);
    }
  });

  test('of Governance and Adoption is not told of research', () => {
    const silent = RULES.filter(({ group }) => group === 'Governance' || group === 'Adoption');
    assert.ok(silent.length >= 11);
    for (const { id } of silent) {
      assert.equal(told(id, false).research, 'silent', id);
      assert.notEqual(told(id, false).pilot, 'silent', id);
    }
    for (const { id, group, gates } of RULES)
      if (gates.length === 0 && !silent.some((rule) => rule.id === id))
        assert.notEqual(told(id, true).research, 'silent', `${group} ${id}`);
  });

  test('of Governance is an error where production is declared', () => {
    const governance = RULES.filter(({ group }) => group === 'Governance');
    assert.equal(governance.length, 7);
    for (const { id } of governance)
      assert.deepEqual(told(id, true), of('warning', 'silent', 'warning', 'error', 'warning'), id);
  });

  test('of research is no error, but of the text, the status and the money', () => {
    const errors = RULES.filter(({ id }) => told(id, true, 'error').research === 'error');
    assert.deepEqual(
      errors.filter(({ group }) => group !== 'Text').map(({ id }) => id),
      ['status-declared', 'funded-above-label'],
    );
    assert.equal(
      errors.filter(({ group }) => group === 'Text').length,
      RULES.filter(({ group }) => group === 'Text').length,
    );
    assert.deepEqual(told('label-overclaims', true), of('error', 'warning', 'error', 'error', 'error'));
    assert.deepEqual(told('status-declared', true), of('error', 'error', 'error', 'error', 'error'));
    assert.deepEqual(told('funded-above-label', true), of('error', 'error', 'error', 'error', 'error'));
    assert.equal(
      told('owner-leaving', true, 'information').research,
      'information',
      'what is less than a warning stays',
    );
    assert.equal(told('owner-leaving', true, 'warning').research, 'warning');
  });

  test('is what a report says, where it says anything', () => {
    assert.deepEqual(told('owner-leaving', true, 'error'), of('error', 'warning', 'error', 'error', 'error'));
    assert.deepEqual(told('owner-leaving', true), of('warning', 'warning', 'warning', 'warning', 'warning'));
    assert.deepEqual(told('label-review', true), of('warning', 'information', 'warning', 'warning', 'warning'));
    // A gate decides by itself.
    assert.equal(told('write-back-live', false, 'hint').production, 'error');
  });

  test('is ordered, the gravest first', () => {
    const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
    for (const [a, first] of order.entries())
      for (const [b, second] of order.entries())
        assert.equal(Math.sign(compareSeverity(first, second)), Math.sign(a - b));
  });
});
