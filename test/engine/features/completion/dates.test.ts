import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completed } from '../../../support/completed.ts';

const details = (source: string) => completed(source).items.map(({ label, detail }) => `${label} ${detail}`);

test('a metric starts today, on Monday or with the month, and day 90 is said', () => {
  assert.deepEqual(details('ninetyDayMetric:\n  start: $0\n'), [
    '2026-11-23 today',
    '2026-11-30 next Monday',
    '2026-12-01 the first of next month',
  ]);
  const { item } = completed('ninetyDayMetric:\n  start: $0\n');
  assert.match(item('2026-11-30').about, /in 7 days\. Day 90 is then 2027-02-28/);
  assert.equal(item('2026-11-30').filter, '2026-11-30 next Monday');
});

test('where a date says that something was done, a blank comes first and today is not chosen for anybody', () => {
  for (const source of [
    'labelReviewed: $0\n',
    'ninetyDayMetric:\n  lastReviewed: $0\n',
    'adoption:\n  training: { completed: $0 }\n',
    'adoption: { usage: { measured: $0 } }\n',
    'adoption: { manualPath: { retired: $0 } }\n',
    'funding: { released: $0 }\n',
    'writeBack:\n  live: $0\n',
    'turnoverTest:\n  result: passed\n  date: $0\n',
  ]) {
    const { items, labels } = completed(source);
    assert.deepEqual(
      items.filter(({ preselect }) => preselect).map(({ label }) => label),
      ['YYYY-MM-DD'],
      source,
    );
    assert.equal(labels[0], 'YYYY-MM-DD');
    assert.ok(labels.includes('2026-11-23') && labels.includes('2026-11-22'), source);
  }
  assert.equal(completed('labelReviewed: $0\n').taken('YYYY-MM-DD'), 'labelReviewed: <YYYY-MM-DD>\n');
});

test('what is planned lies ahead, and day 90 is among it', () => {
  const found = details('ninetyDayMetric: { start: 2026-10-15 }\nturnoverTest:\n  date: $0\n');
  assert.ok(found.includes('2026-11-30 in a week') && found.includes('2027-01-13 day 90 of the metric'), found.join());
  assert.ok(
    found.every((one) => one > '2026-11-23'),
    found.join(),
  );
  assert.ok(details('writeBack:\n  live: $0\n').includes('2026-11-30 in a week'));
});

test('a waiver reaches as far as it may and no farther', () => {
  const found = details('waivers:\n  - { check: weekly-review, until: $0 }\n');
  assert.equal(found.at(-1), '2027-02-23 the latest, in 92 days');
  assert.ok(found.includes('2026-12-21 in four weeks') && found.includes('2026-12-31 the end of the quarter'));
});

test('an owner stays to the end of a month, a quarter or a year', () => {
  assert.deepEqual(details('owners: { operator: { name: Ana, until: $0 } }\n'), [
    '2026-11-30 the end of the month',
    '2026-12-31 the end of the quarter',
    '2027-02-21 in 90 days',
  ]);
});

test('the result of the metric is that of day 90 where that is past', () => {
  const found = details('ninetyDayMetric: { start: 2026-08-01, result: { value: 3, date: $0 } }\n');
  assert.equal(found[1], '2026-10-30 day 90');
});
