import type { Span } from '../text/span.ts';
import type { CharterNode } from './node.ts';

/** What stands at an offset. */
export interface PlaceInDocument {
  readonly path: readonly (string | number)[];
  /** The key or the value that holds the offset. */
  readonly span: Span;
  readonly part: 'key' | 'value';
}

/** The innermost key or value at an offset; undefined between them. */
export function pathAt(root: CharterNode | undefined, offset: number): PlaceInDocument | undefined {
  const holds = (span: Span) => span.start <= offset && offset <= span.end;
  const find = (node: CharterNode | undefined, path: readonly (string | number)[]): PlaceInDocument | undefined => {
    if (!node) return undefined;
    if (node.kind === 'map') {
      for (const entry of node.entries) {
        if (entry.merged) continue;
        const inside = [...path, entry.key];
        if (holds(entry.keySpan)) return { path: inside, span: entry.keySpan, part: 'key' };
        if (entry.value && holds(entry.value.span))
          return find(entry.value, inside) ?? { path: inside, span: entry.value.span, part: 'value' };
      }
      return undefined;
    }
    if (node.kind === 'list') {
      for (const [index, item] of node.items.entries()) {
        if (item && holds(item.span))
          return find(item, [...path, index]) ?? { path: [...path, index], span: item.span, part: 'value' };
      }
      return undefined;
    }
    return { path, span: node.span, part: 'value' };
  };
  return find(root, []);
}
