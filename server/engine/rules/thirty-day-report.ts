import { reportBlanks } from '../charter/blanks.ts';
import { dayIn } from '../charter/field.ts';
import { defineRule } from '../rule.ts';
import { daysBetween } from '../values/day.ts';

const DUE_AFTER = 30;

export default defineRule({
  id: 'thirty-day-report',
  title: 'The first thirty days are reported',
  group: 'Adoption',
  fields: ['adoption.thirtyDayReport', 'writeBack.live'],
  why: 'After a month people still remember what went wrong, and it can still be mended.',
  pass: `${DUE_AFTER} days after writeBack.live, adoption.thirtyDayReport names what was learned.`,
  examples: {
    bad: 'adoption: { thirtyDayReport: }',
    good: 'adoption: { thirtyDayReport: reports/day-30.md }',
  },
  *check({ charter, today }) {
    const live = dayIn(charter.field('writeBack.live'));
    const days = live ? daysBetween(live, today) : 0;
    if (days < DUE_AFTER) return;
    yield* reportBlanks(charter, {
      fields: { 'adoption.thirtyDayReport': 'the report on the first thirty days' },
      none: `It has been live since ${live}, for ${days} days, and there is no report on the first ${DUE_AFTER}.`,
      todo: 'Write half a page on what worked, what did not and what changes, and name it here.',
      fix: 'Add the thirty-day report',
    });
  },
});
