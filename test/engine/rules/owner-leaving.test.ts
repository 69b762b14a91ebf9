import { test } from 'node:test';
import { DEFAULT_POLICY, type Policy } from '../../../server/engine/index.ts';
import rule from '../../../server/engine/rules/owner-leaving.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

test('an owner who leaves within ninety days is found', () => {
  checkRule(
    rule,
    `
    owners:
      technical: { name: Sam Lee, until: 2027-02-21 }
      #                                  ^^^^^^^^^^ warning: The owner of the integration, Sam Lee, leaves on 2027-02-21, in 90 days.
      sponsor: { until: 2026-11-23 }
      #                 ^^^^^^^^^^ warning: The sponsor, Lee Wong, leaves on 2026-11-23, today, before day 90 of the metric on 2026-12-14.
    `,
  );
});

test('one who leaves on day 90 itself does not leave before it, and one without a name is named by the role', () => {
  checkRule(
    rule,
    `
    owners:
      sponsor: { name: "", contact: "", team: Finance, until: 2026-12-14 }
      #                                                       ^^^^^^^^^^ warning: The sponsor leaves on 2026-12-14, in 21 days. What an owner knows leaves with the owner, unless somebody takes over in time.
    `,
  );
});

test('one who leaves later, or on no day that is written, is not', () => {
  for (const until of ['2027-02-22', '2028-01-01', 'in spring', 'TBD', ''])
    checkRule(rule, `owners: { operator: { until: "${until}" } }`);
});

test('one who leaves before day 90 is found, however late that is', () => {
  checkRule(
    rule,
    `
    ninetyDayMetric: { start: 2027-01-01 }
    owners:
      champion: { until: 2027-03-31 }
      #                  ^^^^^^^^^^ warning: before day 90 of the metric on 2027-04-01
    `,
  );
  checkRule(rule, 'ninetyDayMetric: { start: 2027-01-01 }\nowners: { operator: { until: 2027-04-01 } }');
});

test('one who has left is an error, under research a warning', () => {
  checkRule(
    rule,
    `
    owners:
      operator: { until: 2026-11-22 }
      #                  ^^^^^^^^^^ error: The owner of the workflow, Ana Ruiz, left on 2026-11-22, yesterday.
    `,
  );
  checkSeverities(rule, 'owners: { operator: { until: 2026-10-01 } }', {
    none: 'error',
    research: 'warning',
    pilot: 'error',
    production: 'error',
  });
  checkSeverities(rule, 'owners: { operator: { until: 2026-12-01 } }', {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});

const person = { name: 'Sam Lee', contact: '@sam-lee', team: undefined, until: '2026-12-31' };
const policy: Policy = { ...DEFAULT_POLICY, people: [person] };

test('the policy may know who leaves', () => {
  checkRule(
    rule,
    `
    owners:
      technical: { name: Samuel Lee, contact: "@sam-lee" }
      #                                       ^^^^^^^^^^ warning: The owner of the integration, Samuel Lee, leaves on 2026-12-31
      sponsor: Sam Lee
      #        ^^^^^^^ warning: The sponsor, Sam Lee, leaves on 2026-12-31
      champion: { name: Sam Lee, contact: sam@example.com }
    `,
    { policy },
  );
});

test('who is known by the name alone is found at the name', () => {
  checkRule(
    rule,
    `
    owners:
      technical: { name: Sam Lee, contact: "" }
      #                  ^^^^^^^ warning: Sam Lee, leaves on 2026-12-31
    `,
    { policy },
  );
});

test('what the page says goes before what the policy says', () => {
  checkRule(rule, 'owners: { technical: { until: 2028-12-31 } }', { policy });
});

test('the policy sets another limit', () => {
  const thresholds = { ...DEFAULT_POLICY.thresholds, ownerLeaving: 30 };
  checkRule(rule, 'owners: { technical: { until: 2026-12-24 } }', { policy: { ...DEFAULT_POLICY, thresholds } });
  checkRule(
    rule,
    `
    owners:
      technical: { until: 2026-12-23 }
      #                   ^^^^^^^^^^ warning: in 30 days
    `,
    { policy: { ...DEFAULT_POLICY, thresholds } },
  );
});
