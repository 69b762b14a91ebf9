import type { Span } from '../text/span.ts';
import type { CharterNode } from './node.ts';

/** What stands at an offset. */
export interface PlaceInDocument {
  readonly path: readonly (string | number)[];
  /** The key or the value that holds the offset. */
  readonly span: Span;
  readonly part: 'key' | 'value';
}

/**
 * The innermost key or value at an offset; undefined between them. Of a block that is between its lines and in the comments
 * on them, though it reaches over these; between braces or brackets it is what they hold.
 */
export function pathAt(root: CharterNode | undefined, offset: number): PlaceInDocument | undefined {
  const holds = (span: Span) => span.start <= offset && offset <= span.end;
  const find = (node: CharterNode | undefined, path: readonly (string | number)[]): PlaceInDocument | undefined => {
    if (!node) return undefined;
    if (node.kind === 'map') {
      for (const entry of node.entries) {
        if (entry.merged) continue;
        const inside = [...path, entry.key];
        if (holds(entry.keySpan)) return { path: inside, span: entry.keySpan, part: 'key' };
        if (entry.value && holds(entry.value.span)) return find(entry.value, inside) ?? whole(entry.value, inside);
      }
      return undefined;
    }
    if (node.kind === 'list') {
      for (const [index, item] of node.items.entries()) {
        if (item && holds(item.span)) return find(item, [...path, index]) ?? whole(item, [...path, index]);
      }
      return undefined;
    }
    return { path, span: node.span, part: 'value' };
  };
  return find(root, []);
}

function whole(node: CharterNode, path: PlaceInDocument['path']): PlaceInDocument | undefined {
  return node.kind === 'scalar' || node.flow ? { path, span: node.span, part: 'value' } : undefined;
}
