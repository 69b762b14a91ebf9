import { reportBlanks } from '../charter/blanks.ts';
import { isTrue } from '../charter/field.ts';
import { defineRule, errorInProduction } from '../rule.ts';

export default defineRule({
  id: 'customer-audit',
  title: 'What customers see is audited',
  group: 'Governance',
  severity: errorInProduction,
  fields: ['governance.audit', 'governance.customerFacing'],
  why: 'Otherwise customers find the mistakes first.',
  pass: 'governance.audit says how output is checked afterwards, where governance.customerFacing is true.',
  examples: {
    bad: 'governance: { customerFacing: true, audit: }',
    good: 'governance: { customerFacing: true, audit: weekly sample of 20 sent cases }',
  },
  *check({ charter }) {
    if (!isTrue(charter.field('governance.customerFacing'))) return;
    yield* reportBlanks(charter, {
      fields: { 'governance.audit': 'the audit' },
      none: 'Customers see the output, and it is not said how it is checked afterwards.',
      todo: 'Write who looks at how much of what was sent, and how often.',
      fix: 'Add the audit',
    });
  },
});
