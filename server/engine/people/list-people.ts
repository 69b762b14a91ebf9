import { tellApart } from './identity.ts';
import { keyOf, type Person } from './person.ts';

/** A person and how many pages name them. */
export interface ListedPerson<Page = number> extends Person {
  readonly pages: number;
  /** Which pages these are. */
  readonly on: ReadonlySet<Page>;
}

/** Who is named on which pages, kept while pages come, change and go: of thousands one is counted anew, and not all. */
export interface PeopleOnPages<Page> {
  /** Says whom a page names; nobody where it is gone. */
  set(page: Page, people: readonly Person[]): void;
  /**
   * Everybody, each once however they are written, those on most pages first. Of several spellings the one with most pages
   * is given.
   */
  list(): ListedPerson<Page>[];
}

interface Spelling<Page> {
  readonly key: string;
  readonly person: Person;
  readonly on: Set<Page>;
}

/** Everybody whom some pages name. A page is told by its place among those given. */
export function listPeople(pages: Iterable<readonly Person[]>): ListedPerson[] {
  const people = peopleOnPages<number>();
  let page = 0;
  for (const named of pages) people.set(page++, named);
  return people.list();
}

/** A list of people that is kept as pages come, change and go. */
export function peopleOnPages<Page>(): PeopleOnPages<Page> {
  const spellings = new Map<string, Spelling<Page>>();
  const byPage = new Map<Page, readonly Spelling<Page>[]>();

  const spellingOf = ({ name, contact }: Person): Spelling<Page> => {
    const person = { name: keyOf(name) === keyOf(contact) ? undefined : name, contact };
    const key = `${keyOf(person.name)}\0${keyOf(contact)}`;
    const known = spellings.get(key) ?? { key, person, on: new Set() };
    spellings.set(key, known);
    return known;
  };

  return {
    set(page, people) {
      const before = byPage.get(page) ?? [];
      const now = people.map(spellingOf);
      for (const { on } of before) on.delete(page);
      for (const { on } of now) on.add(page);
      for (const { key, on } of before) if (on.size === 0) spellings.delete(key);
      if (now.length > 0) byPage.set(page, now);
      else byPage.delete(page);
    },
    // Whatever came first, the same pages give the same people; of two the one that says more.
    list: () => inOne([...spellings.values()].sort((a, b) => b.on.size - a.on.size || (a.key > b.key ? -1 : 1))),
  };
}

/** Puts the spellings of each person together. */
function inOne<Page>(all: readonly Spelling<Page>[]): ListedPerson<Page>[] {
  const people = tellApart(all.map(({ person }) => person));
  const byName = grouped(all, ({ person }) => keyOf(person.name));
  const byContact = grouped(all, ({ person }) => keyOf(person.contact));
  const taken = new Set<Person>();
  const listed: ListedPerson<Page>[] = [];
  for (const { person } of all) {
    if (taken.has(person)) continue;
    const identity = people.identify(person);
    const near = [
      ...[...identity.names].flatMap((name) => byName.get(name) ?? []),
      ...[...identity.contacts].flatMap((contact) => byContact.get(contact) ?? []),
    ];
    const on = new Set<Page>();
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
