import { reportBlanks } from '../charter/blanks.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'error-baseline',
  title: 'It is known how often people were wrong before',
  group: 'Adoption',
  fields: ['adoption.errorRate.baseline'],
  why: 'Without it every mistake of the machine looks like a new one.',
  pass: 'adoption.errorRate.baseline is the share of the work that was wrong before.',
  examples: {
    bad: 'adoption: { errorRate: { baseline: } }',
    good: 'adoption: { errorRate: { baseline: 8% } }',
  },
  *check({ charter }) {
    yield* reportBlanks(charter, {
      fields: { 'adoption.errorRate.baseline': 'the error rate from before' },
      none: 'It is not said how often the work was wrong before.',
      todo: 'Look through a sample of old work and write down the share that was wrong, such as 8%.',
      fix: 'Add the error rate from before',
    });
  },
});
