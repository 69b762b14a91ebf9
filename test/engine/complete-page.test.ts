import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, isCharter, parseCharter, RULES } from '../../server/engine/index.ts';
import { omissions } from '../support/omissions.ts';
import { overlay } from '../support/overlay.ts';
import { completePage, productionChanges, surroundings } from '../support/page.ts';

const productionPage = overlay(productionChanges).text;
const gateOf = new Map(RULES.map(({ id, gates }) => [id, gates]));
const isGateCheck = (id: string) => gateOf.get(id)!.length > 0;

/** The checks that fail when a value of the page is omitted. An omission that is not listed changes no label. */
const FAILS: Readonly<Record<string, readonly string[]>> = {
  problem: ['friction-hours'],
  'problem.frictionHours': ['friction-hours'],
  owners: ['operator-owner', 'technical-owner'],
  'owners.operator': ['operator-owner'],
  'owners.operator.name': ['operator-owner'],
  'owners.technical': ['technical-owner'],
  'owners.technical.name': ['technical-owner'],
  inputs: ['input-schema', 'inputs-documented'],
  'inputs.schema': ['input-schema', 'inputs-documented'],
  review: ['review-tiers'],
  'review.tiers': ['review-tiers'],
  'review.tiers.0.name': ['review-tiers'],
  'review.tiers.0.when': ['review-tiers'],
  'review.tiers.0.decision': ['review-tiers'],
  'review.tiers.1.name': ['review-tiers'],
  'review.tiers.1.when': ['review-tiers'],
  'review.tiers.1.decision': ['review-tiers'],
  'review.tiers.1.reviewer': ['review-tiers'],
  'review.tiers.2.name': ['review-tiers'],
  'review.tiers.2.when': ['review-tiers'],
  'review.tiers.2.decision': ['review-tiers'],
  'review.tiers.2.reviewer': ['review-tiers'],
  writeBack: ['write-back', 'write-back-live'],
  'writeBack.destination': ['write-back'],
  'writeBack.live': ['write-back-live'],
  'writeBack.evidence': ['write-back-live'],
  ninetyDayMetric: ['ninety-day-metric', 'weekly-review'],
  'ninetyDayMetric.name': ['ninety-day-metric'],
  'ninetyDayMetric.unit': ['ninety-day-metric'],
  'ninetyDayMetric.baseline': ['ninety-day-metric'],
  'ninetyDayMetric.target': ['ninety-day-metric'],
  'ninetyDayMetric.start': ['ninety-day-metric'],
  'ninetyDayMetric.lastReviewed': ['weekly-review'],
  turnoverTest: ['turnover-test-date', 'turnover-test-passed'],
  'turnoverTest.date': ['turnover-test-date'],
  'turnoverTest.result': ['turnover-test-passed'],
  'turnoverTest.runBy': ['turnover-test-passed'],
  maintenance: ['maintenance-budget'],
  'maintenance.budget': ['maintenance-budget'],
  'maintenance.budget.hours': ['maintenance-budget'],
  whenWrong: ['when-wrong'],
  'whenWrong.detect': ['when-wrong'],
  'whenWrong.correct': ['when-wrong'],
  'whenWrong.escalateTo': ['when-wrong'],
  governance: ['override-logging'],
  'governance.overrideLog': ['override-logging'],
  adoption: ['training-complete', 'manual-path-retired'],
  'adoption.training': ['training-complete'],
  'adoption.training.completed': ['training-complete'],
  'adoption.training.trained': ['training-complete'],
  'adoption.training.of': ['training-complete'],
  'adoption.manualPath': ['manual-path-retired'],
  'adoption.manualPath.retired': ['manual-path-retired'],
};

/** One omission is one finding: where two checks of one value fail, the charter gate's is shown. */
const SHOWN_BY_ANOTHER = new Map([['inputs-documented', 'input-schema']]);

