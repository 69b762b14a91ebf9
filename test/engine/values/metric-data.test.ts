import assert from 'node:assert/strict';
import { test } from 'node:test';
import Papa from 'papaparse';
import {
  lastBy,
  metricDataOf,
  readMetricData,
  rowsAfter,
  rowsBefore,
  rowsBetween,
} from '../../../server/engine/values/metric-data.ts';
import { assertLinear } from '../../support/assert-linear.ts';
import { day } from '../../support/page.ts';

const rows = (text: string) => {
  const { rows: read, flaws } = readMetricData(text);
  assert.deepEqual(flaws, []);
  return read.map(({ line, day: on, value }) => [line, on, value]);
};
const flaws = (text: string) => readMetricData(text).flaws.map(({ line, problem }) => `Line ${line}: ${problem}`);
const value = (cell: string) => readMetricData(`date\tvalue\n2026-10-01\t${cell}\n`).rows[0]?.value;
const refused = (cell: string) => readMetricData(`date\tvalue\n2026-10-01\t${cell}\n`).flaws[0]?.problem;

test('rows are read with their lines, and sorted by day', () => {
  assert.deepEqual(rows('date,value\n2026-10-08,110\n2026-10-01,120.5\n'), [
    [3, '2026-10-01', 120.5],
    [2, '2026-10-08', 110],
  ]);
});

test('of one day, the row that comes later in the file is the later one', () => {
  const { rows: read } = readMetricData('date,value\n2026-10-08,1\n2026-10-01,2\n2026-10-08,3\n');
  assert.equal(lastBy(read, day('2026-10-08'))?.value, 3);
});

test('columns may come in any order and case, with others beside them, and in quotes', () => {
  for (const text of [
    'date,value\n2026-10-01,5\n',
    '\uFEFFdate,value\r\n2026-10-01,5\r\n',
    'Date , VALUE\r2026-10-01 , 5\r',
    'value,note,date\n5,"slow, but fine",2026-10-01',
    '"date";"value"\n"2026-10-01";"5"\n',
    'date\tvalue\n2026-10-01\t5\n',
    'date|value\n2026-10-01|5\n',
    'date;value;note\n2026-10-01;5;one, two, three\n',
  ])
    assert.deepEqual(rows(text), [[2, '2026-10-01', 5]], JSON.stringify(text));
});

test('empty lines, and rows of empty cells, are no rows', () => {
  assert.deepEqual(rows('\n\ndate,value\n\n2026-10-01,5\n,\n  \n\n'), [[5, '2026-10-01', 5]]);
  assert.deepEqual(rows('date,value'), []);
});

test('a quoted line end counts as a line', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = ['date,value,note', '2026-10-01,5,"two', 'lines"', 'soon,6,', ''].join(end);
    assert.deepEqual(flaws(text), ['Line 4: soon is not a date.']);
  }
});

test('a header without both columns is no data', () => {
  const { columns, missingColumns, rows: read } = readMetricData('Day,hours\n2026-10-01,5\n');
  assert.deepEqual(
    { columns, missingColumns, read },
    { columns: ['Day', 'hours'], missingColumns: ['date', 'value'], read: [] },
  );
  assert.deepEqual(readMetricData('date,hours\n').missingColumns, ['value']);
  assert.deepEqual(readMetricData('').missingColumns, ['date', 'value']);
  assert.deepEqual(readMetricData('2026-10-01,5\n2026-10-02,6\n').missingColumns, ['date', 'value']);
});

test('a bad row is named by its line, and the others count', () => {
  const text = [
    'date,value',
    '2026-10-01,5',
    '2026-13-01,5',
    '01.10.2026,5',
    ',5',
    '2026-10-05,',
    '2026-10-06,about 50',
    '2026-10-07',
    '2026-10-08,n/a',
  ].join('\n');
  assert.deepEqual(flaws(text), [
    'Line 3: 2026-13-01 is not a date.',
    'Line 4: 01.10.2026 is not a date.',
    'Line 5: the date is missing.',
    'Line 6: the value is missing.',
    'Line 7: "about 50" is not a number.',
    'Line 8: the value is missing.',
    'Line 9: n/a is not a number.',
  ]);
  assert.equal(readMetricData(text).rows.length, 1);
});

test('a quotation mark that is not closed is said, not guessed', () => {
  assert.deepEqual(flaws('date,value,note\n2026-10-01,5,"so\n2026-10-02,6,\n'), [
    'Line 2: a quotation mark is opened and not closed.',
  ]);
});

test('a number that a comma cuts in two is not read as its first half', () => {
  assert.deepEqual(flaws('date,value\n2026-10-01,12,5\n2026-10-08,12,\n'), [
    'Line 2: it has more cells than the first line.',
  ]);
});

test('a long cell is cut short in the message, and stays on one line', () => {
  assert.equal(
    flaws(`date,value\n2026-10-01,"a\n${'x'.repeat(5000)}"\n`)[0],
    `Line 2: "a ${'x'.repeat(38)}…" is not a number.`,
  );
});

