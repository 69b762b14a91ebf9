import type { PersonEntry } from '../../server/protocol.ts';

/** One answer to who it is. */
export interface PersonItem {
  readonly label: string;
  readonly description?: string;
  /** Shown whatever is typed. */
  readonly alwaysShow?: boolean;
  /** How the person is written; empty where nobody is known yet. */
  readonly person: string;
}

/**
 * Those to choose from while something is typed. What is typed stands in quotes: so it comes behind whoever it is the
 * beginning of, and Enter takes the person who is known.
 */
export function personItems(people: readonly PersonEntry[], typed: string, skip?: string): readonly PersonItem[] {
  const known = people.map(personItem);
  const words = typed.trim();
  if (words === '') return skip === undefined ? known : [{ label: skip, person: '', alwaysShow: true }, ...known];
  // One who is known and typed in full needs to be there once only.
  if (known.some(({ label, person }) => words === label || words === person)) return known;
  return [...known, { label: `"${words}"`, description: 'as typed', person: words, alwaysShow: true }];
}

/** How to write a person: `Ana Ruiz <ana@example.com>`, or what is known. */
export function personText({ name, contact }: Pick<PersonEntry, 'name' | 'contact'>): string {
  if (!name || !contact || name === contact) return name ?? contact ?? '';
  return `${name} <${contact}>`;
}

/** The name alone of a person who is written so; else all of it. */
export function personName(person: string): string {
  return /^(.*\S)\s*<[^<>]*>$/.exec(person.trim())?.[1] ?? person;
}

function personItem({ name, contact, charters }: PersonEntry): PersonItem {
  return {
    label: name ?? contact ?? '',
    description: [name && contact !== name ? contact : '', `${charters} charter${charters === 1 ? '' : 's'}`]
      .filter(Boolean)
      .join(' · '),
    person: personText({ name, contact }),
  };
}
