import { namedOwner } from '../charter/named-owner.ts';
import { ownerWords, readOwner } from '../charter/owner.ts';
import { defineGateRule } from '../rule.ts';

export default defineGateRule({
  id: 'technical-owner',
  title: 'The integration has an owner',
  gates: ['charter', 'production'],
  fields: ['owners.technical', 'owners.technical.name'],
  why: 'An integration that belongs to nobody stays broken when it breaks.',
  pass: 'owners.technical names the one person who answers for the integration.',
  examples: {
    bad: 'owners: { technical: { name: someone } }',
    good: 'owners: { technical: { name: Sam Lee, contact: "@sam-lee" } }',
  },
  evidence: ({ charter }) => ownerWords(readOwner(charter, 'technical')),
  check: ({ charter }) =>
    namedOwner(charter, 'technical', {
      none: 'Nobody is named as the owner of the integration.',
      words: 'the name of the owner of the integration',
      todo: 'Name the person who keeps the integration running.',
      fix: 'Add the technical owner',
    }),
});
