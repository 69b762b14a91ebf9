import type { Charter } from './charter.ts';

const MOST_LETTERS = 300;

/** What a page says at a path, for a reader: on one line, and not longer than anybody reads. Undefined where it is blank. */
export function said(charter: Charter, path: string): string | undefined {
  const { node, blank, text } = charter.field(path);
  if (blank) return undefined;
  if (text !== undefined) return oneLine(text);
  if (node?.kind !== 'list') return undefined;
  const items = node.items.flatMap((item) => (item?.kind === 'scalar' && item.text.trim() !== '' ? [item.text] : []));
  return items.length > 0 ? oneLine(items.join(', ')) : undefined;
}

/** A text on one line, and not longer than anybody reads. */
export function oneLine(text: string): string {
  const line = text
    .slice(0, 4 * MOST_LETTERS)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > MOST_LETTERS ? `${line.slice(0, MOST_LETTERS)}…` : line;
}

/** A text as a sentence: with a full stop, unless it ends one already. */
export function sentence(text: string): string {
  return /[.!?…:]$/.test(text) ? text : `${text}.`;
}
