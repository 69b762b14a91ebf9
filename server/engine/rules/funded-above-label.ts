import { defineRule, wrong } from '../rule.ts';

const RANK = ['research', 'pilot', 'production'];

export default defineRule({
  id: 'funded-above-label',
  title: 'Money is given for what is earned',
  group: 'Label',
  severity: 'error',
  phase: 'gates known',
  fields: ['funding.as'],
  why: 'Money that comes before the proof buys more demos.',
  pass: 'funding.as is no more than the label that the charter has earned.',
  examples: {
    bad: 'status: research\nwhenWrong:\nfunding: { as: production }',
    good: 'funding: { as: pilot }',
  },
  *check({ charter }, { standing: { earned, open } }) {
    const field = charter.field('funding.as');
    if (!earned || earned === 'retired' || RANK.indexOf(field.text ?? '') <= RANK.indexOf(earned)) return;
    const gates = field.text === 'production' ? [...open.charter, ...open.production] : open.charter;
    const lacking = [...new Set(gates)].map(({ id }) => id).join(', ');
    yield wrong(
      field,
      `The money was given for ${field.text}, and ${earned} is what is earned. Not passed: ${lacking}.`,
      'Pass what is missing, or agree with whoever gave the money on what it is for until then.',
    );
  },
});
