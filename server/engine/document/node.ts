import type { Span } from '../text/span.ts';

/** A value of a charter with the place where it stands. Of an alias, `span` is the alias; what is inside stands at the anchor. */
export type CharterNode = ScalarNode | MapNode | ListNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly span: Span;
  /** What YAML's core schema makes of it. */
  readonly value: string | number | boolean | null;
  /** The words as the author wrote them, quotes and escapes resolved. */
  readonly text: string;
  readonly style: 'plain' | 'quoted' | 'block';
}

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  /** Written in braces. */
  readonly flow: boolean;
  readonly entries: readonly Entry[];
  /** By key. Of a key written twice, the first. */
  readonly byKey: ReadonlyMap<string, Entry>;
}

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  /** Absent where nothing is written behind the colon. */
  readonly value: CharterNode | undefined;
  /** Taken over from another map with `<<`. */
  readonly merged: boolean;
}

export interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  /** Written in brackets. */
  readonly flow: boolean;
  /** Absent where nothing is written behind the dash. */
  readonly items: readonly (CharterNode | undefined)[];
}

/** More values than this, aliases resolved, and a text is a bomb, not a page. */
export const MOST_VALUES = 200_000;

/** The same as people read it. Not formatted: what formats numbers takes as long to load as a page to check. */
export const MOST_VALUES_SAID = '200,000';

/** In so many letters there are fewer values than that, whatever they are. */
export const FEW_LETTERS = 2 * MOST_VALUES;

/** What is said of a text with more values. */
export const TOO_MANY_VALUES = `There are more than ${MOST_VALUES_SAID} values here, and a charter is one page. Take out what is no part of it.`;

/** Visits a node and everything in it, each place once. Return false to leave out what is inside. */
export function visit(
  node: CharterNode | undefined,
  path: readonly (string | number)[],
  see: (node: CharterNode, path: readonly (string | number)[]) => boolean | undefined,
  seen: Set<CharterNode> = new Set(),
): void {
  if (!node || seen.has(node)) return;
  seen.add(node);
  if (see(node, path) === false) return;
  if (node.kind === 'map') for (const entry of node.entries) visit(entry.value, [...path, entry.key], see, seen);
  if (node.kind === 'list') for (const [index, item] of node.items.entries()) visit(item, [...path, index], see, seen);
}
