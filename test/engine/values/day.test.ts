import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, dayNinety, daysBetween, distance, parseDay } from '../../../server/engine/values/day.ts';
import { day } from '../../support/page.ts';

test('a day is YYYY-MM-DD and in the calendar', () => {
  for (const text of ['2026-11-23', '2024-02-29', '2000-02-29', '1999-12-31', '2026-01-01'])
    assert.equal(parseDay(text), text);
  for (const text of [
    ...['2026-02-29', '1900-02-29', '2026-04-31', '2026-00-10', '2026-13-01', '2026-01-00', '2026-1-1', '26-01-01'],
    ...['2026/01/01', '2026-01-01 ', '2026-01-01T00:00', '20260101', '', 'today', '+002026-01-01', '٢٠٢٦-٠١-٠١'],
  ])
    assert.equal(parseDay(text), undefined, text);
});

test('days are counted across months, leap days and the end of summer time', () => {
  assert.equal(addDays(day('2024-02-28'), 2), '2024-03-01');
  assert.equal(addDays(day('2026-03-01'), -1), '2026-02-28');
  assert.equal(daysBetween(day('2026-10-24'), day('2026-10-26')), 2);
  assert.equal(dayNinety(day('2026-09-15')), '2026-12-14');
});

test('adding and counting are each other undone', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
      const from = day('2026-11-23');
      assert.equal(daysBetween(from, addDays(from, days)), days);
      assert.equal(parseDay(addDays(from, days)), addDays(from, days));
    }),
  );
});

test('distances are words', () => {
  const today = day('2026-11-23');
  const said = (days: number) => distance(today, addDays(today, days));
  assert.deepEqual([-2, -1, 0, 1, 21].map(said), ['2 days ago', 'yesterday', 'today', 'tomorrow', 'in 21 days']);
});
