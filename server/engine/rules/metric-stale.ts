import { readMetric } from '../charter/metric.ts';
import { defineRule, wrong } from '../rule.ts';
import { daysBetween } from '../values/day.ts';
import { lastBy } from '../values/metric-data.ts';

export default defineRule({
  id: 'metric-stale',
  title: 'The data is kept up',
  group: 'Metric',
  fields: ['ninetyDayMetric.data'],
  why: 'Who stops measuring halfway learns on day 90 that there is nothing to show.',
  pass: 'Until day 90 the newest row of the data is at most 14 days old.',
  tune: 'A policy sets another limit: `thresholds: { metricStale: 30 }`.',
  examples: {
    bad: 'ninetyDayMetric: { data: metrics/forgotten-hours.csv }  # its newest row is of 2026-10-13',
    good: 'ninetyDayMetric: { data: metrics/suppression-hours.csv }  # its newest row is of 2026-11-16',
  },
  *check(context) {
    const { today } = context;
    const most = context.policy.thresholds.metricStale;
    const { start, dayNinety, data, dataField } = readMetric(context);
    if (!data || !start || !dayNinety || today >= dayNinety || daysBetween(start, today) <= most) return;
    // A row that cannot be read may be the newest one.
    if (data.flaws.length > 0) return;
    const todo = 'Measure it now and add a row.';
    const newest = lastBy(data.rows, today);
    if (newest) {
      const days = daysBetween(newest.day, today);
      if (days > most)
        yield wrong(
          dataField,
          `The newest row of the data is of ${newest.day}, ${days} days ago; ${most} days are the limit.`,
          todo,
        );
    } else
      yield wrong(
        dataField,
        `The ninety days started on ${start}, ${daysBetween(start, today)} days ago, and the data has no row yet.`,
        todo,
      );
  },
});
