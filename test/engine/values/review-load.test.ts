import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePeriod, perMonth, toMonthWords } from '../../../server/engine/values/period.ts';
import { plainNumber, plainPair } from '../../../server/engine/values/plain-number.ts';
import { monthlyLoad, weeklyLoad } from '../../../server/engine/values/review-load.ts';

test('a weekly load is volume × share × minutes / 60, and says so', () => {
  const load = weeklyLoad(500, [
    { share: 0.3, minutesPerItem: 3 },
    { share: 0.1, minutesPerItem: 9 },
  ]);
  assert.deepEqual(load, { hours: 15, formula: '500 × (0.3 × 3 + 0.1 × 9) min / 60' });
  assert.deepEqual(monthlyLoad(load), { hours: 65, formula: '500 × (0.3 × 3 + 0.1 × 9) min / 60 × 52 / 12' });
});

test('what takes no time is left out of the arithmetic, unless nothing takes any', () => {
  const nothing = { share: 0.6, minutesPerItem: 0 };
  assert.equal(weeklyLoad(60, [nothing, { share: 0.4, minutesPerItem: 5 }]).formula, '60 × 0.4 × 5 min / 60');
  assert.deepEqual(weeklyLoad(60, [nothing, nothing]), { hours: 0, formula: '60 × 0.6 × 0 min / 60' });
});

test('of a sum with many terms the rest is counted', () => {
  const work = Array.from({ length: 300 }, () => ({ share: 0.001, minutesPerItem: 4 }));
  const { hours, formula } = weeklyLoad(500, work);
  assert.equal(hours, 10);
  assert.ok(formula.endsWith(' + 0.001 × 4 + … 288 more) min / 60'), formula);
  assert.ok(!weeklyLoad(500, work.slice(0, 12)).formula.includes('more'));
});

test('all of the volume needs no share', () => {
  assert.deepEqual(weeklyLoad(500, [{ share: 1, minutesPerItem: 3 }]), { hours: 25, formula: '500 × 3 min / 60' });
});

test('figures are rounded as far as people read them', () => {
  assert.equal(plainNumber(15), '15');
  assert.equal(plainNumber(16.666666), '16.7');
  assert.equal(plainNumber(20.04), '20');
  assert.deepEqual(plainPair(20.04, 20), ['20.04', '20']);
  assert.deepEqual(plainPair(65, 60), ['65', '60']);
  assert.equal(weeklyLoad(100, [{ share: 1 / 3, minutesPerItem: 0.25 }]).formula, '100 × 0.3333 × 0.25 min / 60');
});

test('a month is 52/12 weeks, a third of a quarter, a twelfth of a year', () => {
  assert.equal(perMonth(12, 'week'), 52);
  assert.equal(perMonth(12, 'month'), 12);
  assert.equal(perMonth(12, 'quarter'), 4);
  assert.equal(perMonth(12, 'year'), 1);
  assert.equal(toMonthWords('week'), ' × 52 / 12');
  assert.equal(parsePeriod('week'), 'week');
  assert.equal(parsePeriod('weekly'), undefined);
});
