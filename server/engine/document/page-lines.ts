import { CST, Lexer, Parser } from 'yaml';
import { indexLines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/**
 * What a line of a page is: nothing, only a comment, the beginning of something, or a line within a text, or within
 * brackets, that began above.
 */
export type LineKind = 'blank' | 'comment' | 'content' | 'inside';

export interface PageLine extends Span {
  readonly kind: LineKind;
  /** How many spaces and tabs it begins with. */
  readonly indent: number;
}

/** A page as its tokens lie on its lines. Offsets are those of the text without a byte order mark. */
export interface PageLines {
  readonly text: string;
  /** The document that is read: the first with something in it. Undefined where there is none. */
  readonly document: CST.Document | undefined;
  readonly lines: readonly PageLine[];
  readonly comments: readonly Span[];
  /** Every pair of brackets that is closed: the lines that it opens and closes on. */
  readonly brackets: readonly LinePair[];
  /** Every `&name` and `*name`, in order. */
  readonly marks: readonly Mark[];
  /** The lines, from the first up to but without the last, that hold that document. */
  readonly from: number;
  readonly to: number;
  lineAt(offset: number): number;
}

export interface LinePair {
  readonly first: number;
  readonly last: number;
}

export interface Mark {
  readonly offset: number;
  readonly name: string;
}

/** Lexes a sound text. A lone CR ends a line, as everywhere. */
export function readPageLines(text: string): PageLines {
  const lines = indexLines(text);
  const lineAt = (offset: number) => lines.position(offset).line;
  const comments: Span[] = [];
  const marks: Mark[] = [];
  /** Where a document begins or ends by a line of its own. */
  const borders: number[] = [];
  const inside = new Set<number>();
  const documents: CST.Document[] = [];
  const parser = new Parser();
  let offset = 0;
  const open: number[] = [];
  const brackets: LinePair[] = [];
  let isText = false;

  const read = (lexeme: string): void => {
    const type = isText ? 'text' : CST.tokenType(lexeme);
    // What only steers the parser stands nowhere in the text.
    if (type === 'doc-mode' || type === 'flow-error-end') return;
    if (type === 'scalar') {
      isText = true;
      return;
    }
    isText = false;
    const start = offset;
    offset += lexeme.length;
    if (type === 'comment') comments.push({ start, end: offset });
    else if (type === 'anchor' || type === 'alias') marks.push({ offset: start, name: lexeme.slice(1) });
    else if (type === 'flow-map-start' || type === 'flow-seq-start') open.push(lineAt(start));
    else if (type === 'flow-map-end' || type === 'flow-seq-end') {
      const first = open.pop();
      if (first !== undefined) brackets.push({ first, last: lineAt(start) });
    } else if (type === 'doc-start' || type === 'doc-end' || type === 'directive-line') borders.push(start);
    else if (type === 'newline' && open.length > 0) inside.add(lineAt(offset));
    else if ((type === 'text' || type?.endsWith('scalar')) && /[\r\n]/.test(lexeme)) {
      const last = lineAt(/[\r\n]$/.test(lexeme) ? offset - 1 : offset);
      // The text of a block begins on its first line, any other behind something on its own.
      for (let line = lineAt(start) + (beginsLine(text, start) ? 0 : 1); line <= last; line++) inside.add(line);
    }
  };
  const take = (token: CST.Token): void => {
    if (token.type === 'document') documents.push(token);
  };
  for (const lexeme of new Lexer().lex(text.replace(/\r(?!\n)/g, '\n'))) {
    read(lexeme);
    for (const token of parser.next(lexeme)) take(token);
  }
  for (const token of parser.end()) take(token);

  const document = documents.find(({ value }) => value && !(value.type === 'scalar' && value.source === ''));
  const start = document?.value ? document.value.offset : 0;
  const before = borders.findLast((at) => at < start);
  const behind = borders.find((at) => at >= start);
  const written = /[\r\n]$/.test(text) ? lines.count - 1 : lines.count;
  const commentLines = new Set(
    comments.filter((span) => beginsLine(text, span.start)).map((span) => lineAt(span.start)),
  );
  return {
    text,
    document,
    comments,
    brackets,
    marks,
    lineAt,
    from: before === undefined ? 0 : lineAt(before) + 1,
    to: behind === undefined ? written : lineAt(behind),
    lines: Array.from({ length: written }, (_, line): PageLine => {
      const span = lines.span(line);
      const content = text.slice(span.start, span.end);
      const indent = /^[ \t]*/.exec(content)![0].length;
      const kind = inside.has(line)
        ? 'inside'
        : indent === content.length
          ? 'blank'
          : commentLines.has(line)
            ? 'comment'
            : 'content';
      return { ...span, indent, kind };
    }),
  };
}

/** True when only white space stands in front of an offset on its line. */
function beginsLine(text: string, offset: number): boolean {
  let at = offset;
  while (at > 0 && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r';
}
