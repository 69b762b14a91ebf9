import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moveDates } from '../../.scripts/start/samples.ts';

test('dates move, over the ends of months and years too', () => {
  assert.equal(moveDates('date: 2026-11-23, until: "2026-12-31"', 3), 'date: 2026-11-26, until: "2027-01-03"');
  assert.equal(moveDates('2028-02-28\n', 1), '2028-02-29\n');
  assert.equal(moveDates('2027-01-01', -1), '2026-12-31');
});

test('what only looks like a date stays', () => {
  for (const text of ['drafter-2026-08', 'x-2026-08-01', '2026-08-01-b', '2026-02-31', '12026-08-01', '2026-13-01']) {
    assert.equal(moveDates(text, 7), text);
  }
});

test('nothing changes on the day that the samples are written for', () => {
  assert.equal(moveDates('2026-11-23,4', 0), '2026-11-23,4');
});
