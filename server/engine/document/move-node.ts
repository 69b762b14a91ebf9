import type { Span } from '../text/span.ts';
import type { CharterNode, Entry, MapNode } from './node.ts';

/** A map with all that is in it, as it stands so many letters further down. */
export function moveMap({ span, flow, entries }: MapNode, by: number): MapNode {
  const moved = entries.map((entry) => moveEntry(entry, by));
  const byKey: Map<string, Entry> = new Map(moved.map((entry) => [entry.key, entry]));
  return { kind: 'map', span: moveSpan(span, by), flow, entries: moved, byKey };
}

function moveEntry({ key, keySpan, value, merged }: Entry, by: number): Entry {
  return { key, keySpan: moveSpan(keySpan, by), value: value && moveNode(value, by), merged };
}

function moveNode(node: CharterNode, by: number): CharterNode {
  if (node.kind === 'map') return moveMap(node, by);
  const span = moveSpan(node.span, by);
  if (node.kind === 'scalar') return { kind: 'scalar', span, value: node.value, text: node.text, style: node.style };
  return { kind: 'list', span, flow: node.flow, items: node.items.map((item) => item && moveNode(item, by)) };
}

function moveSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
