import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, evaluate, parseCharter, safeEdits } from '../../../server/engine/index.ts';
import { withAnswers } from '../../support/fixes.ts';
import { overlay } from '../../support/overlay.ts';
import { completePage, productionChanges, surroundings } from '../../support/page.ts';
import { found, soundPolicy, under } from '../../support/policy.ts';

const production = overlay(productionChanges).text;
const PRODUCTION = { page: production };

test('what production requires is a check of its gate, and takes the label down', () => {
  const policy = soundPolicy('required: { production: [adoption.usage.share, owners.sponsor] }');
  const met = under(policy, '', PRODUCTION);
  assert.equal(met.earned, 'production');
  assert.ok(met.gates.production.passed.includes('required-for-production'));

  const unmet = under(policy, 'adoption: { usage: { share: } }', PRODUCTION);
  assert.equal(unmet.earned, 'pilot');
  assert.deepEqual(unmet.gates.production.failed, ['required-for-production']);
  assert.deepEqual(unmet.next, ['required-for-production']);
  const finding = unmet.findings.find(({ check }) => check === 'required-for-production');
  assert.match(
    finding!.message,
    /adoption\.usage\.share is blank\..*The policy of this repository requires it of production/,
  );
  assert.equal(finding!.severity, 'error');
  assert.deepEqual(found(unmet, 'label-overclaims'), ['error production']);
});

test('what is blank in an item of a list is named without a number, which counts from nought', () => {
  const policy = soundPolicy('required: { pilot: ["review.tiers.*.minutesPerItem"] }');
  const { findings } = under(policy, 'review: { tiers: [{ name: a, when: otherwise, decision: reject }] }');
  const [finding] = findings.filter(({ check }) => check === 'required-for-pilot');
  assert.match(finding!.message, /^review\.tiers\.minutesPerItem is blank\./);
  assert.deepEqual(
    finding!.fixes.map(({ title }) => title),
    ['Add review.tiers.minutesPerItem'],
  );
});

test('what pilot requires is a check of the charter gate', () => {
  const policy = soundPolicy('required: { pilot: [x-cost-center] }');
  assert.equal(under(policy).earned, 'research');
  assert.equal(under(policy, 'x-cost-center: 4711').earned, 'production');
  assert.equal(under(policy, 'x-cost-center: TBD').earned, 'research');
  assert.deepEqual(found(under(policy, 'x-cost-center: TBD'), 'required-for-pilot'), ['error TBD']);
  const research = under(policy, 'status: research');
  assert.equal(research.findings.find(({ check }) => check === 'required-for-pilot')?.severity, 'information');
});

test('what production requires is only a next step for a pilot', () => {
  const evaluation = under('required: { production: [x-cost-center] }');
  assert.equal(evaluation.earned, 'pilot');
  assert.ok(evaluation.next.includes('required-for-production'));
  assert.deepEqual(found(evaluation, 'required-for-production'), []);
});

test('what research or retired requires is asked of those alone, and takes no label', () => {
  const policy = soundPolicy('required: { research: [x-hypothesis], retired: [x-archive] }');
  const research = under(policy, 'status: research');
  assert.equal(research.findings.find(({ check }) => check === 'required-for-research')?.severity, 'warning');
  assert.ok(!research.findings.some(({ check }) => check === 'required-for-retired'));
  const retired = under(policy, 'status: retired\npostmortem: { owner: yes }');
  assert.equal(retired.earned, 'retired');
  assert.equal(retired.findings.find(({ check }) => check === 'required-for-retired')?.severity, 'error');
  assert.ok(!retired.findings.some(({ check }) => check === 'required-for-research'));
  const pilot = under(policy);
  assert.equal(pilot.earned, under('').earned);
  assert.ok(!pilot.findings.some(({ check }) => check.startsWith('required-for')));
});

test('the fix adds what is missing, and the finding goes when its blanks are filled', () => {
  for (const path of [
    'adoption.usage.share',
    'owners.sponsor',
    'governance',
    'maintenance.budgetLine',
    'labelReviewed',
    'review.tiers',
  ]) {
    const policy = soundPolicy(`required: { pilot: [${path}] }`);
    const [section = ''] = path.split('.');
    for (const page of [
      `${completePage.replace(new RegExp(`^${section}:.*\\n(?:[ ].*\\n|#.*\\n)*`, 'm'), '')}`,
      'apiVersion: charter/v1\nstatus: pilot\n',
    ]) {
      const evaluation = evaluate(parseCharter(page), surroundings({ policy }));
      const report = evaluation.reports.get('required-for-pilot')?.[0];
      assert.ok(report, `${path} is asked for`);
      const edits = safeEdits(evaluation.charter, report.fixes[0]!);
      const after = withAnswers(page, edits);
      const again = evaluate(parseCharter(after), surroundings({ policy }));
      assert.deepEqual(again.reports.get('required-for-pilot'), undefined, after);
      assert.deepEqual(
        again.findings.filter(({ check }) => check === 'schema' || check === 'yaml-syntax'),
        [],
        after,
      );
      const blank = evaluate(parseCharter(applyEdits(page, edits)), surroundings({ policy }));
      assert.ok(blank.reports.has('required-for-pilot'), 'a blank that is not filled is still blank');
    }
  }
});

test('an owner in one text has a name and a contact, and other short forms count as well', () => {
  const policy = soundPolicy(
    'required: { pilot: [owners.sponsor.contact, problem.frictionHours.value, governance.modelVersion.pinned] }',
  );
  const short = 'owners: { sponsor: "Lee Wong <lee@example.com>" }\ngovernance: { modelVersion: drafter-2026-08 }\n';
  assert.equal(under(policy, short).reports.has('required-for-pilot'), false);
  assert.equal(under(policy, 'owners: { sponsor: Lee Wong }').earned, 'research');
});

test('of a list, every item is asked', () => {
  const policy = soundPolicy('required: { pilot: [review.tiers.*.name, review.tiers.*.minutesPerItem] }');
  const evaluation = under(policy);
  const reports = evaluation.reports.get('required-for-pilot') ?? [];
  assert.deepEqual(
    reports.map(({ fields }) => fields[0]),
    ['review.tiers.0.minutesPerItem'],
  );
  assert.equal(evaluation.earned, 'research');
});

test('it can be waived in the production gate, like any check of it', () => {
  const policy = soundPolicy('required: { production: [x-cost-center] }');
  const waiver =
    'waivers: [{ check: required-for-production, reason: the new year, until: 2026-12-31, approvedBy: lee@example.com }]';
  const { earned, gates } = under(policy, waiver, PRODUCTION);
  assert.equal(earned, 'production');
  assert.deepEqual(gates.production.waived, ['required-for-production']);
});
