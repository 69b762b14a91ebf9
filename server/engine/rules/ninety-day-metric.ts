import { reportBlanks } from '../charter/blanks.ts';
import { amountIn, dayIn } from '../charter/field.ts';
import { metricGoal } from '../charter/metric.ts';
import { defineGateRule, wrong } from '../rule.ts';

export default defineGateRule({
  id: 'ninety-day-metric',
  title: 'One number proves the value in ninety days',
  gates: ['charter'],
  fields: ['name', 'unit', 'baseline', 'target', 'start'].map((key) => `ninetyDayMetric.${key}`),
  why: 'What nobody measures is cut in the first budget round.',
  pass: 'ninetyDayMetric has a name, a unit, a baseline, a target that differs from it, and the day on which it starts.',
  examples: {
    bad: 'ninetyDayMetric: { baseline: 40, target: 40 }',
    good: 'ninetyDayMetric: { baseline: 120, target: 40 }',
  },
  evidence: ({ charter }) => metricGoal(charter),
  *check({ charter }) {
    const at = (key: string) => charter.field(`ninetyDayMetric.${key}`);
    yield* reportBlanks(charter, {
      fields: {
        'ninetyDayMetric.name': 'the name of the metric',
        'ninetyDayMetric.unit': 'the unit of the metric',
        'ninetyDayMetric.baseline': 'the baseline of the metric',
        'ninetyDayMetric.target': 'the target of the metric',
        'ninetyDayMetric.start': 'the start of the ninety days',
      },
      none: 'There is no ninety-day metric.',
      some: (words) => `The ninety-day metric lacks ${words.replaceAll(' of the metric', '')}.`,
      todo: 'Choose one number as the metric, with its value today, the value to reach, and the day it starts.',
      fix: 'Add the ninety-day metric',
    });
    for (const key of ['baseline', 'target']) {
      const field = at(key);
      if (!field.blank && amountIn(field) === undefined)
        yield wrong(
          field,
          `The ${key} of the metric is not a number.`,
          `Write the ${key} of the metric as a number, or as a percentage such as 8%.`,
        );
    }
    const start = at('start');
    if (!start.blank && !dayIn(start))
      yield wrong(start, 'The start of the ninety days is not a date.', 'Write the day of the start as YYYY-MM-DD.');
    const [baseline, target] = [amountIn(at('baseline')), amountIn(at('target'))];
    if (baseline !== undefined && baseline === target) {
      yield wrong(
        at('target'),
        `The target is the same as the baseline (${at('target').text}), so nothing would change.`,
        'Write the value that the metric is to reach.',
      );
    }
  },
});
