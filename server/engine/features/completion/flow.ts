import type { Caret, Path } from './caret.ts';

/** A map in braces or a list in brackets that is open. */
interface Frame {
  readonly list: boolean;
  /** The key, or the index of the item, that is being written. */
  step: string | number;
  readonly keys: Set<string>;
  /** Where that key, item or value begins: behind the sign before it. */
  token: number;
  /** Behind a key's colon. */
  inValue: boolean;
}

/** Where a value in braces or brackets ends, and the caret when it stands inside. */
export interface FlowRead {
  readonly end: number;
  readonly inside: boolean;
  readonly caret?: Caret | undefined;
}

/**
 * Reads a value in braces or brackets. One that is not closed ends where an entry begins that cannot be part of it: in
 * the same column as its own key or farther left.
 *
 * @param column the column of its key, or of its dash
 * @param path its own path
 */
export function readFlow(text: string, start: number, offset: number, column: number, path: Path): FlowRead {
  const frames: Frame[] = [];
  let found: { frame: Frame; caret: Caret | undefined } | undefined;
  for (let i = start; i <= text.length; i++) {
    const top = frames.at(-1);
    if (i === offset && top && !found) found = { frame: top, caret: caretIn(text, offset, frames, path) };
    const sign = text[i];
    if (
      sign === undefined ||
      (sign === '\n' && (startsEntry(text, i + 1, column) || isWordOf(text, i + 1, offset, column)))
    )
      return { end: i, inside: found !== undefined, caret: found?.caret };
    if (sign === '#' && /\s/.test(text[i - 1] ?? ' ')) {
      const end = lineEnd(text, i);
      if (i < offset && offset <= end) found ??= { frame: top!, caret: { part: 'comment', span: { start: i, end } } };
      // A key behind a comment begins behind it.
      if (top && isFresh(text, top, i)) top.token = end;
      i = end - 1;
    } else if ((sign === '"' || sign === "'") && isFresh(text, top, i)) {
      const end = quotedEnd(text, i, column);
      if (top && i < offset && offset < end && !found)
        found = { frame: top, caret: caretIn(text, offset, frames, path) };
      i = end - 1;
    } else if ((sign === '{' || sign === '[') && isFresh(text, top, i)) {
      frames.push({ list: sign === '[', step: 0, keys: new Set(), token: i + 1, inValue: false });
    } else if ((sign === '}' || sign === ']') && top) {
      frames.pop();
      if (found?.frame === top || frames.length === 0)
        return { end: i + 1, inside: found !== undefined, caret: found?.caret };
    } else if (sign === ',' && top) {
      top.token = i + 1;
      top.inValue = false;
      if (typeof top.step === 'number' && top.list) top.step++;
    } else if (sign === ':' && top && !top.list && !top.inValue && /[\s,{}[\]]|^$/.test(text[i + 1] ?? '')) {
      const key = text
        .slice(top.token, i)
        .trim()
        .replace(/^(["'])(.*)\1$/, '$2');
      // The key that is being written is none of the others; one behind the caret, over a space, is.
      const begins = top.token + /^\s*/.exec(text.slice(top.token, i))![0].length;
      if (!(found?.frame === top && top.token <= offset && begins <= offset)) top.keys.add(key);
      top.step = key;
      top.inValue = true;
      top.token = i + 1;
    }
  }
  return { end: text.length, inside: found !== undefined, caret: found?.caret };
}

function isFresh(text: string, frame: Frame | undefined, at: number): boolean {
  return !frame || text.slice(frame.token, at).trim() === '';
}

function caretIn(text: string, offset: number, frames: readonly Frame[], path: Path): Caret | undefined {
  const top = frames.at(-1)!;
  const around = [...path, ...frames.slice(0, -1).map(({ step }) => step)];
  let start = top.token;
  while (start < offset && /\s/.test(text[start]!)) start++;
  const shared = { written: top.keys, column: 0, flow: true } as const;
  if (top.inValue) {
    const end = valueEnd(text, start, offset);
    // In front of braces and brackets there is no place for another value.
    if (offset === top.token || /^\s*[{[]/.test(text.slice(end, end + 200))) return undefined;
    return { part: 'value', path: [...around, top.step], word: { start, end }, ...shared };
  }
  if (!/^["']?[\w.*/@-]*$/.test(text.slice(start, offset))) return undefined;
  const end = offset + /^[\w.*/@-]*["']?/.exec(text.slice(offset, offset + 100))![0].length;
  const colon = !top.list && /^[ \t]*:/.test(text.slice(end, end + 100));
  return {
    part: 'word',
    path: top.list ? [...around, top.step] : around,
    word: { start, end },
    item: top.list,
    colon,
    above: false,
    ...shared,
  };
}

/** Where a value between braces ends: before the sign behind it. */
function valueEnd(text: string, start: number, offset: number): number {
  const quote = text[start];
  if ((quote === '"' || quote === "'") && start < offset) {
    const close = quotedEnd(text, start, 0);
    return close <= lineEnd(text, offset) ? Math.max(close, offset) : offset;
  }
  return offset + /^[^,{}[\]\r\n#]*/.exec(text.slice(offset, offset + 1000))![0].trimEnd().length;
}

/** Where a text in quotes ends, behind them; where they are not closed, as a value in braces does. */
export function quotedEnd(text: string, start: number, column: number): number {
  const quote = text[start]!;
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\' && quote === '"') i++;
    else if (text[i] === '\n' && startsEntry(text, i + 1, column)) return i;
    else if (text[i] === quote) {
      if (quote === '"' || text[i + 1] !== quote) return i + 1;
      i++;
    }
  }
  return text.length;
}

/** True when the line that begins here holds an entry of the block at `column`, or of one around it. */
function startsEntry(text: string, start: number, column: number): boolean {
  const line = /^([ ]*)(?:- |["']?[\w./*-]+["']?[ \t]*:(?=\s|$))/.exec(text.slice(start, start + 200));
  return line !== null && line[1]!.length <= column;
}

/** True when somebody writes a word of the block at `column`, or of one around it, on the line that begins here. */
function isWordOf(text: string, start: number, offset: number, column: number): boolean {
  if (offset < start || offset - start > 200) return false;
  const before = /^([ ]*)[\w.-]*$/.exec(text.slice(start, offset));
  return (
    before !== null &&
    before[1]!.length <= column &&
    /^[\w.-]*[ \t]*(?:[\r\n]|$)/.test(text.slice(offset, offset + 200))
  );
}

/** Where the line that holds `at` ends. */
function lineEnd(text: string, at: number): number {
  for (let i = at; i < text.length; i++) if (text[i] === '\n' || text[i] === '\r') return i;
  return text.length;
}
