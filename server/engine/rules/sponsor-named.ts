import { namedOwner } from '../charter/named-owner.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'sponsor-named',
  title: 'A sponsor is named',
  group: 'Ownership',
  fields: ['owners.sponsor', 'owners.sponsor.name', 'owners.sponsor.contact'],
  why: 'Without a sponsor nobody defends its time and money when priorities change.',
  pass: 'owners.sponsor names the person who sets its priority.',
  examples: {
    bad: 'owners: { sponsor: }',
    good: 'owners: { sponsor: Lee Wong <lee.wong@example.com> }',
  },
  check: ({ charter }) =>
    namedOwner(charter, 'sponsor', {
      none: 'Nobody is named as the sponsor.',
      words: 'the name of the sponsor',
      todo: 'Name the person who sets its priority and answers for the money.',
      fix: 'Add the sponsor',
    }),
});
