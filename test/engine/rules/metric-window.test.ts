import { test } from 'node:test';
import rule from '../../../server/engine/rules/metric-window.ts';
import { checkRule } from '../../support/marked.ts';
import { day, fakeFiles } from '../../support/page.ts';
import { checkSeverities } from '../../support/severities.ts';

const data = (...rows: string[]) => fakeFiles({ 'm.csv': `date,value\n${rows.map((row) => `${row}\n`).join('')}` });

test('data before the start is none of the ninety days', () => {
  checkRule(
    rule,
    `
    ninetyDayMetric:
      start: 2026-10-01
      data: metrics/suppression-hours.csv
      #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information: 2 rows of the data lie before the start on 2026-10-01, the first on 2026-09-15 (line 2). Only what changes between the start and day 90 shows what the workflow did. Check the start
    `,
  );
  checkRule(
    rule,
    `
    ninetyDayMetric:
      data: m.csv
      #     ^^^^^ information: One row of the data lies before the start on 2026-09-15, the first on 2026-09-14 (line 3)
    `,
    { files: data('2026-11-20,60', '2026-09-14,121') },
  );
});

test('before day 90, and on it, there may be few rows yet', () => {
  for (const today of ['2026-09-20', '2026-12-14']) {
    checkRule(rule, 'ninetyDayMetric: { data: m.csv }', { files: data(), today: day(today) });
    checkRule(rule, 'ninetyDayMetric: { data: m.csv }', { files: data('2026-09-15,120'), today: day(today) });
  }
});

test('once day 90 is past, two rows show a change and fewer do not', () => {
  const today = day('2026-12-15');
  const few = (files: ReturnType<typeof data>, says: string) =>
    checkRule(
      rule,
      `
      ninetyDayMetric:
        data: m.csv
        #     ^^^^^ information: ${says} between the start on 2026-09-15 and day 90 on 2026-12-14
      `,
      { files, today },
    );
  few(data('2026-09-15,120'), 'The data has only one row');
  few(data('2026-09-15,120', '2026-12-15,40'), 'The data has only one row');
  few(data('2026-12-15,40', '2026-12-15,39'), 'The data has no row');
  few(data('2026-09-01,120'), 'The data has no row');
  checkRule(
    rule,
    'ninetyDayMetric:\n  data: m.csv\n  #     ^^^^^ information: shows what the workflow did. Add what was measured then\n',
    { files: data(), today },
  );
  checkRule(rule, 'ninetyDayMetric: { data: m.csv }', { files: data('2026-09-15,120', '2026-12-14,40'), today });
});

test('what is no data file is not judged', () => {
  const today = day('2027-01-15');
  for (const value of ['', 'TBD', 'the dashboard of the shift lead', 'metrics/none.csv', 'logs/overrides.csv'])
    checkRule(rule, `ninetyDayMetric: { data: ${value} }`, { today });
  checkRule(rule, 'ninetyDayMetric: { start: }');
  checkRule(rule, 'ninetyDayMetric: { start: in autumn }');
});

test('it is said under every label', () => {
  checkSeverities(rule, 'ninetyDayMetric: { start: 2026-10-01 }', {
    none: 'information',
    research: 'information',
    pilot: 'information',
    production: 'information',
  });
});
