import { namedOwner } from '../charter/named-owner.ts';
import { ownerWords, readOwner } from '../charter/owner.ts';
import { defineGateRule } from '../rule.ts';

export default defineGateRule({
  id: 'operator-owner',
  title: 'The workflow has an owner',
  gates: ['charter', 'production'],
  fields: ['owners.operator', 'owners.operator.name'],
  why: 'A workflow that belongs to nobody is dropped the first week it gets in the way.',
  pass: 'owners.operator names the one person who answers for what the workflow does.',
  examples: {
    bad: 'owners: { operator: TBD }',
    good: 'owners: { operator: Ana Ruiz <ana.ruiz@example.com> }',
  },
  evidence: ({ charter }) => ownerWords(readOwner(charter, 'operator')),
  check: ({ charter }) =>
    namedOwner(charter, 'operator', {
      none: 'Nobody is named as the owner of the workflow.',
      words: 'the name of the owner of the workflow',
      todo: 'Name the person who decides what the workflow should do and whether its output is right.',
      fix: 'Add the operator owner',
    }),
});
