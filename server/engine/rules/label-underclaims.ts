import { setValue } from '../fixes/set-value.ts';
import { defineRule, type Label } from '../rule.ts';

const RANK: Readonly<Record<Label, number>> = { retired: 3, research: 0, pilot: 1, production: 2 };

export default defineRule({
  id: 'label-underclaims',
  title: 'The label says what is earned',
  group: 'Label',
  severity: 'hint',
  phase: 'gates known',
  fields: ['status'],
  why: 'Work that is done should be seen.',
  pass: 'status claims what the checks allow.',
  examples: { bad: 'status: research', good: 'status: production' },
  *check({ charter }, { standing }) {
    const { declared, earned, waived } = standing;
    if (!declared || !earned) return;
    if (RANK[earned] <= RANK[declared]) return;
    const status = charter.field('status');
    const withWaivers = earned === 'production' && waived.length > 0 ? ` (${waived.length} waived)` : '';
    yield {
      span: status.span,
      problem: `This charter claims ${declared} and has earned ${earned}${withWaivers}.`,
      todo: `Set status to ${earned} when its owners agree.`,
      fields: ['status', 'label-underclaims'],
      missing: false,
      fixes: [setValue(`Set status to ${earned}`, 'status', earned)],
    };
  },
});
