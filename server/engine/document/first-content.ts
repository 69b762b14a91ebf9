import type { Span } from '../text/span.ts';

/** The first line that holds more than white space and comments, else the first line; trimmed. */
export function firstContent(text: string): Span {
  // By line and not with `^`, which also stands behind separators that end no line here, and would be slow for many.
  const found = /(?:^|[\r\n])[ \t]*(?=[^\s#])/.exec(text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text);
  const start = found ? found.index + found[0].length : text.length - text.trimStart().length;
  const from = start < text.length ? start : 0;
  let end = from;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  const trimmed = text.slice(from, end).trimEnd().length;
  // Of a page without a visible character, its first one: an empty range shows nothing.
  return { start: from, end: from + (trimmed || Math.min(1, text.length - from)) };
}
