import { reportBlanks } from '../charter/blanks.ts';
import { defineRule, errorInProduction } from '../rule.ts';

export default defineRule({
  id: 'maintenance-backed',
  title: 'Maintenance has money, people and a record',
  group: 'Governance',
  severity: errorInProduction,
  fields: ['maintenance.budgetLine', 'maintenance.onCall', 'maintenance.changeLog'],
  why: 'What nobody pays for and nobody is called for stops at its first fault.',
  pass: 'maintenance gives the budgetLine that pays for it, who is onCall, and the changeLog.',
  examples: {
    bad: 'maintenance: { onCall: }',
    good: 'maintenance: { budgetLine: OPS-114, onCall: platform rotation, changeLog: CHANGELOG.md }',
  },
  check: ({ charter }) =>
    reportBlanks(charter, {
      fields: {
        'maintenance.budgetLine': 'the budget line',
        'maintenance.onCall': 'who is on call',
        'maintenance.changeLog': 'the change log',
      },
      none: 'The maintenance lacks a budget line, somebody on call and a change log.',
      some: (words) => `The maintenance lacks ${words}.`,
      todo: 'Agree on it with whoever has to keep it running, and write it down.',
      fix: 'Add what backs the maintenance',
    }),
});
