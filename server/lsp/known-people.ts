import { type People, type PeopleOnPages, type Person, peopleOnPages, samePerson, tellApart } from '../engine/index.ts';
import type { CharterEntry, PersonEntry } from '../protocol.ts';
import type { CharterIndex, KnownCharter } from './charter-index.ts';

/** What all charters together say of people. */
export interface KnownPeople {
  /** What a charter says of anybody has changed. */
  changed(): void;
  /** The owners of a charter have changed, or whether it belongs to the workspace. */
  ownersChanged(charter: KnownCharter): void;
  /** True when an owner of some charter has this name. */
  isOwner(name: string): boolean;
  /** Everybody, owner or not. */
  everybody(): People;
  /** The owners, those with most charters first. */
  owners(): readonly PersonEntry[];
}

export function knownPeople(index: CharterIndex): KnownPeople {
  const owners: PeopleOnPages<KnownCharter> = peopleOnPages();
  /** As long as no owner has changed. */
  let listed: readonly PersonEntry[] | undefined;
  /** As long as no charter has changed. */
  let everybody: People | undefined;

  function* all(): Generator<Person> {
    for (const { people } of index.all()) yield* people;
  }

  return {
    changed() {
      everybody = undefined;
    },
    ownersChanged(charter) {
      const { member, entry } = charter;
      owners.set(charter, member && entry ? entry.owners.map(asPerson) : []);
      listed = undefined;
    },
    isOwner(name) {
      for (const { member, entry } of index.all())
        if (member && entry?.owners.some((owner) => samePerson(owner.name ?? undefined, name))) return true;
      return false;
    },
    everybody() {
      everybody ??= tellApart(all());
      return everybody;
    },
    owners() {
      listed ??= owners.list().map(({ name, contact, pages }) => ({
        name: name ?? null,
        contact: contact ?? null,
        charters: pages,
      }));
      return listed;
    },
  };
}

function asPerson({ name, contact }: CharterEntry['owners'][number]) {
  return { name: name ?? undefined, contact: contact ?? undefined };
}
