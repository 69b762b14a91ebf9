import { addDays, type Day, daysBetween } from '../../values/day.ts';
import { FULL, type Point, thin } from './thin.ts';
import { SMALLEST_RANGE, ticks } from './ticks.ts';

/** What is to be drawn. Values are on one scale; rows come by day. */
export interface ChartData {
  readonly rows: readonly { readonly day: Day; readonly value: number }[];
  readonly baseline: number | undefined;
  readonly target: number | undefined;
  readonly start: Day | undefined;
  readonly dayNinety: Day | undefined;
  readonly today: Day;
}

/** A chart in numbers. Everything lies inside of it: x and y are from 0 to {@link FULL}. */
export interface ChartLayout {
  /** In the order of x. */
  readonly points: readonly (Point & { readonly day: Day; readonly value: number })[];
  /** Lines from point to point; `gap` where nothing was measured for long. */
  readonly lines: readonly { readonly points: readonly Point[]; readonly gap: boolean }[];
  readonly baseline: number | undefined;
  readonly target: number | undefined;
  readonly marks: readonly { readonly kind: 'start' | 'day 90' | 'today'; readonly day: Day; readonly x: number }[];
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** The first and the last day of it. */
  readonly from: Day;
  readonly to: Day;
  /** How many rows are dated so far off that they are not in it. */
  readonly outside: number;
}

/** How long before the start and after day 90 a chart still reaches: so far that the ninety days stay readable. */
const MARGIN_DAYS = 90;
/** A gap is longer than this, and than four times what is usual in the data. */
const SHORTEST_GAP_DAYS = 14;

/** Lays out the chart of a metric; undefined where there is nothing to be drawn. */
export function layOutChart({ rows, baseline, target, start, dayNinety, today }: ChartData): ChartLayout | undefined {
  const [earliest, latest] = [start && addDays(start, -MARGIN_DAYS), dayNinety && addDays(dayNinety, MARGIN_DAYS)];
  const shown = rows.filter(({ day }) => (!earliest || day >= earliest) && (!latest || day <= latest));
  const values = [...valueRange(shown), baseline, target].filter((value) => value !== undefined);
  if (values.length === 0) return undefined;
  const inReach = (!earliest || today >= earliest) && (!latest || today <= latest);
  const days = [shown[0]?.day, shown.at(-1)?.day, start, dayNinety, inReach ? today : undefined]
    .filter((day) => day !== undefined)
    .sort();
  const [first, last] = [days[0] ?? today, days.at(-1) ?? today];
  // One day alone stands in the middle.
  const [from, to] = first === last ? [addDays(first, -1), addDays(last, 1)] : [first, last];

  const [low, high] = padded(Math.min(...values), Math.max(...values));
  const scale = ticks(low, high);
  const [bottom, top] = [scale[0]!, scale.at(-1)!];
  const x = (day: Day) => round((daysBetween(from, day) / daysBetween(from, to)) * FULL);
  // Halves, as the whole range of two very large numbers is none.
  const y = (value: number) => round(((top / 2 - value / 2) / (top / 2 - bottom / 2)) * FULL);

  const points = thin(shown.map(({ day, value }) => ({ day, value, x: x(day), y: y(value) })));
  const mark = (kind: ChartLayout['marks'][number]['kind'], day: Day | undefined) =>
    day && day >= from && day <= to ? [{ kind, day, x: x(day) }] : [];
  return {
    points,
    lines: linesBetween(points),
    baseline: baseline === undefined ? undefined : y(baseline),
    target: target === undefined ? undefined : y(target),
    marks: [...mark('start', start), ...mark('day 90', dayNinety), ...mark('today', today)],
    ticks: scale.map((value) => ({ value, y: y(value) })),
    from,
    to,
    outside: rows.length - shown.length,
  };
}

function valueRange(rows: ChartData['rows']): number[] {
  if (rows.length === 0) return [];
  let [low, high] = [rows[0]!.value, rows[0]!.value];
  for (const { value } of rows) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** A range that is one: down to zero where that is not far, and wider than a point. */
function padded(min: number, max: number): [number, number] {
  const low = min > 0 && min <= max / 2 ? 0 : min;
  const high = max < 0 && max >= min / 2 ? 0 : max;
  if (high - low > Math.max(Math.abs(high) * 1e-9, SMALLEST_RANGE)) return [low, high];
  const around = Math.abs(low) > SMALLEST_RANGE ? Math.abs(low) / 10 : 1;
  return Number.isFinite(high + around) && Number.isFinite(low - around)
    ? [low - around, high + around]
    : [Math.min(low, 0), Math.max(high, 0)];
}

function linesBetween(points: ChartLayout['points']): ChartLayout['lines'] {
  const steps = points.slice(1).map(({ day }, index) => daysBetween(points[index]!.day, day));
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  const isGap = (days: number) => days > SHORTEST_GAP_DAYS && days > 4 * usual;
  const lines: { points: Point[]; gap: boolean }[] = [];
  for (const [index, days] of steps.entries()) {
    const [a, b] = [points[index]!, points[index + 1]!];
    const last = lines.at(-1);
    if (last && !last.gap && !isGap(days)) last.points.push(b);
    else lines.push({ points: [a, b], gap: isGap(days) });
  }
  return lines;
}

function round(place: number): number {
  return Math.min(FULL, Math.max(0, Math.round(place * 10) / 10));
}
