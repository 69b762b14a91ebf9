import type { Charter } from '../charter/charter.ts';
import type { CharterNode, Entry, MapNode } from '../document/node.ts';
import type { Span } from '../text/span.ts';

/** A part of a page, as an outline shows it. */
export interface DocumentSymbol {
  /** Never empty, one line. */
  readonly name: string;
  /** What stands there, in a few words. */
  readonly detail: string | undefined;
  readonly kind: 'section' | 'list' | 'text' | 'number' | 'flag' | 'nothing';
  /** All of it. It holds `selection`, and the spans of the children. */
  readonly span: Span;
  /** What to go to: the key, or what an item is called by. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

/** The keys by which a section or an item is called, and those that say more of an item. */
const NAMES = ['name', 'gap', 'check', 'id', 'title', 'destination', 'pinned', 'path', 'contact', 'completed'];
const MORE = ['decision', 'plan', 'until', 'severity', 'contact', 'team'];
const LONGEST = 80;

/** The sections, keys and items of a page or policy. What a page takes over from elsewhere by an alias is shown there. */
export function documentSymbols({ document: { root, text, lines } }: Charter): DocumentSymbol[] {
  /** What is inside an alias stands at its anchor. */
  const inside = (node: CharterNode | undefined): DocumentSymbol[] => {
    if (!node || node.kind === 'scalar' || text[node.span.start] === '*') return [];
    if (node.kind === 'map') return node.entries.filter(({ merged }) => !merged).map(ofEntry);
    return node.items.flatMap((item, index) => (item ? [ofItem(item, index)] : []));
  };

  const ofEntry = ({ key, keySpan, value }: Entry): DocumentSymbol => {
    const children = inside(value);
    const own = { start: keySpan.start, end: Math.max(keySpan.end, value?.span.end ?? 0) };
    return {
      name: oneLine(key) || '(no key)',
      detail: detailOf(value, NAMES),
      kind: kindOf(value),
      span: hull(own, children),
      selection: keySpan,
      children,
    };
  };

  const ofItem = (item: CharterNode, index: number): DocumentSymbol => {
    const children = inside(item);
    const naming = item.kind === 'map' ? nameOf(item, NAMES) : undefined;
    const words = item.kind === 'scalar' ? item.text : naming?.value?.kind === 'scalar' ? naming.value.text : '';
    const name = oneLine(words) || `item ${index + 1}`;
    const line = lines.spanAt(item.span.start);
    const span = hull({ start: dashOf(item.span.start, line), end: item.span.end }, children);
    const [child] = children.filter(({ selection }) => naming && selection === naming.keySpan);
    return {
      name,
      detail: item.kind === 'map' ? detailOf(item, MORE) : undefined,
      kind: kindOf(item),
      span,
      selection: child?.span ?? {
        start: item.span.start,
        end: Math.min(span.end, Math.max(line.end, item.span.start)),
      },
      children,
    };
  };

  /** An item begins at its dash. */
  const dashOf = (start: number, line: Span): number => {
    const dash = /-[ \t]+$/.exec(text.slice(line.start, start));
    return dash ? line.start + dash.index : start;
  };

  return inside(root);
}

function detailOf(node: CharterNode | undefined, names: readonly string[]): string | undefined {
  if (!node) return undefined;
  if (node.kind === 'scalar') return oneLine(node.text) || undefined;
  if (node.kind === 'list') return node.items.length === 1 ? '1 item' : `${node.items.length} items`;
  const naming = nameOf(node, names)?.value;
  return naming?.kind === 'scalar' ? oneLine(naming.text) : undefined;
}

/** The first of these keys that says something. */
function nameOf(map: MapNode, names: readonly string[]): Entry | undefined {
  for (const name of names) {
    const entry = map.byKey.get(name);
    if (entry?.value?.kind === 'scalar' && !entry.merged && entry.value.text.trim() !== '') return entry;
  }
  return undefined;
}

function kindOf(node: CharterNode | undefined): DocumentSymbol['kind'] {
  if (node?.kind === 'map') return 'section';
  if (node?.kind === 'list') return 'list';
  if (!node || node.value === null) return 'nothing';
  if (typeof node.value === 'number') return 'number';
  return typeof node.value === 'boolean' ? 'flag' : 'text';
}

/** A span that holds those of the children, wherever a damaged text has put them. */
function hull({ start, end }: Span, children: readonly DocumentSymbol[]): Span {
  let [from, to] = [start, end];
  for (const { span } of children) [from, to] = [Math.min(from, span.start), Math.max(to, span.end)];
  return { start: from, end: to };
}

/** The first words of a text. */
function oneLine(text: string): string {
  const line = text
    .slice(0, 4 * LONGEST)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
