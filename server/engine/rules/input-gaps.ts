import { reportBlanks } from '../charter/blanks.ts';
import { defineRule, wrong } from '../rule.ts';

export default defineRule({
  id: 'input-gaps',
  title: 'Known gaps have a plan',
  group: 'Integration',
  fields: ['inputs.knownGaps', 'inputs.knownGaps.*.gap', 'inputs.knownGaps.*.plan'],
  why: 'A gap that everybody knows and nobody closes is where the output goes wrong.',
  pass: 'Each of inputs.knownGaps says what is done about it, in plan.',
  examples: {
    bad: 'inputs: { knownGaps: [ { gap: Case history is missing } ] }',
    good: 'inputs: { knownGaps: [ { gap: Case history is missing, plan: backfill from the warehouse } ] }',
  },
  *check({ charter }) {
    for (const item of charter.items('inputs.knownGaps')) {
      const todo = 'Write what is done about it, by whom or until when; "accepted, because …" is a plan, too.';
      if (item.text !== undefined) yield wrong(item, 'This gap has no plan.', 'Write it as { gap: …, plan: … }.');
      const gap = charter.field(`${item.path}.gap`);
      if (gap.text === undefined) continue;
      yield* reportBlanks(charter, {
        fields: { [`${item.path}.plan`]: 'the plan for the gap' },
        none: `There is no plan for the gap "${shortened(gap.text)}".`,
        todo,
        fix: 'Add the plan for the gap',
      });
    }
  },
});

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
