import { amountIn } from '../charter/field.ts';
import { defineRule, wrong } from '../rule.ts';

export default defineRule({
  id: 'error-rate-worse',
  title: 'It is not wrong more often than people were',
  group: 'Adoption',
  fields: ['adoption.errorRate.current', 'adoption.errorRate.baseline'],
  why: 'Time saved on the work is lost again on its mistakes.',
  pass: 'adoption.errorRate.current is not above the baseline.',
  examples: {
    bad: 'adoption: { errorRate: { baseline: 8%, current: 9% } }',
    good: 'adoption: { errorRate: { baseline: 8%, current: 3% } }',
  },
  *check({ charter }) {
    const field = charter.field('adoption.errorRate.current');
    const before = charter.field('adoption.errorRate.baseline');
    const [current, baseline] = [amountIn(field), amountIn(before)];
    if (current === undefined || baseline === undefined || current <= baseline) return;
    // A share is 1 at most. Where only one of the two is above, it was meant as a percentage, and that is said already.
    if (current > 1 && baseline <= 1) return;
    yield wrong(
      field,
      `The error rate is ${field.text} now, and it was ${before.text} before.`,
      'Find out which items it gets wrong and send them to a person until that is mended.',
    );
  },
});
