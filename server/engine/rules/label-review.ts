import { reportBlanks } from '../charter/blanks.ts';
import { dayIn } from '../charter/field.ts';
import { defineRule, wrong } from '../rule.ts';
import { daysBetween, distance } from '../values/day.ts';

export default defineRule({
  id: 'label-review',
  title: 'The label is looked at every quarter',
  group: 'Label',
  severity: (declared) => (declared === 'research' ? 'information' : 'warning'),
  fields: ['labelReviewed'],
  why: 'What was true when the label was given may not be true today.',
  pass: 'labelReviewed is a day of the last 92 days.',
  tune: 'A policy sets another limit: `thresholds: { labelReview: 60 }`.',
  examples: {
    bad: 'labelReviewed: 2026-07-01',
    good: 'labelReviewed: 2026-10-01',
  },
  *check({ charter, today, policy }) {
    yield* reportBlanks(charter, {
      fields: { labelReviewed: 'the day of the last look at the label' },
      none: 'It is not said when somebody last looked whether the label is still true.',
      todo: 'Look at it with both owners, then write down the day.',
      fix: 'Add the day of the last look at the label',
    });
    const field = charter.field('labelReviewed');
    const day = dayIn(field);
    const most = policy.thresholds.labelReview;
    if (!day || daysBetween(day, today) <= most) return;
    yield wrong(
      field,
      `The label was last looked at on ${day}, ${distance(today, day)}; ${most} days are the limit.`,
      'Look whether it is still true, then write down the day.',
    );
  },
});
