import { contactKind, keyOf, type Person } from './person.ts';

/** One person among many, however pages name them. */
export interface Identity {
  /** True when these words mean this person. `beside` are the others whom the same page names. */
  matches(person: Person, beside: readonly Person[]): boolean;
  readonly names: ReadonlySet<string>;
  readonly contacts: ReadonlySet<string>;
}

/** Tells people apart by what all pages together say of them. */
export interface People {
  /** Who is meant by a name, a contact, or both. */
  identify(person: Person): Identity;
  /** The contacts of the different people who have a name; fewer than two where it means one person. */
  namesakes(name: string): readonly string[];
  /** The same person with what others say of the name or the contact that is not given, where they say one thing. */
  completed(person: Person): Person;
}

/**
 * Two mentions are one person when their contacts are the same and their names agree, or when their names are the same
 * and nothing tells them apart. A name that goes with two addresses, or two handles, is that of two people; a contact that
 * goes with names that do not agree is a shared one. There the words alone mean nobody, but for what the page itself says.
 */
export function tellApart(all: Iterable<Person>): People {
  const byName = new Map<string, Person[]>();
  const byContact = new Map<string, Person[]>();
  const known = new Set<string>();
  const isNew = (words: string): boolean => known.size < known.add(words).size;
  const note = (map: Map<string, Person[]>, key: string, person: Person): void => {
    const there = map.get(key);
    if (there) there.push(person);
    else if (key !== '') map.set(key, [person]);
  };
  for (const person of all) {
    // As it is written first: most people are written the same way many times.
    if (!isNew(`${person.name}\0${person.contact}`)) continue;
    const [name, contact] = [keyOf(person.name), keyOf(person.contact)];
    if (!isNew(`\0${name}\0${contact}`)) continue;
    note(byName, name, person);
    note(byContact, contact, person);
  }

  const namesakes = (name: string): string[] => {
    const kinds = new Map<string, Map<string, string>>();
    for (const { contact } of byName.get(name) ?? []) {
      if (contact === undefined) continue;
      const kind = contactKind(contact);
      kinds.set(kind, (kinds.get(kind) ?? new Map()).set(keyOf(contact), contact));
    }
    return [...([...kinds.values()].find(({ size }) => size > 1)?.values() ?? [])];
  };
  const isShared = (contact: string): boolean => {
    const names = [...new Set((byContact.get(contact) ?? []).map(({ name }) => keyOf(name)).filter(Boolean))];
    return names.some((name) => !agree(name, names[0]!));
  };

  const people: People = {
    namesakes: (name) => namesakes(keyOf(name)),
    completed(person) {
      const { matches, names, contacts } = people.identify(person);
      const near = [
        ...[...names].flatMap((name) => byName.get(name) ?? []),
        ...[...contacts].flatMap((contact) => byContact.get(contact) ?? []),
      ].filter((other) => matches(other, []));
      return {
        name: person.name ?? near.find(({ name }) => name !== undefined)?.name,
        contact: person.contact ?? near.find(({ contact }) => contact !== undefined)?.contact,
      };
    },
    identify(person) {
      const names = new Set<string>();
      const contacts = new Set<string>();
      const anyName = person.name === undefined;

      const isSame = (other: Person, beside: readonly Person[]): boolean => {
        const [name, contact] = [keyOf(other.name), keyOf(other.contact)];
        if (contact && contacts.has(contact)) {
          if (name) return anyName || names.has(name) || [...names].some((own) => agree(own, name));
          return anyName || !isShared(contact) || vouched(beside, ({ contact: one }) => keyOf(one) === contact);
        }
        if (!name || !names.has(name)) return false;
        if (namesakes(name).length === 0) return true;
        return !contact && vouched(beside, ({ name: one }) => keyOf(one) === name);
      };
      /** What words alone leave open, the page may tell: whoever it names in full beside them. */
      const vouched = (beside: readonly Person[], concerns: (other: Person) => boolean): boolean => {
        const inFull = beside.filter((other) => other.name !== undefined && other.contact !== undefined);
        const meant = inFull.filter(concerns);
        return meant.length > 0 && meant.every((other) => isSame(other, []));
      };

      const open: Person[] = [person];
      const seen = new Set<Person>();
      if (person.name !== undefined) names.add(keyOf(person.name));
      if (person.contact !== undefined) contacts.add(keyOf(person.contact));
      for (let next = open.pop(); next; next = open.pop()) {
        const near = [...(byContact.get(keyOf(next.contact)) ?? []), ...(byName.get(keyOf(next.name)) ?? [])];
        for (const other of near) {
          if (seen.has(other) || !isSame(other, [])) continue;
          seen.add(other);
          if (other.name !== undefined) names.add(keyOf(other.name));
          if (other.contact !== undefined) contacts.add(keyOf(other.contact));
          open.push(other);
        }
      }
      return { matches: isSame, names, contacts };
    },
  };
  return people;
}

/** "Ana" and "Ana Ruiz", or "Ruiz, Ana": the words of one are all in the other. */
function agree(a: string, b: string): boolean {
  const [few, many] = [wordsOf(a), wordsOf(b)].sort((one, other) => one.length - other.length) as [string[], string[]];
  return few.length > 0 && few.every((word) => many.includes(word));
}

function wordsOf(name: string): string[] {
  return name.split(/[\s,.]+/).filter((word) => word !== '');
}
