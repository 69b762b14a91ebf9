import { asSubject, OWNER_ROLES, type Owner, ownerPaths, readOwner, samePerson } from '../charter/owner.ts';
import { setValue } from '../fixes/set-value.ts';
import type { Person } from '../policy/policy.ts';
import { defineRule, wrong } from '../rule.ts';

export default defineRule({
  id: 'owner-known',
  title: 'Each owner is somebody the house knows',
  group: 'Ownership',
  fields: ownerPaths(OWNER_ROLES, ['name', 'contact']),
  why: 'An owner who is not there, or no longer, answers no question.',
  pass: "Each owner's contact is one of the policy's people; without a contact, the name is.",
  tune: 'A policy says who the people are: `people: [{ name: Ana Ruiz, contact: ana.ruiz@example.com }]`. Where it lists nobody, this check is silent.',
  examples: {
    policy: {
      people: ['ana.ruiz@example.com', '@sam-lee', 'lee.wong@example.com', '@kim-bo'].map((contact) => ({
        name: undefined,
        contact,
        team: undefined,
        until: undefined,
      })),
    },
    bad: 'owners: { technical: { contact: "@sam-le" } }  # the policy knows "@sam-lee"',
    good: 'owners: { technical: { contact: "@sam-lee" } }',
  },
  *check({ charter, policy }) {
    const people = policy.people.filter(({ name, contact }) => name !== undefined || contact !== undefined);
    if (people.length === 0) return;
    for (const role of OWNER_ROLES) {
      const owner = readOwner(charter, role);
      if ((owner.name === undefined && owner.contact === undefined) || people.some((person) => isKnown(owner, person)))
        continue;
      const at = owner.contact === undefined ? owner.nameField : owner.contactField;
      const namesake = people.find(({ name }) => samePerson(name, owner.name))?.contact;
      const fixes =
        namesake && owner.contact !== undefined && at !== owner.field
          ? [setValue(`Change to ${namesake}`, at.path, `"${namesake}"`)]
          : [];
      yield wrong(
        at,
        `${asSubject(role)}, ${owner.contact ?? owner.name}, is not among the people of the policy${namesake ? `; ${owner.name} is there as ${namesake}` : ''}.`,
        'Check the spelling, or name somebody who is there.',
        fixes,
      );
    }
  },
});

/** By the contact where both have one, else by the name. */
function isKnown(owner: Owner, person: Person): boolean {
  if (owner.contact !== undefined && person.contact !== undefined) return samePerson(owner.contact, person.contact);
  return samePerson(owner.name, person.name);
}
