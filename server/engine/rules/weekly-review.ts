import { reportBlanks } from '../charter/blanks.ts';
import { dayIn } from '../charter/field.ts';
import { defineGateRule, wrong } from '../rule.ts';
import { daysBetween, distance } from '../values/day.ts';

export default defineGateRule({
  id: 'weekly-review',
  title: 'The metric is reviewed every week',
  gates: ['production'],
  fields: ['ninetyDayMetric.lastReviewed'],
  why: 'A number that nobody looks at does not change what anybody does.',
  pass: 'ninetyDayMetric.lastReviewed is a day of the last seven days.',
  tune: 'A policy sets another limit: `thresholds: { weeklyReview: 10 }`.',
  examples: {
    bad: 'ninetyDayMetric: { lastReviewed: 2026-11-01 }',
    good: 'ninetyDayMetric: { lastReviewed: 2026-11-20 }',
  },
  evidence({ charter, today }) {
    const day = dayIn(charter.field('ninetyDayMetric.lastReviewed'));
    return day && `Last reviewed on ${day}, ${distance(today, day)}.`;
  },
  *check({ charter, today, policy }) {
    const field = charter.field('ninetyDayMetric.lastReviewed');
    yield* reportBlanks(charter, {
      fields: { 'ninetyDayMetric.lastReviewed': 'the day of the last review' },
      none: 'It is not said when the metric was last reviewed.',
      todo: 'Look at the metric every week and write down the day.',
      fix: 'Add the day of the last review',
    });
    if (field.blank) return;
    const day = dayIn(field);
    if (!day)
      yield wrong(field, 'The day of the last review is not a date.', 'Write the day of the review as YYYY-MM-DD.');
    else if (day > today)
      yield wrong(
        field,
        `The last review is dated ${day}, ${distance(today, day)}.`,
        'Write the day on which the review took place.',
      );
    else if (daysBetween(day, today) > policy.thresholds.weeklyReview) {
      yield wrong(
        field,
        `The metric was last reviewed ${distance(today, day)}; ${policy.thresholds.weeklyReview} days are the limit.`,
        'Review the metric, then write down the day.',
      );
    }
  },
});
