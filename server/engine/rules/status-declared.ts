import { reportBlanks } from '../charter/blanks.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'status-declared',
  title: 'A label is declared',
  group: 'Label',
  severity: 'error',
  fields: ['status'],
  why: 'Without it nobody can tell what is promised, so it is held to what a pilot owes.',
  pass: 'status is research, pilot, production or retired. Research is always honest.',
  examples: { bad: 'status:', good: 'status: research' },
  check: ({ charter }) =>
    reportBlanks(charter, {
      fields: { status: 'the label' },
      none: 'This charter claims no label.',
      todo: 'Write status: research, pilot, production or retired.',
      fix: 'Add the status',
    }),
});
