import { indexLines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { CharterNode, Entry, MapNode } from './node.ts';
import { type CharterDocument, parseCharter } from './parse.ts';
import { reachesFurther, sectionsOf } from './sections.ts';

/** A section is read as if another one followed, as what stands at its end may depend on that. */
const NEXT = 'next';
/** Below this, what a page amounts to is under every limit of what is read, whatever it holds. */
const MOST_LETTERS = 400_000;

/**
 * Reads a text again that was read before in another form. It comes to the same as `parseCharter`; but where the change
 * lies within one section of a sound page, only that section is read: reading is most of what a key costs.
 */
export function rereadCharter(before: CharterDocument | undefined, text: string): CharterDocument {
  return (before && rereadSection(before, text)) ?? parseCharter(text);
}

function rereadSection(before: CharterDocument, text: string): CharterDocument | undefined {
  const { root } = before;
  if (!sectionsOf(before) || root?.kind !== 'map') return undefined;
  if (text.length > MOST_LETTERS || text.startsWith('\uFEFF') || reachesFurther(text)) return undefined;

  const change = changeBetween(before.text, text);
  const at = root.entries.findLastIndex(({ keySpan }) => keySpan.start < change.start);
  const own = root.entries[at];
  if (!own) return undefined;
  const next = root.entries[at + 1];
  // The line end in front of the next section stays, and so does its first letter.
  if (next && change.end >= next.keySpan.start) return undefined;

  const moved = text.length - before.text.length;
  const start = own.keySpan.start;
  const part = text.slice(start, next ? next.keySpan.start + moved : text.length);
  const read = parseCharter(next ? `${part}${NEXT}:\n` : part);
  if (!sectionsOf(read) || read.root?.kind !== 'map') return undefined;
  const found = next ? read.root.entries.slice(0, -1) : read.root.entries;
  if (next && read.root.entries.at(-1)?.key !== NEXT) return undefined;

  const entries = [
    ...root.entries.slice(0, at),
    ...found.map((entry) => shiftEntry(entry, start)),
    ...root.entries.slice(at + 1).map((entry) => shiftEntry(entry, moved)),
  ];
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  // A key that is written twice is a problem, which reading the whole explains.
  if (byKey.size < entries.length) return undefined;
  const end = next ? root.span.end + moved : read.root.span.end + start;
  return {
    text,
    lines: indexLines(text),
    root: { kind: 'map', span: { start: root.span.start, end }, flow: false, entries, byKey },
    problems: [],
    furtherDocuments: [],
  };
}

/** What of the old text differs from the new one: all in front of it and all behind it is the same. */
function changeBetween(before: string, after: string): Span {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < most - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  return { start, end: before.length - same };
}

function shiftEntry(entry: Entry, by: number): Entry {
  if (by === 0) return entry;
  const { key, keySpan, value, merged } = entry;
  return { key, keySpan: shiftSpan(keySpan, by), value: value && shiftNode(value, by), merged };
}

function shiftNode(node: CharterNode, by: number): CharterNode {
  const span = shiftSpan(node.span, by);
  if (node.kind === 'scalar') return { kind: 'scalar', span, value: node.value, text: node.text, style: node.style };
  if (node.kind === 'list')
    return { kind: 'list', span, flow: node.flow, items: node.items.map((item) => item && shiftNode(item, by)) };
  const entries = node.entries.map((entry) => shiftEntry(entry, by));
  const byKey: Map<string, Entry> = new Map(entries.map((entry) => [entry.key, entry]));
  return { kind: 'map', span, flow: node.flow, entries, byKey } satisfies MapNode;
}

function shiftSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
