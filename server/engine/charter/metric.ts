import type { CheckContext } from '../rule.ts';
import { type Day, dayNinety } from '../values/day.ts';
import { lastBy, type MetricData, type MetricRow, metricDataOf } from '../values/metric-data.ts';
import type { Charter } from './charter.ts';
import { type Evidence, readEvidence } from './evidence.ts';
import { amountIn, dayIn, type Field } from './field.ts';
import { said } from './said.ts';

/** The ninety-day metric of a charter, with what its data file holds. What is blank or no number or date is undefined. */
export interface Metric {
  readonly start: Day | undefined;
  readonly dayNinety: Day | undefined;
  readonly baseline: number | undefined;
  readonly target: number | undefined;
  /** Undefined where baseline and target do not tell. */
  readonly lowerIsBetter: boolean | undefined;
  readonly dataField: Field;
  readonly evidence: Evidence;
  /** Of a file that has the columns date and value. */
  readonly data: MetricData | undefined;
  /** What makes a value of the data comparable with those of the page: 100 where only the data is in percent. */
  readonly scale: number;
  /** Words for a value on the page's scale: "38", "3%". */
  show(value: number): string;
}

/** Reads the ninety-day metric. */
export function readMetric(context: CheckContext): Metric {
  const at = (key: string) => context.charter.field(`ninetyDayMetric.${key}`);
  const [baseline, target] = [amountIn(at('baseline')), amountIn(at('target'))];
  const start = dayIn(at('start'));
  const dataField = at('data');
  const evidence = readEvidence(context, dataField);
  const read = evidence.kind === 'file' ? metricDataOf(evidence.file) : undefined;
  const data = read?.missingColumns.length === 0 ? read : undefined;
  const percent = [at('baseline'), at('target')].some(({ text }) => text?.endsWith('%'));
  return {
    start,
    dayNinety: start && dayNinety(start),
    baseline,
    target,
    lowerIsBetter:
      baseline === undefined || target === undefined || baseline === target ? undefined : target < baseline,
    dataField,
    evidence,
    data,
    scale: data ? scaleOf(data, percent, Math.max(1, Math.abs(baseline ?? 0), Math.abs(target ?? 0))) : 1,
    show(value) {
      // 0.07 × 100 is 7.000000000000001.
      const round = Number((percent ? value * 100 : value).toPrecision(12));
      return percent ? `${round}%` : String(round);
    },
  };
}

/** What the metric is to reach, in words: "Hours spent: from 120 to 40 hours/month by 2026-12-14". Undefined where nothing is said. */
export function metricGoal(charter: Charter): string | undefined {
  const at = (key: string) => said(charter, `ninetyDayMetric.${key}`);
  const [name, baseline, target, unit] = [at('name'), at('baseline'), at('target'), at('unit')];
  const start = dayIn(charter.field('ninetyDayMetric.start'));
  const way = [baseline && `from ${baseline}`, target && `to ${target}`, (baseline || target) && unit].filter(Boolean);
  const goal = [...way, start && `by ${dayNinety(start)}`].filter(Boolean).join(' ');
  return [name, goal].filter(Boolean).join(': ') || undefined;
}

/** The last row from the start to day 90, or to today where that is earlier: what is dated ahead was not measured. */
export function lastInWindow({ data, start, dayNinety: end }: Metric, today: Day): MetricRow | undefined {
  if (!data || !start || !end) return undefined;
  const row = lastBy(data.rows, end < today ? end : today);
  return row && row.day >= start ? row : undefined;
}

/** Percentages are kept as shares. Where only one of page and data writes them, large numbers tell what the others are. */
function scaleOf(data: MetricData, percentOnPage: boolean, largestOnPage: number): number {
  if (data.percent === percentOnPage) return 1;
  if (data.percent) return largestOnPage > 1 ? 100 : 1;
  return data.rows.some(({ value }) => Math.abs(value) > largestOnPage) ? 0.01 : 1;
}
