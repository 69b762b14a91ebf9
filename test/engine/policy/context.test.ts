import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_POLICY, type Policy } from '../../../server/engine/index.ts';
import { defineRule } from '../../../server/engine/rule.ts';
import { overlay } from '../../support/overlay.ts';
import { productionChanges } from '../../support/page.ts';
import { found, soundPolicy, under } from '../../support/policy.ts';

const production = { page: overlay(productionChanges).text };

/** The checks among these that find something in a fragment. */
const firing = (policy: string, fragment: string, ...checks: readonly string[]): string[] => {
  const { reports } = under(policy, fragment, production);
  return checks.filter((check) => reports.has(check));
};

test('people, domains and words reach the checks as they are written', () => {
  const policy = soundPolicy(`
    people:
      - { name: Ana Ruiz, contact: ana.ruiz@example.com, team: Catalog, until: 2027-03-31 }
      - { contact: "@sam-lee" }
    internalDomains: [Example.com, "@example.org"]
    words:
      impressions: { add: [wow], exempt: ["*"] }
      manualDestinations: { exempt: [Slack] }
  `);
  let seen: Policy | undefined;
  const probe = defineRule({
    ...{ id: 'probe', title: '', group: 'Workflow', fields: [], why: '', pass: '', examples: { bad: '', good: '' } },
    check(context) {
      seen = context.policy;
      return [];
    },
  });
  under(policy, '', { rules: [probe] });
  assert.equal(seen, policy);
  assert.deepEqual(policy.people, [
    { name: 'Ana Ruiz', contact: 'ana.ruiz@example.com', team: 'Catalog', until: '2027-03-31' },
    { name: undefined, contact: '@sam-lee', team: undefined, until: undefined },
  ]);
  assert.deepEqual(policy.internalDomains, ['example.com', 'example.org']);
  assert.deepEqual(policy.words.impressions, { add: ['wow'], exempt: ['*'] });
  assert.deepEqual(policy.words.manualDestinations, { add: [], exempt: ['Slack'] });
  assert.deepEqual(policy.words.fallbacks, DEFAULT_POLICY.words.fallbacks);
});

test('people of the policy are known, and others are not', () => {
  const owners = 'owners: { operator: { name: Ana Ruiz, contact: ana.ruiz@example.com } }';
  assert.deepEqual(firing('', owners, 'owner-known'), []);
  assert.deepEqual(firing('people: [{ contact: jo@example.com }]', owners, 'owner-known'), ['owner-known']);
});

test('owners of other domains are vendors', () => {
  const owners =
    'owners: { operator: { name: Ana Ruiz, contact: ana@vendor.example }, technical: { name: Sam Lee, contact: sam@vendor.example } }';
  assert.deepEqual(firing('', owners, 'vendor-owner'), []);
  assert.deepEqual(firing('internalDomains: [example.com]', owners, 'vendor-owner'), ['vendor-owner']);
  assert.deepEqual(firing('internalDomains: [vendor.example]', owners, 'vendor-owner'), []);
});

test('placeholders are added and exempted', () => {
  const gate = (policy: string, value: string) => firing(policy, `writeBack: { destination: ${value} }`, 'write-back');
  assert.deepEqual(gate('', 'coming soon'), []);
  assert.deepEqual(gate('words: { placeholders: { add: [Coming  soon] } }', 'coming soon'), ['write-back']);
  assert.deepEqual(gate('', 'N/A'), ['write-back']);
  assert.deepEqual(gate('words: { placeholders: { exempt: [n/a] } }', 'N/A'), []);
  assert.deepEqual(gate('words: { placeholders: { exempt: ["*"] } }', 'unknown'), []);
  assert.deepEqual(gate('words: { placeholders: { exempt: ["*"], add: [unknown] } }', 'unknown'), ['write-back']);
  assert.deepEqual(gate('', 'TBD-Tools'), ['write-back']);
  assert.deepEqual(gate('words: { placeholders: { exempt: [TBD-Tools] } }', 'TBD-Tools'), []);
});

test('impressions, fallbacks and manual destinations are added and exempted', () => {
  const metric = 'ninetyDayMetric: { name: Applause }';
  assert.deepEqual(firing('', metric, 'metric-impression'), ['metric-impression']);
  assert.deepEqual(firing('words: { impressions: { exempt: [applause] } }', metric, 'metric-impression'), []);
  const tiers =
    'review: { tiers: [{ name: a, when: the remainder, decision: human-review, reviewer: ops, share: 100% }] }';
  assert.deepEqual(firing('', tiers, 'tier-fallback'), ['tier-fallback']);
  assert.deepEqual(firing('words: { fallbacks: { add: [the remainder] } }', tiers, 'tier-fallback'), []);
  const wiki = 'writeBack: { destination: the wiki page, method: }';
  assert.deepEqual(firing('', wiki, 'manual-write-back'), []);
  assert.deepEqual(firing('words: { manualDestinations: { add: [wiki page] } }', wiki, 'manual-write-back'), [
    'manual-write-back',
  ]);
});

const limits: readonly [threshold: string, check: string, fragment: string, passing: number, failing: number][] = [
  ['weeklyReview', 'weekly-review', 'ninetyDayMetric: { lastReviewed: 2026-11-13 }', 10, 9],
  ['metricStale', 'metric-stale', 'ninetyDayMetric: { data: metrics/forgotten-hours.csv }', 41, 40],
  ['usage', 'usage-measured', 'adoption: { usage: { measured: 2026-11-13 } }', 10, 9],
  ['labelReview', 'label-review', 'labelReviewed: 2026-11-13', 10, 9],
  [
    'ownerLeaving',
    'owner-leaving',
    'owners: { sponsor: { name: Lee Wong, contact: lee@example.com, until: 2027-03-01 } }',
    97,
    99,
  ],
  ['pageLines', 'one-page', '', 200, 20],
  ['pageWords', 'one-page', '', 2000, 50],
];

for (const [threshold, check, fragment, passing, failing] of limits) {
  test(`the limit ${threshold} is that of ${check}`, () => {
    assert.deepEqual(firing(`thresholds: { ${threshold}: ${passing} }`, fragment, check), []);
    assert.deepEqual(firing(`thresholds: { ${threshold}: ${failing} }`, fragment, check), [check]);
  });
}

test('the limit waiver is how far ahead one may reach', () => {
  const fragment =
    'turnoverTest: { result: pending }\nwaivers: [{ check: turnover-test-passed, reason: later, until: 2026-12-03, approvedBy: lee@example.com }]';
  const waived = (days: number) =>
    under(`thresholds: { waiver: ${days} }`, fragment, production).gates.production.waived;
  assert.deepEqual(waived(10), ['turnover-test-passed']);
  assert.deepEqual(waived(9), []);
  assert.deepEqual(waived(36_500), ['turnover-test-passed']);
});

test('each limit of the format is one that a check reads', () => {
  assert.deepEqual(
    Object.keys(DEFAULT_POLICY.thresholds).sort(),
    [...new Set([...limits.map(([threshold]) => threshold), 'waiver'])].sort(),
  );
});

test('without a policy the words and limits are those of the program', () => {
  const { policy } = under('');
  assert.deepEqual(policy, DEFAULT_POLICY);
  assert.deepEqual(found(under(''), 'placeholder'), []);
});
