import { dayIn } from '../charter/field.ts';
import { defineRule, wrong } from '../rule.ts';
import { distance } from '../values/day.ts';

/** Days on which something is said to have been done. */
const DONE: Readonly<Record<string, string>> = {
  labelReviewed: 'the last look at the label',
  'ninetyDayMetric.lastReviewed': 'the last review of the metric',
  'turnoverTest.date': 'the turnover test, which is said to have a result,',
  'adoption.training.completed': 'the completed training',
  'adoption.usage.measured': 'the measurement of usage',
  'funding.released': 'the release of the money',
};

export default defineRule({
  id: 'date-order',
  title: 'What is done is not dated ahead',
  group: 'Text',
  severity: 'error',
  fields: [...Object.keys(DONE), 'ninetyDayMetric.start'],
  why: 'A day that cannot be true makes everything around it doubtful.',
  pass: 'Every day on which something is said to be done is today or earlier, and no review is older than the start.',
  examples: {
    bad: 'labelReviewed: 2027-01-01',
    good: 'labelReviewed: 2026-10-01',
  },
  *check({ charter, today }) {
    const result = charter.field('turnoverTest.result').text;
    const open = result !== 'passed' && result !== 'failed';
    for (const [path, words] of Object.entries(DONE)) {
      const field = charter.field(path);
      const day = dayIn(field);
      if (!day || day <= today || (path === 'turnoverTest.date' && open)) continue;
      yield wrong(
        field,
        `The day of ${words} is ${day}, ${distance(today, day)}.`,
        'Write the day on which it was done, or leave it blank until it is.',
      );
    }
    const start = dayIn(charter.field('ninetyDayMetric.start'));
    const reviewed = charter.field('ninetyDayMetric.lastReviewed');
    const day = dayIn(reviewed);
    if (!start || !day || day > today || day >= start) return;
    yield wrong(
      reviewed,
      `The metric was last reviewed on ${day}, before it started on ${start}.`,
      'Correct one of the two days, or leave the review blank until there is one.',
    );
  },
});
