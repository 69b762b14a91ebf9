import type { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/** From `span.start` to the end of the line, without a comment at its end. */
export function valueOn(text: string, span: Span): Span {
  const written = text.slice(span.start, span.end);
  const comment = /\s#/.exec(written)?.index ?? written.length;
  return { start: span.start, end: span.start + Math.max(1, written.slice(0, comment).trimEnd().length) };
}

/** What is written on a line, without its indentation and a comment at its end. */
export function contentOf(text: string, line: Span): Span {
  const written = text.slice(line.start, line.end);
  const indent = written.length - written.trimStart().length;
  return valueOn(text, { start: line.start + indent, end: line.end });
}

/** Never empty, never more than a line: where a span has nothing to show, the last content before it. */
export function visibleSpan(text: string, lines: Lines, span: Span): Span {
  const start = Math.min(span.start, text.length);
  const end = Math.min(span.end, lines.spanAt(start).end);
  if (end > start && text.slice(start, end).trim() !== '') return { start, end };
  const before = text.slice(0, start).trimEnd().length;
  if (before === 0) return { start: 0, end: Math.min(1, text.length) };
  return contentOf(text, lines.spanAt(before - 1));
}
