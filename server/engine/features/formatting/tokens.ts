import { CST } from 'yaml';
import type { Span } from '../../text/span.ts';

const TRIVIA = new Set(['space', 'newline', 'comment', 'comma']);

/** What a key says, quotes resolved; undefined when it is not one text. */
export function keyText(key: CST.Token | null | undefined): string | undefined {
  if (!key || key.type === 'alias') return undefined;
  if (key.type === 'scalar') return key.source;
  return CST.resolveAsScalar(key)?.value;
}

/** Where an entry or item begins: at its first token that is no white space, comment or comma. */
export function startOf(item: CST.CollectionItem): number | undefined {
  const first = item.start.find(({ type }) => !TRIVIA.has(type));
  return (
    first?.offset ?? item.key?.offset ?? item.sep?.find(({ type }) => !TRIVIA.has(type))?.offset ?? item.value?.offset
  );
}

/** Where a value of one line, or in brackets, ends. */
export function endOf(token: CST.Token): number {
  if (token.type === 'flow-collection') {
    const close = token.end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
    return close ? close.offset + 1 : token.offset;
  }
  return token.offset + ('source' in token ? token.source.length : 0);
}

/** Where an entry or item in brackets lies; undefined for one that is not there, as behind the last comma. */
export function spanInBrackets(item: CST.CollectionItem): Span | undefined {
  const start = startOf(item);
  if (start === undefined) return undefined;
  const last = [...item.start, ...(item.sep ?? [])].findLast(({ type }) => !TRIVIA.has(type));
  const ends = [
    ...(last ? [last.offset + last.source.length] : []),
    ...[item.key, item.value].flatMap((token) => (token ? [endOf(token)] : [])),
  ];
  return { start, end: Math.max(...ends) };
}
