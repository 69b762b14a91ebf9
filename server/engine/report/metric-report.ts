import { flawOf } from '../charter/evidence.ts';
import { amountIn, dayIn } from '../charter/field.ts';
import { lastInWindow, metricGoal, readMetric } from '../charter/metric.ts';
import { said } from '../charter/said.ts';
import type { CheckContext } from '../rule.ts';
import type { Span } from '../text/span.ts';
import { type Day, distance } from '../values/day.ts';
import { type ChartLayout, layOutChart } from './chart/chart-layout.ts';
import { tickLabel } from './chart/ticks.ts';
import type { Place } from './report.ts';

/** The ninety-day metric: what was promised, and what was measured. */
export interface MetricReport {
  /** "Hours spent: from 120 to 40 hours/month by 2026-12-14"; undefined where none of it is said. */
  readonly goal: string | undefined;
  /** How it stands, in sentences. They say in words what the chart shows. */
  readonly sentences: readonly string[];
  readonly facts: readonly { readonly term: string; readonly value: string }[];
  /** Undefined where there is nothing to be drawn. */
  readonly chart: ChartLayout | undefined;
  /** The words beside the lines of the chart. */
  readonly labels: { readonly baseline: string; readonly target: string; readonly ticks: readonly string[] };
  /** The last values, the newest first. */
  readonly values: readonly { readonly day: Day; readonly value: string }[];
  /** How many values there are in all. */
  readonly count: number;
  readonly place: Place;
}

/** More rows than this in a table nobody reads. */
const MOST_ROWS = 12;

/** Describes the metric; undefined where nothing at all is said of one. */
export function describeMetric(context: CheckContext, placeOf: (span: Span) => Place): MetricReport | undefined {
  const { charter, today } = context;
  const whole = charter.field('ninetyDayMetric');
  if (whole.blank) return undefined;
  const metric = readMetric(context);
  const { start, dayNinety, baseline, target, lowerIsBetter, dataField, evidence, data, scale, show } = metric;
  const rows = data ? data.rows.map(({ day, value }) => ({ day, value: value * scale })) : resultRow(context);
  const last = lastInWindow(metric, today);
  const newest = last ? { day: last.day, value: last.value * scale } : rows.at(-1);
  const unit = said(charter, 'ninetyDayMetric.unit');
  const withUnit = (value: number) => [show(value), unit].filter(Boolean).join(' ');

  const sentences: string[] = [];
  if (newest) {
    const reached =
      target === undefined || lowerIsBetter === undefined
        ? ''
        : (lowerIsBetter ? newest.value <= target : newest.value >= target)
          ? ', which reaches the target'
          : ', which does not reach the target yet';
    sentences.push(
      `The latest value is ${withUnit(newest.value)} on ${newest.day}, ${distance(today, newest.day)}${reached}.`,
    );
  } else {
    const flaw = dataField.blank ? undefined : flawOf(evidence, dataField.text);
    sentences.push(
      flaw ??
        (dataField.blank
          ? 'There is no data yet: no file of values is named.'
          : evidence.kind === 'prose'
            ? `The data is in ${said(charter, dataField.path)}, which cannot be read from here.`
            : 'There is no data yet.'),
    );
  }
  if (dayNinety)
    sentences.push(`Day 90 ${dayNinety < today ? 'was' : 'is'} ${dayNinety}, ${distance(today, dayNinety)}.`);
  const chart = layOutChart({ rows, baseline, target, start, dayNinety, today });
  if (chart && chart.outside > 0)
    sentences.push(
      `${chart.outside === 1 ? '1 value is' : `${chart.outside} values are`} dated far from the ninety days and not drawn.`,
    );

  const facts = [
    ['Baseline', baseline === undefined ? undefined : withUnit(baseline)],
    ['Target', target === undefined ? undefined : withUnit(target)],
    ['Start', start],
    ['Day 90', dayNinety],
    ['Latest', newest && withUnit(newest.value)],
  ] as const;
  const percent = show(1).endsWith('%');
  return {
    goal: metricGoal(charter),
    sentences,
    facts: facts.flatMap(([term, value]) => (value === undefined ? [] : [{ term, value }])),
    chart,
    labels: {
      baseline: baseline === undefined ? '' : `baseline ${show(baseline)}`,
      target: target === undefined ? '' : `target ${show(target)}`,
      ticks: chart?.ticks.map(({ value }) => (percent ? `${tickLabel(value * 100)}%` : tickLabel(value))) ?? [],
    },
    values: rows
      .slice(-MOST_ROWS)
      .reverse()
      .map(({ day, value }) => ({ day, value: show(value) })),
    count: rows.length,
    place: placeOf(whole.span),
  };
}

/** Where there is no data file, the result is the one value that was measured. */
function resultRow({ charter }: CheckContext): { day: Day; value: number }[] {
  const value = amountIn(charter.field('ninetyDayMetric.result.value'));
  const day = dayIn(charter.field('ninetyDayMetric.result.date'));
  return value === undefined || day === undefined ? [] : [{ day, value }];
}
