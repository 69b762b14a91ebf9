import { readMetric } from '../charter/metric.ts';
import { defineRule, wrong } from '../rule.ts';
import { rowsBefore, rowsBetween } from '../values/metric-data.ts';

export default defineRule({
  id: 'metric-window',
  title: 'The data covers the ninety days',
  group: 'Metric',
  severity: 'information',
  fields: ['ninetyDayMetric.data', 'ninetyDayMetric.start'],
  why: 'Only what changes between the start and day 90 shows what the workflow did.',
  pass: 'The data begins with the start or later, and by day 90 has two rows at least.',
  examples: {
    bad: 'ninetyDayMetric: { start: 2026-10-01, data: metrics/suppression-hours.csv }',
    good: 'ninetyDayMetric: { start: 2026-09-15, data: metrics/suppression-hours.csv }',
  },
  *check(context) {
    const { start, dayNinety, data, dataField } = readMetric(context);
    if (!data || !start || !dayNinety) return;
    const problems: string[] = [];
    const todos: string[] = [];
    const before = rowsBefore(data.rows, start);
    const [first] = before;
    if (first) {
      const rows = before.length === 1 ? 'One row of the data lies' : `${before.length} rows of the data lie`;
      problems.push(`${rows} before the start on ${start}, the first on ${first.day} (line ${first.line}).`);
      todos.push('Check the start; what was measured before it belongs in the baseline.');
    }
    const inside = rowsBetween(data.rows, start, dayNinety).length;
    if (context.today > dayNinety && inside < 2) {
      const rows = inside === 0 ? 'no row' : 'only one row';
      problems.push(`The data has ${rows} between the start on ${start} and day 90 on ${dayNinety}.`);
      todos.push('Add what was measured then, if it was.');
    }
    if (problems.length > 0) yield wrong(dataField, problems.join(' '), todos.join(' '));
  },
});
