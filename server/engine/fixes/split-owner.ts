import type { Charter } from '../charter/charter.ts';
import { type OwnerRole, ROLE_WORDS, readOwner, samePerson } from '../charter/owner.ts';
import type { Fix } from '../rule.ts';
import { replace, type TextEdit } from '../text/edit.ts';
import { quoted } from './mend.ts';
import { scaffoldEdits } from './scaffold.ts';

/** Where the second of two owners goes, in this order, if nobody is named there. */
const OTHER_PLACES: Readonly<Record<OwnerRole, readonly OwnerRole[]>> = {
  operator: ['technical', 'champion'],
  technical: ['operator', 'champion'],
  sponsor: ['champion'],
  champion: [],
};

/**
 * The fix that makes one owner out of two: the first stays, the second becomes another owner, so that no name is lost.
 * None where there is no place for the second, or more is written than the two names.
 */
export function splitOwner(charter: Charter, role: OwnerRole, people: readonly string[]): Fix[] {
  const [first, second] = people;
  if (people.length !== 2 || first === undefined || second === undefined) return [];
  if (!people.every((person) => /^[\p{L}\p{M}@][\p{L}\p{M}\p{N} .'’@_+-]*$/u.test(person))) return [];
  const named = Object.keys(ROLE_WORDS) as OwnerRole[];
  const already = named.find((other) => other !== role && isNamed(charter, other, second));
  const place = already ?? OTHER_PLACES[role].find((other) => charter.field(`owners.${other}`).blank);
  if (!place) return [];
  const title = already
    ? `Keep ${first}; ${second} is ${ROLE_WORDS[already]}`
    : `Keep ${first}, and make ${second} ${ROLE_WORDS[place]}`;
  const edits = ({ document }: Charter): TextEdit[] => {
    const { field, nameField } = readOwner(charter, role);
    const node = field.node?.kind === 'list' ? field.node : nameField.node;
    if (!node) return [];
    const written = document.text.slice(node.span.start, node.span.end);
    // What is written beside the two names, a comment, an address, a note in parentheses, would be lost.
    const rest = people.reduce((left, person) => left.replace(person, ''), written);
    if (!/^(?:\s|["'[\],;&+/|-]|\b(?:and|und|et|or|oder|plus|with)\b)*$/i.test(rest)) return [];
    const keep = replace(node.span, asValue(first));
    return already ? [keep] : [keep, ...addOwner(charter, place, second)];
  };
  return edits(charter).length > 0 ? [{ title, scaffold: [], preferred: false, edits }] : [];
}

function isNamed(charter: Charter, role: OwnerRole, person: string): boolean {
  const { name, contact } = readOwner(charter, role);
  return samePerson(name, person) || samePerson(contact, person);
}

function addOwner(charter: Charter, role: OwnerRole, person: string): TextEdit[] {
  return scaffoldEdits(charter, [`owners.${role}.name`]).map(({ span, text }) => ({
    span,
    text: text.map((part) => (typeof part === 'string' ? part : asValue(person))),
  }));
}

/** A name that YAML could read as something else is quoted. */
function asValue(person: string): string {
  return /^\p{L}[\p{L}\p{M} .'’@_+-]*$/u.test(person) ? person : quoted(person);
}