test('the complete page claims pilot and has earned production, with the one waiver that it needs', () => {
  const { declared, earned, gates, crashes } = evaluate(parseCharter(completePage), surroundings());
  assert.deepEqual([declared, earned], ['pilot', 'production']);
  assert.deepEqual(gates.production.waived, ['turnover-test-passed']);
  assert.deepEqual(crashes, []);
});

test('the complete page has nothing above a hint under any label that it has earned', () => {
  for (const label of ['research', 'pilot', 'production']) {
    const { findings } = evaluate(parseCharter(overlay(`status: ${label}`).text), surroundings());
    assert.deepEqual(
      findings.filter(({ severity }) => severity !== 'hint').map(({ check, message }) => `${check}: ${message}`),
      [],
      label,
    );
  }
});

test('it earns production once its dates and results say so, and then there is nothing to say', () => {
  const { declared, earned, gates, findings, next, questions } = evaluate(parseCharter(productionPage), surroundings());
  assert.deepEqual([declared, earned], ['production', 'production']);
  assert.equal(gates.charter.passed.length, 10);
  assert.equal(gates.production.passed.length, 10);
  assert.deepEqual(findings, []);
  assert.deepEqual(next, []);
  assert.deepEqual(questions, { owner: true, destination: true, metric: true, whenWrong: true });
});

const all = omissions(productionPage);

test('every omission is told apart', () => {
  assert.ok(all.length > 100, `${all.length} omissions`);
  const paths = all.map(({ path }) => path);
  assert.equal(new Set(paths).size, paths.length);
  for (const path of Object.keys(FAILS)) assert.ok(paths.includes(path), `${path} is on the page`);
});

for (const { path, text } of all) {
  const fails = FAILS[path] ?? [];
  test(`without ${path} ${fails.length > 0 ? `${fails.join(' and ')} fail` : 'the label stays'}`, () => {
    const document = parseCharter(text);
    assert.deepEqual(document.problems, []);
    assert.ok(isCharter(document));
    const { earned, declared, gates, findings, crashes } = evaluate(document, surroundings());
    assert.deepEqual(crashes, []);
    const failed = [...new Set([...gates.charter.failed, ...gates.production.failed])];
    assert.deepEqual(failed, fails);
    assert.deepEqual([...gates.charter.unknown, ...gates.production.unknown], []);

    const byCharter = fails.some((id) => gateOf.get(id)!.includes('charter'));
    assert.equal(earned, byCharter ? 'research' : fails.length > 0 ? 'pilot' : 'production');
    const shown = [...new Set(findings.map(({ check }) => check).filter(isGateCheck))].sort();
    assert.deepEqual(shown, [...new Set(fails.map((id) => SHOWN_BY_ANOTHER.get(id) ?? id))].sort());
    const overclaims = findings.filter(({ check }) => check === 'label-overclaims');
    assert.equal(overclaims.length, fails.length > 0 && declared ? 1 : 0);
    for (const id of fails) assert.ok(overclaims[0]!.message.includes(id), `label-overclaims names ${id}`);
    for (const { check, severity, span } of findings) {
      assert.ok(span.end > span.start, `the range of ${check} is not empty`);
      if (isGateCheck(check)) assert.equal(severity, 'error');
    }
  });
}

test('a value that is blank or a placeholder counts as one that is not there', () => {
  for (const { path, replaced } of all) {
    // What is written over several lines is not replaced by one word.
    if (/^[^.]+$|\.\d+$|tiers$|knownGaps$/.test(path)) continue;
    for (const blank of ['""', 'TBD', '<to fill in>', 'To be determined (calendar 2025)']) {
      const { gates } = evaluate(parseCharter(replaced(blank)), surroundings());
      const failed = [...new Set([...gates.charter.failed, ...gates.production.failed])];
      assert.deepEqual(failed, FAILS[path] ?? [], `${path}: ${blank}`);
    }
  }
});
