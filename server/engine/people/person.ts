/** Somebody as a page names them. At least one of the two is there. */
export interface Person {
  readonly name: string | undefined;
  readonly contact: string | undefined;
}

/** A piece of a text that names a person. */
export interface PersonPart {
  readonly kind: 'name' | 'contact';
  readonly text: string;
  /** Where it begins in the text. */
  readonly from: number;
}

/**
 * The pieces of a text that names a person: `Ana Ruiz <ana@example.com>` has two, an e-mail address, a handle and a bare
 * name are one. None of an empty text.
 */
export function personParts(text: string): PersonPart[] {
  const from = text.length - text.trimStart().length;
  const words = text.trim();
  if (words === '') return [];
  const both = /^(.*?)\s*<([^<>]+)>$/s.exec(words);
  if (!both) return [{ kind: isContact(words) ? 'contact' : 'name', text: words, from }];
  const [, name = '', written = ''] = both;
  const contact = written.trim();
  const at = words.lastIndexOf('<') + 1 + (written.length - written.trimStart().length);
  const parts: PersonPart[] = contact === '' ? [] : [{ kind: 'contact', text: contact, from: from + at }];
  return name === '' ? parts : [{ kind: 'name', text: name, from }, ...parts];
}

/** The person that a text names; undefined where it names nobody. */
export function parsePerson(text: string): Person | undefined {
  const parts = personParts(text);
  const part = (kind: PersonPart['kind']) => parts.find((one) => one.kind === kind)?.text;
  return parts.length > 0 ? { name: part('name'), contact: part('contact') } : undefined;
}

/** What is compared of a name or a contact: not case, white space, nor a leading @. Empty where there is none. */
export function keyOf(words: string | undefined): string {
  return words === undefined ? '' : words.trim().toLowerCase().replace(/^@/, '').replace(/\s+/g, ' ');
}

function isContact(text: string): boolean {
  return contactKind(text) !== 'other';
}

/** An e-mail address, a handle that begins with @, or anything else. */
export type ContactKind = 'address' | 'handle' | 'other';

/** A person has one of each kind at most: two addresses are two people. */
export function contactKind(contact: string): ContactKind {
  if (/^@\S+$/.test(contact)) return 'handle';
  return /^[^\s@]+@[^\s@]+$/.test(contact) ? 'address' : 'other';
}
