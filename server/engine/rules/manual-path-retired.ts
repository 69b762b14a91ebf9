import { reportBlanks } from '../charter/blanks.ts';
import { dayIn } from '../charter/field.ts';
import { defineGateRule, wrong } from '../rule.ts';
import { distance } from '../values/day.ts';

export default defineGateRule({
  id: 'manual-path-retired',
  title: 'The old way by hand is switched off',
  gates: ['production'],
  fields: ['adoption.manualPath.retired'],
  why: 'As long as the old way works, the new one stays an option.',
  pass: 'adoption.manualPath.retired is the day, up to today, on which the old way was switched off.',
  examples: {
    bad: 'adoption: { manualPath: { retired: 2027-01-15 } }',
    good: 'adoption: { manualPath: { retired: 2026-11-02 } }',
  },
  evidence({ charter, today }) {
    const day = dayIn(charter.field('adoption.manualPath.retired'));
    return day && `Switched off on ${day}, ${distance(today, day)}.`;
  },
  *check({ charter, today }) {
    const field = charter.field('adoption.manualPath.retired');
    yield* reportBlanks(charter, {
      fields: { 'adoption.manualPath.retired': 'when the old way was switched off' },
      none: 'It is not said when the old way by hand was switched off.',
      todo: 'Switch the old way off, then write down the day.',
      fix: 'Add when the old way was switched off',
    });
    if (field.blank) return;
    const day = dayIn(field);
    if (!day)
      yield wrong(
        field,
        'The day on which the old way was switched off is not a date.',
        'Write when the old way was switched off as YYYY-MM-DD.',
      );
    else if (day > today)
      yield wrong(
        field,
        `The old way by hand is switched off on ${day}, ${distance(today, day)}.`,
        `The old way counts as switched off from ${day} on.`,
      );
  },
});
