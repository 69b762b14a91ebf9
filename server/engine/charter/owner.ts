import { keyOf, parsePerson } from '../people/person.ts';
import type { Charter } from './charter.ts';
import type { Field } from './field.ts';
import { oncePerCharter } from './once.ts';

/** An owner, however it is written. What is blank is undefined. */
export interface Owner {
  readonly field: Field;
  readonly name: string | undefined;
  readonly contact: string | undefined;
  readonly kind: string | undefined;
  readonly until: Field;
  /** Where the name stands, or belongs. */
  readonly nameField: Field;
  readonly contactField: Field;
}

export const OWNER_ROLES = ['operator', 'technical', 'sponsor', 'champion'] as const;
export type OwnerRole = (typeof OWNER_ROLES)[number];

/** What each owner is called in a sentence. */
export const ROLE_WORDS: Readonly<Record<OwnerRole, string>> = {
  operator: 'the owner of the workflow',
  technical: 'the owner of the integration',
  sponsor: 'the sponsor',
  champion: 'the champion',
};

/** What each owner is called in a list or a table. */
export const ROLE_TITLES: Readonly<Record<OwnerRole, string>> = {
  operator: 'Owner of the workflow',
  technical: 'Owner of the integration',
  sponsor: 'Sponsor',
  champion: 'Champion',
};

/** An owner as the first words of a sentence. */
export function asSubject(role: OwnerRole): string {
  return ROLE_WORDS[role].replace(/^the/, 'The');
}

/** The paths of some keys of some owners, that of the owner itself first. */
export function ownerPaths(roles: readonly OwnerRole[], keys: readonly string[]): string[] {
  return roles.flatMap((role) => [`owners.${role}`, ...keys.map((key) => `owners.${role}.${key}`)]);
}

/**
 * Reads an owner: a map, or one text, which is `Ana Ruiz <ana@example.com>`, an e-mail address, a handle (each of the
 * last two is the name too), or a bare name.
 */
export function readOwner(charter: Charter, role: OwnerRole): Owner {
  return readers[role](charter);
}

const readers: Readonly<Record<OwnerRole, (charter: Charter) => Owner>> = {
  operator: oncePerCharter((charter) => readAfresh(charter, 'operator')),
  technical: oncePerCharter((charter) => readAfresh(charter, 'technical')),
  sponsor: oncePerCharter((charter) => readAfresh(charter, 'sponsor')),
  champion: oncePerCharter((charter) => readAfresh(charter, 'champion')),
};

function readAfresh(charter: Charter, role: OwnerRole): Owner {
  const field = charter.field(`owners.${role}`);
  const kindField = charter.field(`owners.${role}.kind`);
  const until = charter.field(`owners.${role}.until`);
  const isMap = field.node?.kind === 'map';
  const nameField = isMap || !field.node ? charter.field(`owners.${role}.name`) : field;
  const contactField = isMap || !field.node ? charter.field(`owners.${role}.contact`) : field;
  if (isMap) {
    return {
      field,
      nameField,
      contactField,
      until,
      kind: kindField.text,
      name: nameField.text,
      contact: contactField.text,
    };
  }
  const names =
    field.node?.kind === 'list' && !field.blank
      ? field.node.items.map((item) => (item?.kind === 'scalar' ? item.text : ''))
      : [];
  return {
    field,
    nameField,
    contactField,
    until,
    kind: undefined,
    ...parseOwner(field.text ?? (names.join(', ') || undefined)),
  };
}

/** The name and contact in an owner's one-text form. */
export function parseOwner(text: string | undefined): { name: string | undefined; contact: string | undefined } {
  const person = parsePerson(text ?? '');
  return { name: person?.name ?? person?.contact, contact: person?.contact };
}

/** An owner in one text: `Ana Ruiz <ana@example.com>`, as far as it is known; undefined where nobody is named. */
export function ownerWords({ name, contact }: Pick<Owner, 'name' | 'contact'>): string | undefined {
  return name !== undefined && contact !== undefined && name !== contact ? `${name} <${contact}>` : (name ?? contact);
}

/** True when two texts name one person: compared without case, white space and a leading @. */
export function samePerson(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && keyOf(a) === keyOf(b);
}

/** True when a text that names a person means this owner, by name or by contact. */
export function isOwner(text: string | undefined, owner: Owner): boolean {
  const { name, contact } = parseOwner(text);
  return [name, contact].some((words) => samePerson(words, owner.name) || samePerson(words, owner.contact));
}
