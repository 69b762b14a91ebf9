import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Span } from '../text/span.ts';
import {
  type CharterNode,
  type Entry,
  type ListNode,
  type MapNode,
  MOST_VALUES,
  MOST_VALUES_SAID,
  type ScalarNode,
  TOO_MANY_VALUES,
} from './node.ts';
import type { Problem } from './problem.ts';

const MOST_LEVELS = 100;

/**
 * Turns the parser's nodes into a charter's. Aliases and merge keys are resolved by reference, never copied, so a text
 * cannot make itself larger; what its aliases would amount to is counted, and reported beyond a limit.
 */
export function convert(
  root: ParsedNode | null,
  text: string,
  shift: number,
): { root: CharterNode | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  const anchors = new Map<string, CharterNode | 'open'>();
  const sizes = new Map<CharterNode, number>();
  let bombReported = false;
  /** Entries taken over with `<<`, all maps together. */
  let taken = 0;

  const problem = (span: Span, message: string, slip: Problem['slip'] = 'other') => {
    problems.push({ span, damage: span, message, slip, unfinished: false });
  };
  const spanOf = (node: Node): Span => {
    const [start, end] = node.range ?? [0, 0];
    return { start: start + shift, end: end + shift };
  };
  const sizeOf = (node: CharterNode | undefined): number => (node ? (sizes.get(node) ?? 1) : 1);

  const value = (node: Node | null | undefined, level: number): CharterNode | undefined => {
    if (!node) return undefined;
    if (level > MOST_LEVELS) {
      problem(spanOf(node), 'This is nested too deeply. A charter needs four levels at most.');
      return undefined;
    }
    if (isAlias(node)) return alias(node.source, spanOf(node));
    const anchor = 'anchor' in node ? node.anchor : undefined;
    if (anchor) anchors.set(anchor, 'open');
    const converted = isMap(node)
      ? (placeholderMap(node) ?? map(node, level))
      : isSeq(node)
        ? list(node, level)
        : scalar(node as Scalar);
    if (anchor) {
      if (converted) anchors.set(anchor, converted);
      else anchors.delete(anchor);
    }
    return converted;
  };

  const alias = (source: string, span: Span): CharterNode | undefined => {
    const target = anchors.get(source);
    if (target === undefined || target === 'open') {
      const message =
        target === 'open'
          ? `*${source} stands inside the value that it repeats, which has no end. Write the value out.`
          : `A value that begins with * repeats another one, and nothing here is marked &${source}. If you meant the text itself, put it in quotes: "*${source}".`;
      problem(span, message, 'quote');
      return undefined;
    }
    const copy: CharterNode = { ...target, span };
    sizes.set(copy, sizeOf(target));
    return copy;
  };

  const scalar = (node: Scalar): ScalarNode | undefined => {
    const { start, end } = spanOf(node);
    if (node.value === null && (node.source ?? '') === '' && node.type === 'PLAIN') return undefined;
    const style = node.type === 'PLAIN' ? 'plain' : node.type?.startsWith('QUOTE') ? 'quoted' : 'block';
    const raw = style === 'plain' ? (node.source ?? '') : String(node.value ?? '');
    const known = typeof node.value === 'number' || typeof node.value === 'boolean' || node.value === null;
    const written = text.slice(start - shift, end - shift);
    return {
      kind: 'scalar',
      span: { start, end: start + Math.max(written.trimEnd().length, end > start ? 1 : 0) },
      value: known ? (node.value as number | boolean | null) : raw,
      text: raw,
      style,
    };
  };

  /** `{{owner}}`, which YAML reads as a map whose key is a map, is a blank that somebody left from a template. */
  const placeholderMap = (node: YAMLMap): ScalarNode | undefined => {
    const span = spanOf(node);
    const written = text.slice(span.start - shift, span.end - shift);
    if (!/^\{\{[^{}]*\}\}$/.test(written)) return undefined;
    return { kind: 'scalar', span, value: written, text: written, style: 'plain' };
  };

  const map = (node: YAMLMap, level: number): MapNode => {
    const entries: Entry[] = [];
    const byKey = new Map<string, Entry>();
    const inherited: Entry[] = [];
    let size = 1;
    let last: CharterNode | undefined;
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      const keyNode = pair.key as Node | null;
      const converted = value(pair.value as Node | null, level + 1);
      last = converted;
      size += sizeOf(converted);
      const key = keyText(keyNode);
      if (key === undefined) {
        if (keyNode) problem(clip(spanOf(keyNode)), 'A key must be a word followed by a colon, as in "owners:".');
        continue;
      }
      const keySpan = keyNode ? firstLine(spanOf(keyNode)) : spanOf(node);
      if (key === '<<' && isScalar(keyNode) && keyNode.type === 'PLAIN' && converted) {
        const merged = taken > MOST_VALUES ? [] : mergedEntries(converted);
        taken += merged.length;
        for (const entry of merged) inherited.push(entry);
        continue;
      }
      const entry: Entry = {
        key,
        keySpan: keySpan.end > keySpan.start ? keySpan : colonBehind(keySpan.start, converted?.span.start),
        value: converted,
        merged: false,
      };
      entries.push(entry);
      const earlier = byKey.get(key);
      if (earlier)
        problem(
          entry.keySpan,
          `"${key}" is written twice here, so nobody can tell which one counts. Keep one of the two.`,
          'duplicate-key',
        );
      else byKey.set(key, entry);
    }
    for (const entry of inherited) {
      if (byKey.has(entry.key)) continue;
      byKey.set(entry.key, entry);
      entries.push(entry);
    }
    const span = clip(spanOf(node));
    const end = node.flow ? span.end : (endOfLast(node) ?? endOf(last) ?? span.end);
    const result: MapNode = {
      kind: 'map',
      span: { start: span.start, end },
      flow: node.flow === true,
      entries,
      byKey,
    };
    return counted(result, size);
  };

  /** Where a block ends that is the last thing in another one. */
  const endOf = (last: CharterNode | undefined): number | undefined =>
    last && last.kind !== 'scalar' && !last.flow ? last.span.end : undefined;

  /** Where the last entry of a block ends; the parser counts the comments below it in where it has no value. */
  const endOfLast = (node: YAMLMap): number | undefined => {
    const last = node.items.at(-1);
    if (!last || !isScalar(last.key) || !isEmptyNode(last.value as Node | null)) return undefined;
    const colon = text.indexOf(':', last.key.range?.[1]);
    return colon < 0 ? undefined : colon + 1 + shift;
  };

  const list = (node: YAMLSeq, level: number): ListNode => {
    const items = node.items.map((item) => {
      if (!isPair(item)) return value(item as Node | null, level + 1);
      // A single pair in brackets, `[a: b]`, is a map of one entry.
      const key = item.key as Node | null;
      const entryKey = keyText(key);
      if (entryKey === undefined || !key) return undefined;
      const entry: Entry = {
        key: entryKey,
        keySpan: spanOf(key),
        value: value(item.value as Node | null, level + 1),
        merged: false,
      };
      const pairMap: MapNode = {
        kind: 'map',
        span: entry.keySpan,
        flow: true,
        entries: [entry],
        byKey: new Map([[entryKey, entry]]),
      };
      return pairMap;
    });
    const size = items.reduce((sum, item) => sum + sizeOf(item), 1);
    const span = clip(spanOf(node));
    const end = node.flow ? span.end : (endOf(items.at(-1)) ?? span.end);
    return counted({ kind: 'list', span: { start: span.start, end }, flow: node.flow === true, items }, size);
  };

  const counted = <T extends MapNode | ListNode>(node: T, size: number): T => {
    if ((size > MOST_VALUES || taken > MOST_VALUES) && !bombReported) {
      bombReported = true;
      problem(
        clip(node.span),
        anchors.size > 0
          ? `Written out, its repeated values (&name and *name) would be more than ${MOST_VALUES_SAID}. Write the values out, or remove them.`
          : TOO_MANY_VALUES,
      );
    }
    sizes.set(node, Math.min(size, Number.MAX_SAFE_INTEGER));
    return node;
  };

  /** A map or list without the white space and comments behind it. */
  const clip = (span: Span): Span => {
    const written = text.slice(span.start - shift, span.end - shift);
    return { start: span.start, end: span.start + Math.max(written.trimEnd().length, Math.min(1, written.length)) };
  };

  /** What of a key is on its first line: one that is written as a block goes on below. */
  const firstLine = (span: Span): Span => {
    const end = text.indexOf('\n', span.start - shift);
    if (end < 0 || end + shift >= span.end) return span;
    return clip({ start: span.start, end: end + shift });
  };

  /** The colon of an entry without a key, whose place the parser gives as the end of what stands before it. */
  const colonBehind = (start: number, value: number | undefined): Span => {
    const colon = value === undefined ? text.indexOf(':', start - shift) : text.lastIndexOf(':', value - shift - 1);
    if (colon + shift >= start) return { start: colon + shift, end: colon + shift + 1 };
    // A lone `?`, or a tag that is all there is: no colon follows, and what was written stands in front.
    let end = Math.min(start + 1 - shift, text.length);
    while (end > 1 && /\s/.test(text[end - 1]!)) end--;
    return { start: end - 1 + shift, end: end + shift };
  };

  const converted = value(root, 0);
  // What is beyond the limit is not handed on: whatever walks it would walk for ever.
  return { root: bombReported ? undefined : converted, problems };
}

function isEmptyNode(node: Node | null): boolean {
  return !node || (isScalar(node) && node.value === null && (node.source ?? '') === '');
}

function keyText(node: Node | null): string | undefined {
  if (!node) return '';
  if (!isScalar(node)) return undefined;
  return node.source ?? String(node.value ?? '');
}

function mergedEntries(node: CharterNode): Entry[] {
  const maps = node.kind === 'list' ? node.items : [node];
  return maps.flatMap((from) =>
    from?.kind === 'map' ? from.entries.map((entry) => ({ ...entry, merged: true })) : [],
  );
}
