import { LABEL_RANK } from '../charter/label-rank.ts';
import { setValue } from '../fixes/set-value.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'label-overclaims',
  title: 'The label is earned',
  group: 'Label',
  severity: 'error',
  phase: 'gates known',
  fields: ['status'],
  why: 'A label that is not earned gets money and trust for work that is not done.',
  pass: 'status claims no more than the checks of its gate allow.',
  tune: 'However it is shown, `charter check` ends with 1 where a label is not earned.',
  examples: {
    bad: 'status: production\nwhenWrong:',
    good: 'status: research\nwhenWrong:',
  },
  *check({ charter }, { standing }) {
    const { declared, earned, open } = standing;
    if (!declared || !earned) return;
    if (LABEL_RANK[declared] <= LABEL_RANK[earned]) return;
    const gates = declared === 'production' ? [...open.charter, ...open.production] : open.charter;
    const missing = [...new Set(gates)].map(({ id }) => id);
    const status = charter.field('status');
    yield {
      span: status.span,
      problem: `This charter claims ${declared} and has earned ${earned}. Not passed: ${missing.join(', ')}.`,
      todo: `Pass what is missing, or set status to ${earned}, which costs nothing.`,
      fields: ['status', 'label-overclaims'],
      missing: false,
      fixes: [setValue(`Set status to ${earned}`, 'status', earned)],
    };
  },
});
