import type { Charter } from '../charter/charter.ts';
import { OWNER_ROLES, readOwner, samePerson } from '../charter/owner.ts';
import type { Policy } from '../policy/policy.ts';

/** Somebody who may own a charter. One of name and contact is there. */
export interface KnownPerson {
  readonly name: string | undefined;
  readonly contact: string | undefined;
  /** From where this person is known. */
  readonly about: string;
}

/** Somebody whom charters name as an owner, and how many do. */
export interface OwnerOfCharters {
  readonly name: string | null;
  readonly contact: string | null;
  readonly charters: number;
}

/** The people of the policy, then those of CODEOWNERS, then the owners of charters, each once by contact. */
export function knownPeople(
  policy: Policy,
  codeowners: readonly string[],
  owners: readonly OwnerOfCharters[] = [],
): KnownPerson[] {
  const people = new Map<string, KnownPerson>();
  const add = (name: string | undefined, contact: string | undefined, about: string) => {
    const reached = (contact ?? name)?.toLowerCase();
    if (reached && !people.has(reached)) people.set(reached, { name, contact, about });
  };
  for (const { name, contact, team } of policy.people)
    add(name, contact ?? name, team ? `In the policy, of team ${team}.` : 'In the policy.');
  for (const contact of codeowners) add(undefined, contact, 'In CODEOWNERS.');
  for (const { name, contact, charters } of owners)
    add(name ?? undefined, contact ?? undefined, `Owns ${charters === 1 ? 'a charter' : `${charters} charters`}.`);
  return [...people.values()];
}

/** The owners of charters without those of this page alone, whose names may be half typed, and this page not counted. */
export function ownersElsewhere(owners: readonly OwnerOfCharters[], page: Charter): OwnerOfCharters[] {
  const own = OWNER_ROLES.map((role) => readOwner(page, role));
  return owners.flatMap((owner) => {
    const here = own.some(({ name, contact }) =>
      owner.contact !== null ? samePerson(contact, owner.contact) : samePerson(name, owner.name ?? undefined),
    );
    const charters = owner.charters - (here ? 1 : 0);
    return charters > 0 ? [{ ...owner, charters }] : [];
  });
}
