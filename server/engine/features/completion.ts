import type { Charter } from '../charter/charter.ts';
import type { CharterNode } from '../document/node.ts';
import { pathAt } from '../document/path-at.ts';
import type { Span } from '../text/span.ts';

/** Something that may be written at a place. */
export interface Completion {
  readonly label: string;
  readonly about: string;
  readonly kind: 'key' | 'value';
  /** What it replaces. */
  readonly span: Span;
  readonly text: string;
}

/**
 * The keys or values that belong at an offset. Where a line holds nothing but a word, a key is being written, and its
 * indentation says in which map; behind a key's colon, a value.
 */
export function complete(charter: Charter, offset: number): Completion[] {
  const { text, lines, root } = charter.document;
  const line = lines.spanAt(offset);
  const before = text.slice(line.start, offset);
  const behind = /^(\s*(?:- +)*)([\w-]+):\s+(?:["']?)([\w-]*)$/.exec(before);
  if (behind) {
    const place = pathAt(root, line.start + behind[1]!.length);
    const spec = place?.part === 'key' ? charter.specAt(place.path) : undefined;
    const span = { start: offset - behind[3]!.length, end: offset };
    return (spec?.values ?? []).map((value) => ({
      label: value,
      about: spec?.about ?? '',
      kind: 'value',
      span,
      text: value,
    }));
  }
  const word = /^(\s*(?:- +)*)([\w-]*)$/.exec(before);
  if (!word) return [];
  const path = enclosing(charter, line.start, word[1]!.length);
  const keys = charter.specAt(path)?.keys ?? {};
  const written = mapAt(root, path);
  const span = { start: offset - word[2]!.length, end: offset };
  return Object.entries(keys)
    .filter(([key]) => !written?.has(key))
    .map(([key, spec]) => ({ label: key, about: spec.about, kind: 'key', span, text: `${key}: ` }));
}

/** The path of the map that a line of this indentation belongs to: that of the nearest keys above, ever less indented. */
function enclosing(charter: Charter, lineStart: number, indent: number): (string | number)[] {
  const { text, lines, root } = charter.document;
  let { line } = lines.position(lineStart);
  while (--line >= 0) {
    const span = lines.span(line);
    const key = /^(\s*(?:- +)*)([\w-]+):/.exec(text.slice(span.start, span.end));
    if (!key || key[1]!.length >= indent) continue;
    const place = pathAt(root, span.start + key[1]!.length);
    if (place?.part === 'key') return [...place.path];
  }
  return [];
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
