import type { Charter } from '../charter/charter.ts';
import { type PageLines, readPageLines } from '../document/page-lines.ts';
import { applyEdits, inOrder, type TextEdit } from '../text/edit.ts';
import { indexLines, lineEndOf } from '../text/lines.ts';
import { layOut } from './formatting/lay-out.ts';
import { lineEdits } from './formatting/line-edits.ts';
import { orderInBraces } from './formatting/order-in-braces.ts';
import { isSamePage } from './formatting/same-page.ts';

export interface FormatOptions {
  /** Spaces a level, from 2 to 8; 2 unless said. */
  readonly tabSize?: number;
  /** Whether the page is to end with a line end. Unless said, it ends as it does. */
  readonly insertFinalNewline?: boolean;
}

/**
 * The edits that bring a page, or a policy, into canonical form: keys in the order of the format, levels two spaces
 * apart, one blank line between sections. Whatever is said stays: values, comments at what they are about, line ends. A
 * text that cannot be read is left alone, and where a new order would lose something, the order stays.
 */
export function formatCharter(charter: Charter, options: FormatOptions = {}): TextEdit[] {
  const { text, problems, root } = charter.document;
  if (problems.length > 0 || root === undefined) return [];
  const shift = text.startsWith('\uFEFF') ? 1 : 0;
  const page = readPageLines(text.slice(shift));
  const comments = page.comments.map(({ start, end }) => page.text.slice(start, end).trimEnd());
  for (const reorder of [true, false]) {
    const edits = editsOf(page, charter, options, reorder).map(({ span, text: inserted }) => ({
      span: { start: span.start + shift, end: span.end + shift },
      text: inserted,
    }));
    if (edits.length === 0 || isSamePage(charter, comments, applyEdits(text, edits))) return inOrder(edits);
  }
  return [];
}

function editsOf(
  page: PageLines,
  charter: Charter,
  { tabSize = 2, insertFinalNewline }: FormatOptions,
  reorder: boolean,
): TextEdit[] {
  const { text } = page;
  const format = charter.specAt([]);
  const step = Math.min(8, Math.max(2, Math.floor(tabSize) || 2));
  const ordered = reorder ? withText(page, orderInBraces(page, format)) : page;
  const laid = layOut(ordered, { format, step, reorder });
  const old = page.lines.map(({ start }, line) => ({ start, end: page.lines[line + 1]?.start ?? text.length }));
  const lineEnd = lineEndOf(text);
  const endsWithLineEnd = /[\r\n]$/.test(text) || insertFinalNewline === true;
  const lines = laid.map(({ text: content, from }, index) => {
    const own = from === undefined ? '' : text.slice(page.lines[from]!.end, old[from]!.end);
    const isLast = index === laid.length - 1;
    return { from, text: content + (isLast && !endsWithLineEnd ? '' : own || lineEnd) };
  });
  return lineEdits(text, old, lines);
}

/** The same page in another text of the same length and as many lines. */
function withText(page: PageLines, text: string): PageLines {
  if (text === page.text) return page;
  const lines = indexLines(text);
  return {
    ...page,
    text,
    lines: page.lines.map((line, index) => {
      const { start, end } = lines.span(index);
      return { ...line, start, end, indent: /^[ \t]*/.exec(text.slice(start, end))![0].length };
    }),
  };
}
