import { reportBlanks } from '../charter/blanks.ts';
import { defineRule, errorInProduction } from '../rule.ts';

export default defineRule({
  id: 'change-approval',
  title: 'Somebody approves changes',
  group: 'Governance',
  severity: errorInProduction,
  fields: ['governance.changeApproval'],
  why: 'A change that nobody had to approve is one that nobody answers for.',
  pass: 'governance.changeApproval says who approves a change.',
  examples: {
    bad: 'governance: { changeApproval: }',
    good: 'governance: { changeApproval: both owners approve in the pull request }',
  },
  check: ({ charter }) =>
    reportBlanks(charter, {
      fields: { 'governance.changeApproval': 'who approves a change' },
      none: 'It is not said who approves a change.',
      todo: 'Write who has to agree before a prompt, a model or a threshold changes.',
      fix: 'Add who approves changes',
    }),
});
