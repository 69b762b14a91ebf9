import type { Span } from './span.ts';

/** A blank for a person to fill: `hint` says what belongs there. */
export interface Blank {
  readonly hint: string;
}

/** New text, with blanks in it. */
export type Template = readonly (string | Blank)[];

/** Replaces `span` with `text`. The edits of one fix never overlap. */
export interface TextEdit {
  readonly span: Span;
  readonly text: Template;
}

/** A replacement without blanks. */
export function replace(span: Span, text: string): TextEdit {
  return { span, text: [text] };
}

/**
 * The text of a template for a client without tab stops: each blank becomes `<hint>`, which the checks read as a
 * placeholder, so that nothing passes before a person has filled it.
 */
export function plainText(template: Template): string {
  return template.map((part) => (typeof part === 'string' ? part : `<${part.hint}>`)).join('');
}

/** The text of a template with tab stops, numbered from `first`. What the snippet syntax reads specially is escaped. */
export function snippetText(template: Template, first = 1): string {
  let stop = first;
  return template
    .map((part) =>
      typeof part === 'string' ? escapeSnippet(part) : `\${${stop++}:${escapeSnippet(`<${part.hint}>`)}}`,
    )
    .join('');
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** How many blanks a template has. */
export function countBlanks(template: Template): number {
  return template.filter((part) => typeof part !== 'string').length;
}

/** The text after the edits, blanks as plain text. Edits may come in any order; at one place they keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of inOrder(edits)) {
    result += text.slice(at, edit.span.start) + plainText(edit.text);
    at = edit.span.end;
  }
  return result + text.slice(at);
}

/** The edits from first to last. */
export function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** A change of a text that has happened: `length` units at `start` became `inserted` units. */
export interface Change {
  readonly start: number;
  readonly length: number;
  readonly inserted: number;
}

/** Where a span lies after a change. A change inside it stretches it; text typed at its end belongs to it. */
export function moved(span: Span, change: Change): Span {
  const end = change.start + change.length;
  const by = change.inserted - change.length;
  const start = span.start >= end ? span.start + by : Math.min(span.start, change.start);
  const newEnd = span.end >= end ? span.end + by : Math.min(span.end, change.start + change.inserted);
  return { start, end: Math.max(start, newEnd) };
}

/** Where a place lay before a change; undefined in what was inserted by it. */
export function placeBefore(offset: number, { start, length, inserted }: Change): number | undefined {
  if (offset < start) return offset;
  return offset < start + inserted ? undefined : offset - inserted + length;
}
