import { reportBlanks } from '../charter/blanks.ts';
import { dayIn } from '../charter/field.ts';
import { defineGateRule, wrong } from '../rule.ts';
import { distance } from '../values/day.ts';

export default defineGateRule({
  id: 'turnover-test-date',
  title: 'The turnover test has a date',
  gates: ['charter'],
  fields: ['turnoverTest.date'],
  why: 'What only its champion can run ends when the champion changes jobs.',
  pass: 'turnoverTest.date is the day on which an ordinary shift runs it without its champion.',
  examples: {
    bad: 'turnoverTest: { date: next spring }',
    good: 'turnoverTest: { date: 2026-12-01 }',
  },
  evidence({ charter, today }) {
    const day = dayIn(charter.field('turnoverTest.date'));
    return day && `${day}, ${distance(today, day)}`;
  },
  *check({ charter }) {
    const field = charter.field('turnoverTest.date');
    const todo =
      'Write the day of the turnover test, as YYYY-MM-DD: an ordinary shift runs the workflow without its champion.';
    yield* reportBlanks(charter, {
      fields: { 'turnoverTest.date': 'the date of the turnover test' },
      none: 'There is no date for the turnover test.',
      todo,
      fix: 'Add the date of the turnover test',
    });
    if (!field.blank && !dayIn(field)) yield wrong(field, 'The date of the turnover test is not a date.', todo);
  },
});
