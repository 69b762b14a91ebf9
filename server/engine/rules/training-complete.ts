import { reportBlanks } from '../charter/blanks.ts';
import { dayIn, numberIn } from '../charter/field.ts';
import { defineGateRule, wrong } from '../rule.ts';
import { distance } from '../values/day.ts';

export default defineGateRule({
  id: 'training-complete',
  title: 'Everybody who needs it is trained',
  gates: ['production'],
  fields: ['adoption.training.completed', 'adoption.training.trained', 'adoption.training.of'],
  why: 'People who were not shown how work around it.',
  pass: 'adoption.training says that the training was completed on a day up to today, and trained is at least of.',
  examples: {
    bad: 'adoption: { training: { trained: 9, of: 14 } }',
    good: 'adoption: { training: { completed: 2026-10-20, trained: 14, of: 14 } }',
  },
  evidence({ charter }) {
    const at = (key: string) => charter.field(`adoption.training.${key}`);
    const [trained, of, day] = [numberIn(at('trained')), numberIn(at('of')), dayIn(at('completed'))];
    return `${trained} of ${of} people, completed on ${day}.`;
  },
  *check({ charter, today }) {
    const [completed, trained, of] = ['completed', 'trained', 'of'].map((key) =>
      charter.field(`adoption.training.${key}`),
    );
    if (!completed || !trained || !of) return;
    yield* reportBlanks(charter, {
      fields: {
        'adoption.training.completed': 'when the training was completed',
        'adoption.training.trained': 'how many people were trained',
        'adoption.training.of': 'how many people need it',
      },
      none: 'It is not said that people were trained.',
      some: (words) => `It is not said ${words}.`,
      todo: 'Train everybody who works with the workflow, then write down the day and the numbers.',
      fix: 'Add the training',
    });
    const day = dayIn(completed);
    if (!completed.blank && !day)
      yield wrong(
        completed,
        'The day on which the training was completed is not a date.',
        'Write when the training was completed as YYYY-MM-DD.',
      );
    if (day && day > today)
      yield wrong(
        completed,
        `The training is to be completed on ${day}, ${distance(today, day)}.`,
        'Until the training is completed, write its day under planned.',
      );
    const [done, needed] = [numberIn(trained), numberIn(of)];
    if (!trained.blank && done === undefined)
      yield wrong(trained, 'The number of people trained is not a number.', 'Write how many people are trained.');
    if (!of.blank && (needed === undefined || needed <= 0))
      yield wrong(
        of,
        'The number of people who need training is not a number above 0.',
        'Write how many people need training.',
      );
    else if (done !== undefined && needed !== undefined && done < needed)
      yield wrong(
        trained,
        `${done} of ${needed} people are trained.`,
        needed - done === 1 ? 'Train the one who is left.' : `Train the other ${needed - done} people.`,
      );
  },
});
