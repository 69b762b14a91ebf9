import { test } from 'node:test';
import { DEFAULT_POLICY } from '../../../server/engine/policy/policy.ts';
import rule from '../../../server/engine/rules/metric-stale.ts';
import { checkRule } from '../../support/marked.ts';
import { day, fakeFiles } from '../../support/page.ts';
import { checkSeverities } from '../../support/severities.ts';

const files = (...rows: string[]) => fakeFiles({ 'm.csv': `date,value\n${rows.map((row) => `${row}\n`).join('')}` });
const fragment = 'ninetyDayMetric: { data: m.csv }';

test('fourteen days are kept up, fifteen are not', () => {
  checkRule(rule, fragment, { files: files('2026-11-09,66') });
  checkRule(
    rule,
    `
    ninetyDayMetric:
      data: m.csv
      #     ^^^^^ warning: The newest row of the data is of 2026-11-08, 15 days ago; 14 days are the limit.
    `,
    { files: files('2026-11-08,66', '2026-10-01,90') },
  );
});

test('a row that is ahead of today was not measured', () => {
  checkRule(rule, 'ninetyDayMetric:\n  data: m.csv\n  #     ^^^^^ warning: of 2026-11-01, 22 days ago\n', {
    files: files('2026-11-01,66', '2026-12-01,40'),
  });
});

test('what started lately may have no new row yet', () => {
  for (const start of ['2026-11-09', '2026-11-23', '2026-12-01'])
    checkRule(rule, `ninetyDayMetric: { start: ${start}, data: m.csv }`, { files: files('2026-09-01,120') });
  checkRule(
    rule,
    `
    ninetyDayMetric:
      start: 2026-11-08
      data: m.csv
      #     ^^^^^ warning: The ninety days started on 2026-11-08, 15 days ago, and the data has no row yet.
    `,
    { files: files() },
  );
});

test('from day 90 on nobody has to go on', () => {
  checkRule(rule, 'ninetyDayMetric:\n  data: m.csv\n  #     ^^^^^ warning\n', {
    files: files('2026-10-01,90'),
    today: day('2026-12-13'),
  });
  for (const today of ['2026-12-14', '2027-03-01'])
    checkRule(rule, fragment, { files: files('2026-10-01,90'), today: day(today) });
});

test('what is no data file, or cannot be read, is not judged', () => {
  for (const value of ['', 'TBD', 'the dashboard of the shift lead', 'metrics/none.csv', 'logs/overrides.csv'])
    checkRule(rule, `ninetyDayMetric: { data: ${value} }`);
  checkRule(rule, fragment, { files: files('2026-10-01,90', '2026-11-32,66') });
});

test('a policy sets the limit', () => {
  const policy = { ...DEFAULT_POLICY, thresholds: { ...DEFAULT_POLICY.thresholds, metricStale: 5 } };
  checkRule(rule, 'ninetyDayMetric:\n  data: m.csv\n  #     ^^^^^ warning: 6 days ago; 5 days are the limit\n', {
    files: files('2026-11-17,66'),
    policy,
  });
  checkRule(rule, fragment, { files: files('2026-11-18,66'), policy });
});

test('it is a warning under every label', () => {
  checkSeverities(rule, 'ninetyDayMetric: { data: metrics/forgotten-hours.csv }', {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});