test('numbers', () => {
  for (const [cell, wanted] of [
    ['5', 5],
    ['-5.25', -5.25],
    ['+5', 5],
    ['−5', -5],
    ['.5', 0.5],
    ['1e3', 1000],
    ['0', 0],
    ['60%', 0.6],
    ['12.5 %', 0.125],
    ['1 200', 1200],
    ['1\u00A0200,5', 1200.5],
    ["1'200'000", 1_200_000],
    ['1,234,567', 1_234_567],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1.234.567', 1_234_567],
    ['12,5', 12.5],
    ['0,125', 0.125],
    ['1234,567', 1234.567],
    ['1.200', 1.2],
  ] as const)
    assert.equal(value(cell), wanted, cell);
});

test('what may be one number or another is not guessed', () => {
  assert.equal(refused('1,200'), '1,200 may be 1200 or 1.200; write it without a sign between thousands.');
  assert.deepEqual(flaws('date;value\n2026-10-01;1.200\n2026-10-08;980,5\n2026-10-15;970.25\n'), [
    'Line 2: 1.200 may be 1200 or 1.200; write it without a sign between thousands.',
  ]);
  for (const cell of ['NaN', 'Infinity', '1e999', '5 h', '$5', '1,2,3', '12,34,567', '0x10', '--5', '5%%', '%', '(5)'])
    assert.match(refused(cell) ?? '', / is not a number\.$/, cell);
});

test('a value with a percent sign among values without one is not guessed; nothing is nothing', () => {
  assert.deepEqual(flaws('date,value\n2026-10-01,8%\n2026-10-08,6\n2026-10-15,0\n'), [
    'Line 3: 6 has no percent sign, and line 2 has one.',
  ]);
  assert.deepEqual(flaws('date,value\n2026-10-01,0\n2026-10-08,6\n2026-10-15,5%\n'), [
    'Line 4: 5% has a percent sign, and line 3 has none.',
  ]);
  assert.equal(readMetricData('date,value\n2026-10-01,8%\n').percent, true);
});

test('rows are found by day', () => {
  const { rows: read } = readMetricData('date,value\n2026-10-01,1\n2026-10-02,2\n2026-10-02,3\n2026-10-04,4\n');
  const values = (found: readonly { readonly value: number }[]) => found.map((row) => row.value);
  assert.equal(lastBy(read, day('2026-09-30')), undefined);
  assert.equal(lastBy(read, day('2026-10-03'))?.value, 3);
  assert.equal(lastBy(read, day('2027-01-01'))?.value, 4);
  assert.deepEqual(values(rowsBetween(read, day('2026-10-02'), day('2026-10-03'))), [2, 3]);
  assert.deepEqual(values(rowsBetween(read, day('2026-10-05'), day('2026-10-09'))), []);
  assert.deepEqual(values(rowsBefore(read, day('2026-10-02'))), [1]);
  assert.deepEqual(values(rowsAfter(read, day('2026-10-02'))), [4]);
});

test('a file is read once as long as it is the same', () => {
  const file = { text: 'date,value\n2026-10-01,5\n' };
  assert.equal(metricDataOf(file), metricDataOf(file));
  assert.notEqual(metricDataOf(file), metricDataOf({ ...file }));
});

const days = Array.from({ length: 3650 }, (_, index) =>
  new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10),
);
const sound = (size: number) =>
  `date,value\n${Array.from({ length: size }, (_, index) => `${days[Math.floor((index / size) * 3650)]},${index % 97}\n`).join('')}`;

const backwards = (size: number) => {
  const [header, ...lines] = sound(size).trimEnd().split('\n');
  return [header, ...lines.reverse()].join('\n');
};

test('reading takes time in line with the length, and little more than splitting the text does', (t) => {
  assertLinear('rows', sound, 30_000, readMetricData);
  assertLinear('bad rows', (size) => `date,value\n${'2026-13-01,x\n'.repeat(size)}`, 30_000, readMetricData);
  assertLinear('rows backwards', backwards, 30_000, readMetricData);
  assertLinear('quotes', (size) => `date,value\n${'"a"b'.repeat(size)}`, 5000, readMetricData);
  assertLinear('open quotes', (size) => `date,value\n${'"\n'.repeat(size)}`, 5000, readMetricData);
  assertLinear('spaces', (size) => `${' \n'.repeat(size)}date${' '.repeat(size)}`, 30_000, readMetricData);
  assertLinear('one long row', (size) => `date,value\n2026-10-01,${'1 '.repeat(size)}`, 30_000, readMetricData);

  const text = sound(100_000);
  const time = (work: () => unknown) => {
    const from = performance.now();
    work();
    return performance.now() - from;
  };
  const fastest = (work: () => unknown) => Math.min(...[1, 2, 3].map(() => time(work)));
  const bare = fastest(() => Papa.parse(text, { delimiter: ',', newline: '\n' }));
  const ours = fastest(() => readMetricData(text));
  t.diagnostic(`100,000 rows: ${ours.toFixed(0)} ms, of which splitting takes ${bare.toFixed(0)} ms`);
});
