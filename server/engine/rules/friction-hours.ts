import { reportBlanks } from '../charter/blanks.ts';
import { numberIn } from '../charter/field.ts';
import { monthlyFriction } from '../charter/friction.ts';
import { defineGateRule, wrong } from '../rule.ts';
import { plainNumber } from '../values/plain-number.ts';

export default defineGateRule({
  id: 'friction-hours',
  title: 'The problem costs hours',
  gates: ['charter'],
  fields: ['problem.frictionHours', 'problem.frictionHours.value'],
  why: 'Without that figure nobody can say later whether the work paid off.',
  pass: 'problem.frictionHours is the number of hours a month that are lost today, above 0; or { value: 30, per: week }.',
  examples: {
    bad: 'problem: { frictionHours: a lot }',
    good: 'problem: { frictionHours: { value: 30, per: week } }',
  },
  evidence({ charter }) {
    const friction = monthlyFriction(charter);
    return friction && `${plainNumber(friction.hours)} hours a month are lost.`;
  },
  *check({ charter }) {
    const field = charter.field('problem.frictionHours');
    const isMap = field.node?.kind === 'map' && !field.blank;
    const hours = isMap ? charter.field('problem.frictionHours.value') : field;
    const todo = 'Write how many hours a month people lose today, as a number above 0.';
    if (hours.blank) {
      const fields = { [hours.path]: 'the number of hours lost' };
      yield* reportBlanks(charter, {
        fields,
        none: 'It is not said how many hours the problem costs.',
        todo,
        fix: 'Add the hours lost',
      });
      return;
    }
    const value = numberIn(hours);
    if (value === undefined) yield wrong(hours, 'The hours that the problem costs are not a number.', todo);
    else if (value <= 0) yield wrong(hours, `The problem costs ${value} hours, so there is nothing to gain.`, todo);
  },
});
