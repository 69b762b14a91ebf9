import { defineRule, wrong } from '../rule.ts';

export default defineRule({
  id: 'it-owned-workflow',
  title: 'The workflow is owned by those who do the work',
  group: 'Ownership',
  fields: ['owners.operator', 'owners.operator.kind'],
  why: 'IT can keep it running, but cannot say whether its output is right.',
  pass: 'owners.operator is a person of the operation, not of kind it; IT may own the integration.',
  examples: {
    bad: 'owners: { operator: { kind: it } }',
    good: 'owners: { operator: { kind: person }, technical: { kind: it } }',
  },
  *check({ charter }) {
    const kind = charter.field('owners.operator.kind');
    if (kind.text === 'it')
      yield wrong(
        kind,
        'IT owns the workflow.',
        'Name a person who works with the output; make IT the technical owner.',
      );
  },
});
