import { reportBlanks } from '../charter/blanks.ts';
import { defineRule, errorInProduction } from '../rule.ts';

export default defineRule({
  id: 'change-notice',
  title: 'People are told of changes',
  group: 'Governance',
  severity: errorInProduction,
  fields: ['governance.changeNotice'],
  why: 'Reviewers who are not told of a change look for the mistakes of last month.',
  pass: 'governance.changeNotice says who is told when a prompt, a model or a threshold changes.',
  examples: {
    bad: 'governance: { changeNotice: }',
    good: 'governance: { changeNotice: review team channel }',
  },
  check: ({ charter }) =>
    reportBlanks(charter, {
      fields: { 'governance.changeNotice': 'who is told of a change' },
      none: 'It is not said who is told of a change.',
      todo: 'Write who is told when a prompt, a model or a threshold changes, and where.',
      fix: 'Add who is told of changes',
    }),
});
