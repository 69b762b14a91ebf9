import assert from 'node:assert/strict';
import { test } from 'node:test';
import rule from '../../../server/engine/rules/metric-data.ts';
import { checkRule } from '../../support/marked.ts';
import { fakeFiles } from '../../support/page.ts';
import { checkSeverities } from '../../support/severities.ts';

const data = (text: string, says?: string) =>
  checkRule(
    rule,
    `ninetyDayMetric:\n  data: m/x.csv\n${says === undefined ? '' : `  #     ^^^^^^^ warning: ${says}\n`}`,
    { files: fakeFiles({ 'm/x.csv': text }) },
  );

test('a file with the two columns can be read, with rows or without', () => {
  data('date,value\n');
  data('date,value\n2026-09-15,120\n');
  data('\uFEFFnote;Value;DATE\r\n"a;b";12,5;2026-09-15\r\n');
});

test('a column that is missing is named', () => {
  data('date,hours\n2026-09-15,120\n', 'The file m/x.csv lacks the column value; its first line is date, hours.');
  data('2026-09-15,120\n', 'lacks the columns date and value');
  data('%PDF-1.7 something else\n', 'lacks the columns date and value');
  data(`${Array.from({ length: 50 }, (_, index) => `column ${index}`)}\n`, 'column 4, column 5, ….');
});

test('what the first line holds is said briefly', () => {
  const sixth = Array.from({ length: 6 }, (_, index) => `column ${index}`);
  data(`${sixth}\n`, 'column 4, column 5. A value that cannot be read counts for nobody. Let its first line');
  data(
    `${[...sixth, 'more']}\n`,
    'column 4, column 5, …. A value that cannot be read counts for nobody. Let its first line',
  );
  const [fits, long] = ['x'.repeat(30), 'y'.repeat(31)];
  data(
    `${fits},${long}\n`,
    `its first line is ${fits}, ${long.slice(1)}…. A value that cannot be read counts for nobody. Let its first line`,
  );
});

test('a bad row is named by its line, and of many the first few', () => {
  data(
    'date,value\n2026-09-15,120\n2026-13-01,5\n',
    'In m/x.csv, line 3: 2026-13-01 is not a date. A value that cannot be read counts for nobody. Write each day',
  );
  data('date,value\n2026-09-15,1,200\n2026-09-16,"1,200"\n', 'Line 3: 1,200 may be 1200 or 1.200');
  data(`date,value\n${'x,1\n'.repeat(4)}`, 'Line 4: x is not a date. One more row is bad.');
  const { findings } = data(`date,value\n${'x,1\n'.repeat(1000)}`, '997 more rows are bad.');
  assert.ok(findings[0]!.message.length < 400, findings[0]!.message);
});

test('a row that is ahead of today was not measured', () => {
  data('date,value\n2026-11-23,50\n');
  data('date,value\n2026-11-24,50\n2026-11-20,x\n', 'line 2: 2026-11-24 is ahead of today. Line 3: x is not a number.');
});

test('what another check says, or nobody can, is not said here', () => {
  for (const value of ['', 'TBD', 'the dashboard of the shift lead', 'https://bi.example.com/x', 'metrics/none.csv'])
    checkRule(rule, `ninetyDayMetric: { data: ${value} }`);
  data('');
  data('TBD\n');
});

test('a folder is no file', () => {
  checkRule(
    rule,
    `
    ninetyDayMetric:
      data: metrics/
      #     ^^^^^^^^ warning: metrics/ is a folder
    `,
    { files: fakeFiles({ 'metrics/': { kind: 'folder' } }) },
  );
});

test('a file that cannot be read leaves it unknown', () => {
  const { evaluation } = checkRule(
    rule,
    `
    ninetyDayMetric:
      data: m/x.csv
      #     ^^^^^^^ warning: could not be read (EACCES)
    `,
    { files: fakeFiles({ 'm/x.csv': { kind: 'unreadable', message: 'EACCES' } }) },
  );
  assert.ok(evaluation.reports.get(rule.id)?.[0]?.unknown);
});

test('it is a warning under every label', () => {
  checkSeverities(rule, 'ninetyDayMetric: { data: logs/overrides.csv }', {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});
