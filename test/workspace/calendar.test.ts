import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayIn, watchDay } from '../../server/workspace/calendar.ts';

const at = (time: string) => new Date(time);

test('the day is that of the time zone', () => {
  const now = at('2026-11-23T23:30:00Z');
  assert.equal(dayIn('UTC', now), '2026-11-23');
  assert.equal(dayIn('Asia/Tokyo', now), '2026-11-24');
  assert.equal(dayIn('America/Los_Angeles', now), '2026-11-23');
  assert.equal(dayIn('Pacific/Kiritimati', at('2026-12-31T10:00:00Z')), '2027-01-01');
  assert.equal(dayIn('Pacific/Pago_Pago', at('2027-01-01T10:59:59Z')), '2026-12-31');
});

test('a day begins at midnight there, where clocks change too', () => {
  assert.equal(dayIn('Europe/Berlin', at('2026-03-28T22:59:59Z')), '2026-03-28');
  assert.equal(dayIn('Europe/Berlin', at('2026-03-28T23:00:00Z')), '2026-03-29');
  assert.equal(dayIn('Europe/Berlin', at('2026-10-25T22:59:59Z')), '2026-10-25');
  assert.equal(dayIn('Asia/Kathmandu', at('2026-11-23T18:15:00Z')), '2026-11-24');
});

test('without a time zone it is the day of the machine', () => {
  const now = at('2026-11-23T12:00:00Z');
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  assert.equal(dayIn(undefined, now), `${year}-${month}-${`${day}`.padStart(2, '0')}`);
});

test('years are written with four digits', () => {
  assert.equal(dayIn('UTC', at('0999-01-02T00:00:00Z')), '0999-01-02');
});

test('a new day is told at the next quarter of an hour, and not in between', (t) => {
  t.mock.timers.enable({ apis: ['Date', 'setInterval'], now: at('2026-11-23T23:58:30Z') });
  let told = 0;
  const timer = watchDay(() => told++);
  t.mock.timers.tick(60_000);
  assert.equal(told, 0);
  t.mock.timers.tick(60_000);
  assert.equal(told, 1);
  t.mock.timers.tick(10 * 60_000);
  assert.equal(told, 1);
  clearInterval(timer);
});
