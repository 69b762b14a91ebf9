import { reportBlanks } from '../charter/blanks.ts';
import { dayIn } from '../charter/field.ts';
import { defineRule, wrong } from '../rule.ts';
import { daysBetween } from '../values/day.ts';

export default defineRule({
  id: 'usage-measured',
  title: 'It is known how much of the work goes through it',
  group: 'Adoption',
  fields: ['adoption.usage.share', 'adoption.usage.measured'],
  why: 'People go back to the old way without telling anybody.',
  pass: 'In production, adoption.usage says which share of the volume goes through it, measured in the last 35 days.',
  tune: 'A policy sets another limit: `thresholds: { usage: 60 }`.',
  examples: {
    bad: 'status: production\nadoption: { usage: { measured: 2026-10-01 } }',
    good: 'status: production\nadoption: { usage: { measured: 2026-11-16 } }',
  },
  *check({ charter, today, declared, policy }) {
    if (declared !== 'production') return;
    yield* reportBlanks(charter, {
      fields: {
        'adoption.usage.share': 'which share of the volume goes through it',
        'adoption.usage.measured': 'when its usage was measured',
      },
      none: 'It is not said how much of the volume goes through it, nor when that was measured.',
      some: (words) => `It is not said ${words}.`,
      todo: 'Count for a week what goes through it and what does not, and write down the share and the day.',
      fix: 'Add the usage',
    });
    const field = charter.field('adoption.usage.measured');
    const measured = dayIn(field);
    const most = policy.thresholds.usage;
    const days = measured ? daysBetween(measured, today) : 0;
    if (days > most)
      yield wrong(
        field,
        `Usage was last measured on ${measured}, ${days} days ago; ${most} days are the limit.`,
        'Measure it again, and write down the share and the day.',
      );
  },
});
