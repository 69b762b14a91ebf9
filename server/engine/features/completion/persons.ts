import type { Charter } from '../../charter/charter.ts';
import { OWNER_ROLES, type OwnerRole, ROLE_WORDS, readOwner, samePerson } from '../../charter/owner.ts';
import { lineEndOf } from '../../text/lines.ts';
import type { KnownPerson } from '../people.ts';
import { type Completion, scalar, type ValuePlace } from './item.ts';
import { plainPath } from './usual-paths.ts';

/** Where a person is expected, how the person is written, and who may not be it. */
const PLACES: Readonly<Record<string, { readonly as: 'name' | 'contact'; readonly not: readonly OwnerRole[] }>> = {
  'waivers.*.approvedBy': { as: 'contact', not: ['operator', 'technical'] },
  'whenWrong.escalateTo': { as: 'contact', not: [] },
  'governance.prompts.owner': { as: 'contact', not: [] },
  'turnoverTest.runBy': { as: 'name', not: ['operator', 'technical', 'champion'] },
  'review.tiers.*.reviewer': { as: 'name', not: [] },
};

/** The people who may be meant at a place. */
export function personCompletions(charter: Charter, place: ValuePlace, people: readonly KnownPerson[]): Completion[] {
  const [section, role, key] = place.path;
  if (section === 'owners' && OWNER_ROLES.includes(role as OwnerRole)) {
    const others = people.filter((person) => !isRival(charter, role as OwnerRole, person));
    if (place.path.length === 2) return others.map((person) => asOwner(person, place));
    if (key === 'contact') return others.flatMap((person) => asContact(person, place));
    if (key === 'name') return others.flatMap((person) => asName(charter, person, place));
    return [];
  }
  const wanted = PLACES[plainPath(place.path)];
  if (!wanted) return [];
  const barred = wanted.not.map((other) => readOwner(charter, other));
  const allowed = everybody(charter, people).filter(
    (person) =>
      !barred.some(({ name, contact }) => samePerson(person.name, name) || samePerson(person.contact, contact)),
  );
  return allowed.flatMap((person) =>
    wanted.as === 'contact' ? asContact(person, place) : asName(charter, person, place),
  );
}

/** The owners of this page come first: whoever is asked for is often one of them. */
function everybody(charter: Charter, people: readonly KnownPerson[]): KnownPerson[] {
  const own = OWNER_ROLES.flatMap((role): KnownPerson[] => {
    const { field, name, contact } = readOwner(charter, role);
    return field.blank || (!name && !contact) ? [] : [{ name, contact, about: `On this page, ${ROLE_WORDS[role]}.` }];
  });
  const all: KnownPerson[] = [];
  for (const person of [...own, ...people]) {
    const known = all.some(({ name, contact }) =>
      contact && person.contact ? samePerson(contact, person.contact) : samePerson(name, person.name),
    );
    if (!known) all.push(person);
  }
  return all;
}

/** True of whoever is the other of the two owners that must differ. */
function isRival(charter: Charter, role: OwnerRole, person: KnownPerson): boolean {
  if (role !== 'operator' && role !== 'technical') return false;
  const other = readOwner(charter, role === 'operator' ? 'technical' : 'operator');
  return samePerson(person.contact, other.contact) || (!person.contact && samePerson(person.name, other.name));
}

function asOwner({ name, contact, about }: KnownPerson, { word }: ValuePlace): Completion {
  const both = name !== undefined && contact !== undefined && name !== contact;
  const label = both ? `${name} (${contact})` : (contact ?? name ?? '');
  const text = both ? `{ name: ${inBraces(name)}, contact: ${JSON.stringify(contact)} }` : JSON.stringify(label);
  const written = contact === undefined ? `{ name: ${inBraces(label)} }` : text;
  return { label, kind: 'person', about, span: word, text: [written], filter: filterOf(name, contact) };
}

function asContact({ name, contact, about }: KnownPerson, { word }: ValuePlace): Completion[] {
  if (contact === undefined) return [];
  const detail = name === contact ? undefined : name;
  const text = [JSON.stringify(contact)];
  return [{ label: contact, kind: 'person', detail, about, span: word, text, filter: filterOf(contact, name) }];
}

/** A name; of an owner whose contact is not written yet, both. */
function asName(charter: Charter, { name, contact, about }: KnownPerson, place: ValuePlace): Completion[] {
  const label = name ?? contact;
  if (label === undefined) return [];
  const { word, flow, written, column } = place;
  const { text } = charter.document;
  // A comment behind the name is about the name.
  const isLast = flow || /^[ \t]*(?:[\r\n]|$)/.test(text.slice(word.end, word.end + 200));
  const reached = place.path[0] === 'owners' && contact !== undefined && !written.has('contact') && isLast;
  const next = flow ? ', ' : `${lineEndOf(text)}${' '.repeat(column)}`;
  const own = flow ? inBraces(label) : scalar(label);
  return [
    {
      label,
      kind: 'person',
      detail: contact === label ? undefined : contact,
      about,
      span: word,
      text: [reached ? `${own}${next}contact: ${JSON.stringify(contact)}` : own],
      filter: filterOf(label, contact),
    },
  ];
}

/** A name as it may stand between braces: in quotes when it has a character that YAML reads there. */
function inBraces(name: string): string {
  return /^[\p{L}\d][\p{L}\d\p{M} .'’-]*$/u.test(name) ? name : JSON.stringify(name);
}

/** A person is found by name and by contact. */
function filterOf(first: string | undefined, second: string | undefined): string {
  return [...new Set([first, second])].filter((words) => words !== undefined).join(' ');
}
