import { reportBlanks } from '../charter/blanks.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'write-back-funded',
  title: 'The integration is paid for',
  group: 'Integration',
  fields: ['writeBack.budgetLine', 'funding', 'funding.as', 'funding.released'],
  why: 'Money for the model alone buys a demo that people copy from.',
  pass: 'Where there is funding, writeBack.budgetLine says where the money for the integration comes from.',
  examples: {
    bad: 'writeBack: { budgetLine: }',
    good: 'writeBack: { budgetLine: OPS-114 }',
  },
  *check({ charter }) {
    const funding = charter.field('funding');
    const funded =
      funding.text !== undefined || ['as', 'released'].some((key) => !charter.field(`funding.${key}`).blank);
    if (!funded) return;
    yield* reportBlanks(charter, {
      fields: { 'writeBack.budgetLine': 'the budget line of the integration' },
      none: 'There is funding, and none of it is said to be for the integration.',
      todo: 'Write the budget line that pays for writing the output back.',
      fix: 'Add the budget line of the integration',
    });
  },
});
