import type { Span } from './span.ts';

/** A place in a text: line and character from 0, characters in UTF-16 units, as the language server protocol counts. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The line starts of a text. Lines end with LF, CRLF or a lone CR, as in the language server protocol. */
export interface Lines {
  readonly count: number;
  /** Where the line holding `offset` lies, without its line end. */
  spanAt(offset: number): Span;
  /** Where line `line` (from 0) lies, without its line end. */
  span(line: number): Span;
  position(offset: number): Position;
  offset(position: Position): number;
}

const LF = 10;
const CR = 13;

/** Indexes a text once (linear), so that every look-up afterwards is a binary search. */
export function indexLines(text: string): Lines {
  const starts = text.includes('\r') ? startsOfAny(text) : startsOfPlain(text);

  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const span = (line: number): Span => {
    const start = starts[line]!;
    let end = line + 1 < starts.length ? starts[line + 1]! : text.length;
    while (end > start && isLineEnd(text.charCodeAt(end - 1))) end--;
    return { start, end };
  };
  return {
    count: starts.length,
    span,
    spanAt: (offset) => span(lineAt(offset)),
    position(offset) {
      const line = lineAt(offset);
      return { line, character: Math.min(offset, span(line).end) - starts[line]! };
    },
    offset({ line, character }) {
      if (line >= starts.length) return text.length;
      if (line < 0) return 0;
      const { start, end } = span(line);
      return Math.min(start + Math.max(0, character), end);
    },
  };
}

/** Where no CR is, the platform's own search finds the line ends, many letters at a time. */
function startsOfPlain(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function startsOfAny(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === CR && text.charCodeAt(i + 1) === LF) i++;
    if (code === LF || code === CR) starts.push(i + 1);
  }
  return starts;
}

function isLineEnd(code: number): boolean {
  return code === LF || code === CR;
}

/** The line end that a text uses: that of its first line, LF where it has none. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text.charCodeAt(first - 1) === CR ? '\r\n' : '\n';
}
