import { tellApart } from './identity.ts';
import { keyOf, type Person } from './person.ts';

/** A person and how many pages name them. */
export interface ListedPerson extends Person {
  readonly pages: number;
  /** Which pages these are, by their place among those given. */
  readonly on: ReadonlySet<number>;
}

/**
 * Everybody whom some pages name, each once however they are written, those on most pages first. Of several spellings the
 * one with most pages is given.
 */
export function listPeople(pages: Iterable<readonly Person[]>): ListedPerson[] {
  const spellings = new Map<string, { readonly person: Person; readonly on: Set<number> }>();
  let page = 0;
  for (const people of pages) {
    for (const { name, contact } of people) {
      const person = { name: keyOf(name) === keyOf(contact) ? undefined : name, contact };
      const key = `${keyOf(person.name)}\0${keyOf(contact)}`;
      const known = spellings.get(key) ?? { person, on: new Set() };
      spellings.set(key, known);
      known.on.add(page);
    }
    page++;
  }
  const all = [...spellings.values()].sort((a, b) => b.on.size - a.on.size);
  const people = tellApart(all.map(({ person }) => person));
  const byName = grouped(all, ({ person }) => keyOf(person.name));
  const byContact = grouped(all, ({ person }) => keyOf(person.contact));
  const taken = new Set<Person>();
  const listed: ListedPerson[] = [];
  for (const { person } of all) {
    if (taken.has(person)) continue;
    const identity = people.identify(person);
    const near = [
      ...[...identity.names].flatMap((name) => byName.get(name) ?? []),
      ...[...identity.contacts].flatMap((contact) => byContact.get(contact) ?? []),
    ];
    const on = new Set<number>();
    let { name, contact } = person;
    for (const other of near) {
      if (taken.has(other.person) || (other.person !== person && !identity.matches(other.person, []))) continue;
      taken.add(other.person);
      for (const at of other.on) on.add(at);
      name ??= other.person.name;
      contact ??= other.person.contact;
    }
    listed.push({ name, contact, pages: on.size, on });
  }
  return listed.sort((a, b) => b.pages - a.pages || (textOf(a) < textOf(b) ? -1 : 1));
}

function textOf({ name, contact }: Person): string {
  return (name ?? contact ?? '').toLowerCase();
}

function grouped<T>(all: readonly T[], keyOfOne: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOfOne(one);
    if (key === '') continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
