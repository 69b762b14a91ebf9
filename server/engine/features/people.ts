import type { Policy } from '../policy/policy.ts';

/** Somebody who may own a charter. */
export interface KnownPerson {
  readonly name: string | undefined;
  readonly contact: string;
  /** From where this person is known. */
  readonly about: string;
}

/** The people of the policy, then those of CODEOWNERS, each once by contact. */
export function knownPeople(policy: Policy, codeowners: readonly string[]): KnownPerson[] {
  const people = new Map<string, KnownPerson>();
  for (const { name, contact, team } of policy.people) {
    const reached = contact ?? name;
    if (reached)
      people.set(reached.toLowerCase(), {
        name,
        contact: reached,
        about: team ? `In the policy, of team ${team}.` : 'In the policy.',
      });
  }
  for (const contact of codeowners) {
    if (!people.has(contact.toLowerCase()))
      people.set(contact.toLowerCase(), { name: undefined, contact, about: 'In CODEOWNERS.' });
  }
  return [...people.values()];
}
