import type { Charter } from '../charter/charter.ts';
import type { CharterNode } from '../document/node.ts';
import { pathAt } from '../document/path-at.ts';
import type { Span } from '../text/span.ts';
import type { KnownPerson } from './people.ts';

/** Something that may be written at a place. */
export interface Completion {
  readonly label: string;
  readonly about: string;
  readonly kind: 'key' | 'value' | 'person';
  /** What it replaces. */
  readonly span: Span;
  readonly text: string;
}

/**
 * The keys or values that belong at an offset. Where a line holds nothing but a word, a key is being written, and its
 * indentation says in which map; behind a key's colon, a value.
 */
export function complete(charter: Charter, offset: number, people: readonly KnownPerson[] = []): Completion[] {
  const { text, lines, root } = charter.document;
  const line = lines.spanAt(offset);
  const before = text.slice(line.start, offset);
  const behind = /^(\s*(?:- +)*)([\w-]+):\s+([^\s].*|)$/.exec(before);
  if (behind) {
    const place = pathAt(root, line.start + behind[1]!.length);
    const spec = place?.part === 'key' ? charter.specAt(place.path) : undefined;
    if (!place || !spec) return [];
    const typed = behind[3]!.replace(/^["']/, '');
    const span = { start: offset - typed.length, end: offset };
    const values = (spec.values ?? []).map(
      (value): Completion => ({ label: value, about: spec.about, kind: 'value', span, text: value }),
    );
    const whole = { start: offset - behind[3]!.length, end: offset };
    return [...values, ...(isOwner(place.path) ? people.map((person) => owner(person, whole)) : [])];
  }
  const word = /^(\s*(?:- +)*)([\w.*-]*)$/.exec(before);
  if (!word) return [];
  const dash = word[1]!.lastIndexOf('-');
  const around = dash < 0 ? enclosing(charter, line.start, word[1]!.length) : listAround(charter, line.start, dash);
  const { items } = charter.specAt(around) ?? {};
  const span = { start: offset - word[2]!.length, end: offset };
  // Behind a dash an item of a list begins: a map, or one of some words.
  if (items && dash < 0) return [];
  if (items && !items.keys)
    return (items.values ?? []).map((value) => ({
      label: value,
      about: items.about,
      kind: 'value',
      span,
      text: value,
    }));
  const path = items ? [...around, itemAt(charter, around, line.start)] : around;
  const keys = charter.specAt(path)?.keys ?? {};
  const written = mapAt(root, path);
  return Object.entries(keys)
    .filter(([key]) => !written?.has(key))
    .map(([key, spec]) => ({ label: key, about: spec.about, kind: 'key', span, text: `${key}: ` }));
}

function isOwner(path: readonly (string | number)[]): boolean {
  return path.length === 2 && path[0] === 'owners';
}

function owner({ name, contact, about }: KnownPerson, span: Span): Completion {
  const text = name && name !== contact ? `{ name: ${inBraces(name)}, contact: "${contact}" }` : `"${contact}"`;
  return { label: name && name !== contact ? `${name} (${contact})` : contact, about, kind: 'person', span, text };
}

/** A name as it may stand between braces: in quotes when it has a character that YAML reads there. */
function inBraces(name: string): string {
  return /^[\p{L}\d][\p{L}\d .'’-]*$/u.test(name) ? name : JSON.stringify(name);
}

/** The path of the map that a line of this indentation belongs to: that of the nearest keys above, ever less indented. */
function enclosing(charter: Charter, lineStart: number, indent: number): (string | number)[] {
  const { text, lines, root } = charter.document;
  let { line } = lines.position(lineStart);
  while (--line >= 0) {
    const span = lines.span(line);
    const key = /^(\s*(?:- +)*)([\w-]+):/.exec(text.slice(span.start, span.end));
    if (!key || key[1]!.length > indent) continue;
    const place = pathAt(root, span.start + key[1]!.length);
    // A line of the same indentation is a sibling; the first of a list's item begins with a dash.
    if (place?.part === 'key') return key[1]!.length === indent ? place.path.slice(0, -1) : [...place.path];
  }
  return [];
}

/** The path of the list that a dash in this column belongs to: its key is less indented, or as much. */
function listAround(charter: Charter, lineStart: number, column: number): (string | number)[] {
  const { text, lines, root } = charter.document;
  let { line } = lines.position(lineStart);
  while (--line >= 0) {
    const span = lines.span(line);
    const key = /^(\s*(?:- +)*)([\w-]+):/.exec(text.slice(span.start, span.end));
    if (!key || key[1]!.length > column || key[1]!.lastIndexOf('-') >= column) continue;
    const place = pathAt(root, span.start + key[1]!.length);
    if (place?.part === 'key') return [...place.path];
  }
  return [];
}

/** Which item of a list begins on a line. */
function itemAt(charter: Charter, path: readonly (string | number)[], lineStart: number): number {
  const { node } = charter.field(path.join('.'));
  const items = node?.kind === 'list' ? node.items : [];
  const index = items.findIndex((item) => item && item.span.start >= lineStart);
  return index < 0 ? items.length : index;
}

function mapAt(root: CharterNode | undefined, path: readonly (string | number)[]): ReadonlySet<string> | undefined {
  let node = root;
  for (const step of path) {
    node =
      node?.kind === 'map'
        ? node.byKey.get(String(step))?.value
        : node?.kind === 'list'
          ? node.items[Number(step)]
          : undefined;
  }
  return node?.kind === 'map' ? new Set(node.byKey.keys()) : undefined;
}
