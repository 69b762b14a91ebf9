import { amountIn } from '../charter/field.ts';
import { lastInWindow, readMetric } from '../charter/metric.ts';
import { defineRule, type Report, wrong } from '../rule.ts';
import { distance } from '../values/day.ts';

export default defineRule({
  id: 'metric-missed',
  title: 'The target was reached by day 90',
  group: 'Metric',
  severity: 'error',
  fields: ['ninetyDayMetric.target', 'ninetyDayMetric.data', 'ninetyDayMetric.result'],
  why: 'Production means that the number was reached, not only that the software runs.',
  pass: 'In production, once day 90 is past, the last value by then is as good as the target.',
  examples: {
    bad: 'status: production\nninetyDayMetric: { start: 2026-08-01, target: 40 }',
    good: 'status: production\nninetyDayMetric: { start: 2026-08-01, target: 80 }',
  },
  *check(context) {
    const { charter, today, declared } = context;
    const metric = readMetric(context);
    const { dayNinety, target, lowerIsBetter, dataField, scale, show } = metric;
    // Until then the ninety days are running, and a number that is on its way has missed nothing.
    if (declared !== 'production' || !dayNinety || today <= dayNinety) return;
    if (target === undefined || lowerIsBetter === undefined) return;

    const report = (field: Parameters<typeof wrong>[0], value: number, what: string): Report => {
      const wanted = `${show(target)} or ${lowerIsBetter ? 'less' : 'more'}`;
      return wrong(
        field,
        `Day 90 was ${dayNinety}, ${distance(today, dayNinety)}; ${what} is ${show(value)}, and the target is ${wanted}.`,
        'Set the status to pilot until the number is reached, and agree on the next ninety days.',
      );
    };
    // What is equal but for the last digits of a fraction reaches the target.
    const slack = Math.abs(target) * 1e-9;
    const misses = (value: number) => (lowerIsBetter ? value > target + slack : value < target - slack);
    const last = lastInWindow(metric, today);
    const resultField = charter.field('ninetyDayMetric.result.value');
    const result = amountIn(resultField);
    if (last) {
      const value = last.value * scale;
      if (misses(value)) yield report(dataField, value, `the last value by then, of ${last.day},`);
    } else if (result !== undefined && misses(result)) yield report(resultField, result, 'the result');
  },
});
