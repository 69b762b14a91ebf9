import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, parseCharter } from '../../../server/engine/index.ts';
import rule from '../../../server/engine/rules/metric-overdue.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { day, fakeFiles, surroundings } from '../../support/page.ts';
import { checkSeverities } from '../../support/severities.ts';

const after = day('2026-12-17');
const files = (...rows: string[]) => fakeFiles({ 'm.csv': `date,value\n${rows.map((row) => `${row}\n`).join('')}` });

test('once day 90 is past, neither data nor a result is an error', () => {
  checkRule(
    rule,
    `
    ninetyDayMetric:
    ^^^^^^^^^^^^^^^ error: Day 90 was 2026-12-14, 3 days ago, and there is neither data nor a result.
      data:
    `,
    { today: after },
  );
  checkRule(
    rule,
    `
    ninetyDayMetric:
      data: ""
      result: ""
    # ^^^^^^ error: and there is neither data nor a result
    `,
    { today: day('2026-12-15') },
  );
});

test('until then, day 90 included, the number may come', () => {
  for (const today of ['2026-11-23', '2026-12-13', '2026-12-14'])
    checkRule(rule, 'ninetyDayMetric: { data: }', { today: day(today) });
});

test('a row since the start is data, even after day 90; one before it, or ahead of today, is not', () => {
  for (const row of ['2026-09-15,120', '2026-12-16,40'])
    checkRule(rule, 'ninetyDayMetric: { data: m.csv }', { today: after, files: files(row) });
  for (const rows of [[], ['2026-09-14,120'], ['2026-12-18,40'], ['2026-10-01,about 50']])
    checkRule(rule, 'ninetyDayMetric:\n^^^^^^^^^^^^^^^ error: neither data nor a result\n  data: m.csv\n', {
      today: after,
      files: files(...rows),
    });
});

test('a file that is not there is no data; words, and what cannot be read, may be', () => {
  checkRule(rule, 'ninetyDayMetric:\n^^^^^^^^^^^^^^^ error\n  data: metrics/none.csv\n', { today: after });
  checkRule(rule, 'ninetyDayMetric: { data: the dashboard of the shift lead }', { today: after });
  checkRule(rule, 'ninetyDayMetric: { data: m.csv }', {
    today: after,
    files: fakeFiles({ 'm.csv': { kind: 'unreadable', message: 'EACCES' } }),
  });
});

test('a result is enough, with a value and the day on which it was measured', () => {
  for (const result of [
    '{ value: 38, date: 2026-12-14 }',
    '{ value: 3%, date: 2026-11-30 }',
    '{ value: 0, date: 2026-12-17 }',
    '{ value: 38, date: 2026-09-15 }',
  ])
    checkRule(rule, `ninetyDayMetric: { data:, result: ${result} }`, { today: after });
  checkRule(
    rule,
    `
    ninetyDayMetric:
      data:
      result: { date: 2026-12-14 }
    # ^^^^^^ error: Day 90 was 2026-12-14, 3 days ago, and the value of the result is missing
    `,
    { today: after },
  );
  checkRule(
    rule,
    `
    ninetyDayMetric:
      data:
      result: { value: TBD, date: 2026-12-14 }
      #                ^^^ error: "TBD" stands where the value of the result belongs
    `,
    { today: after },
  );
});

test('a result without a day is there, and only its day is asked for', () => {
  checkRule(
    rule,
    `
    ninetyDayMetric:
      data:
      result: { value: 38 }
    # ^^^^^^ information: the date of the result is missing
    `,
    { today: after },
  );
});

test('words in the place of a result are the business of the schema', () => {
  checkRule(rule, 'ninetyDayMetric: { data:, result: fewer hours }', { today: after, alone: true });
});

test('a result that is dated ahead, or before the start, is none', () => {
  checkRule(
    rule,
    `
    ninetyDayMetric:
      data:
      result: { value: 38, date: 2026-12-18 }
      #                          ^^^^^^^^^^ error: the result is dated 2026-12-18, tomorrow
    `,
    { today: after },
  );
  checkRule(
    rule,
    `
    ninetyDayMetric:
      data:
      result: { value: 38, date: 2026-09-14 }
      #                          ^^^^^^^^^^ error: the result is dated 2026-09-14, before the start on 2026-09-15
    `,
    { today: after },
  );
});

test('without a start there is no day 90', () => {
  for (const start of ['', 'TBD', 'in autumn', '2026-02-30'])
    checkRule(rule, `ninetyDayMetric: { start: ${start}, data: }`, { today: after });
});

test('research is only warned', () => {
  checkSeverities(rule, 'ninetyDayMetric: { start: 2026-08-01, data: }', {
    none: 'error',
    research: 'warning',
    pilot: 'error',
    production: 'error',
  });
});

test('the fix adds the result', () => {
  for (const fragment of [
    'ninetyDayMetric: { start: 2026-08-01, data: }',
    'ninetyDayMetric:\n  start: 2026-08-01\n  data:\n',
    'ninetyDayMetric: { start: 2026-08-01, data:, result: TBD }',
    'ninetyDayMetric: { start: 2026-08-01, data:, result: { date: 2026-10-30 } }',
  ]) {
    const { plain } = checkFix(rule, fragment);
    assert.doesNotMatch(plain, /2026-11-23/, 'nobody said that it was measured today');
  }
});

test('of a value without a day the fix says that it was measured on day 90', () => {
  for (const result of ['{ value: 38 }', '{ value: 38, date: TBD }']) {
    const { after: fixed } = checkFix(rule, `ninetyDayMetric: { start: 2026-08-01, data:, result: ${result} }`);
    assert.match(fixed, /result: \{ value: 38, date: 2026-10-30 \}/);
    const { text } = overlay(`ninetyDayMetric: { start: 2026-08-01, data:, result: ${result} }`);
    const { findings } = evaluate(parseCharter(text), surroundings(), [rule]);
    assert.deepEqual(
      findings.map(({ fixes }) => fixes.map(({ title }) => title)),
      [['Say that it was measured on day 90 (2026-10-30)', 'Add the result']],
    );
  }
});

test('no fix dates anything before day 90 is past', () => {
  const { text } = overlay('ninetyDayMetric: { data:, result: { value: 38 } }');
  for (const today of ['2026-11-23', '2026-12-14']) {
    const { reports } = evaluate(parseCharter(text), surroundings({ today: day(today) }));
    assert.equal(reports.get(rule.id), undefined);
  }
});
