import { reportBlanks } from '../charter/blanks.ts';
import { defineRule, errorInProduction } from '../rule.ts';

export default defineRule({
  id: 'threshold-updates',
  title: 'Somebody adjusts the thresholds',
  group: 'Governance',
  severity: errorInProduction,
  fields: ['governance.thresholdUpdates'],
  why: 'A threshold that nobody looks at again is wrong within months.',
  pass: 'governance.thresholdUpdates says who adjusts the thresholds, and how often.',
  examples: {
    bad: 'governance: { thresholdUpdates: }',
    good: 'governance: { thresholdUpdates: operator owner, monthly }',
  },
  check: ({ charter }) =>
    reportBlanks(charter, {
      fields: { 'governance.thresholdUpdates': 'who adjusts the thresholds' },
      none: 'It is not said who adjusts the thresholds.',
      todo: 'Write who looks at the thresholds, and how often.',
      fix: 'Add who adjusts the thresholds',
    }),
});
