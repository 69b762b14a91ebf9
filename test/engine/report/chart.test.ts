import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type ChartData, layOutChart } from '../../../server/engine/report/chart/chart-layout.ts';
import { FULL, thin } from '../../../server/engine/report/chart/thin.ts';
import { SMALLEST_RANGE, tickLabel, ticks } from '../../../server/engine/report/chart/ticks.ts';
import { addDays, dayNinety } from '../../../server/engine/values/day.ts';
import { day, today } from '../../support/page.ts';

const start = day('2026-09-15');
const chart = (values: readonly (readonly [days: number, value: number])[], more: Partial<ChartData> = {}) =>
  layOutChart({
    rows: values.map(([days, value]) => ({ day: addDays(start, days), value })),
    baseline: 120,
    target: 40,
    start,
    dayNinety: dayNinety(start),
    today,
    ...more,
  });

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const anyChart = fc.record({
  rows: fc.array(fc.tuple(fc.integer({ min: -400, max: 4000 }), finite), { maxLength: 60 }),
  baseline: fc.option(finite, { nil: undefined }),
  target: fc.option(finite, { nil: undefined }),
  start: fc.option(fc.integer({ min: -300, max: 300 }), { nil: undefined }),
});

suite('the chart', () => {
  test('whatever the data, every point, line and mark is inside, and points go from left to right', () => {
    fc.assert(
      fc.property(anyChart, ({ rows, baseline, target, start: from }) => {
        const first = from === undefined ? undefined : addDays(start, from);
        const layout = layOutChart({
          rows: rows.sort(([a], [b]) => a - b).map(([days, value]) => ({ day: addDays(start, days), value })),
          baseline,
          target,
          start: first,
          dayNinety: first && dayNinety(first),
          today,
        });
        if (!layout) return assert.ok(baseline === undefined && target === undefined);
        const inside = (place: number) => assert.ok(place >= 0 && place <= FULL, String(place));
        for (const [index, { x, y }] of layout.points.entries()) {
          inside(x);
          inside(y);
          assert.ok(x >= (layout.points[index - 1]?.x ?? 0));
        }
        for (const { x } of layout.marks) inside(x);
        for (const { y } of layout.ticks) inside(y);
        for (const y of [layout.baseline, layout.target]) if (y !== undefined) inside(y);
        for (const { points } of layout.lines) for (const { x, y } of points) [x, y].forEach(inside);
        assert.ok(layout.points.length + layout.outside <= rows.length);
      }),
      { numRuns: 300 },
    );
  });

  test('a higher value is higher up', () => {
    const layout = chart([
      [0, 120],
      [30, -20],
      [60, 80],
    ])!;
    const [first, low, last] = layout.points;
    assert.ok(first!.y < last!.y && last!.y < low!.y);
    assert.ok(layout.baseline! < layout.target!);
    assert.ok(layout.ticks[0]!.value <= -20 && layout.ticks.at(-1)!.value >= 120);
  });

  test('start, day 90 and today are marked, and today no more once it is far from them', () => {
    const kinds = (layout: ReturnType<typeof chart>) => layout?.marks.map(({ kind, day }) => `${kind} ${day}`);
    assert.deepEqual(kinds(chart([])), ['start 2026-09-15', 'day 90 2026-12-14', 'today 2026-11-23']);
    assert.deepEqual(kinds(chart([], { today: day('2029-01-01') })), ['start 2026-09-15', 'day 90 2026-12-14']);
  });

  test('without data the promise alone is drawn, without that nothing', () => {
    assert.deepEqual(chart([])?.points, []);
    assert.equal(chart([], { baseline: undefined, target: undefined }), undefined);
  });

  test('one point, and values that are all the same, stand inside', () => {
    const alone = chart([[0, 7]], {
      baseline: undefined,
      target: undefined,
      start: undefined,
      dayNinety: undefined,
      today: start,
    })!;
    assert.deepEqual([alone.points[0]!.x, alone.lines], [FULL / 2, []]);
    const same = chart(
      [
        [0, 5],
        [10, 5],
      ],
      { baseline: 5, target: 5 },
    )!;
    assert.ok(same.points.every(({ y }) => y > 0 && y < FULL));
    const zero = chart([[0, 0]], { baseline: 0, target: undefined })!;
    assert.ok(zero.ticks.length > 1);
  });

  test('a long gap is a line of its own kind', () => {
    const layout = chart([
      [0, 9],
      [7, 8],
      [14, 7],
      [70, 3],
      [77, 2],
    ])!;
    assert.deepEqual(
      layout.lines.map(({ gap, points }) => [gap, points.length]),
      [
        [false, 3],
        [true, 2],
        [false, 2],
      ],
    );
  });

  test('what is dated far away is counted and not drawn', () => {
    const layout = chart([
      [-200, 1],
      [0, 2],
      [3000, 3],
    ])!;
    assert.deepEqual([layout.points.length, layout.outside], [1, 2]);
  });

  test('of thousands of points a thousand at most are left, and no peak is lost', () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => [Math.floor(index / 250), index === 7777 ? 999 : index % 10] as const,
    );
    const layout = chart(rows)!;
    assert.ok(layout.points.length <= 1000 && layout.points.length > 100, String(layout.points.length));
    assert.ok(layout.points.some(({ value }) => value === 999));
    const few = [{ x: 1, y: 1 }];
    assert.equal(thin(few), few);
  });

  test('ticks are round, few, and hold the range between them', () => {
    assert.deepEqual(ticks(0, 120), [0, 50, 100, 150]);
    assert.deepEqual(ticks(0.02, 0.08), [0.02, 0.04, 0.06, 0.08]);
    assert.deepEqual(ticks(-3, 4), [-4, -2, 0, 2, 4]);
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        fc.pre(Math.abs(a - b) > Math.max(Math.abs(a), Math.abs(b)) * 1e-9 && Math.abs(a / 2 - b / 2) > SMALLEST_RANGE);
        const [min, max] = a < b ? [a, b] : [b, a];
        const all = ticks(min!, max!);
        assert.ok(all.length >= 2 && all.length <= 13, all.join());
        assert.ok(all[0]! <= min! && all.at(-1)! >= max!);
        for (const [index, tick] of all.entries()) assert.ok(index === 0 || tick > all[index - 1]!, all.join());
      }),
    );
  });

  test('the words of a tick are short', () => {
    assert.deepEqual([0, 0.05, 150, 12_000, 1.25e6, 3e9, 1e20, 1e-9, -2500].map(tickLabel), [
      ...['0', '0.05', '150', '12k', '1.25M', '3B', '1e+20', '1e-9', '-2500'],
    ]);
    fc.assert(
      fc.property(finite, (value) => tickLabel(value).length <= 10),
      { examples: [[-0.0001000005], [-0.00123456]] },
    );
  });
});
