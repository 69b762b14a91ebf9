/** Codes of the letters that a page is read by. */
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const HASH = 35;
export const COLON = 58;

/** Where the reading of a page is that is written plainly. */
export interface Cursor {
  readonly text: string;
  /** Between lines that is the first letter of one, its column being `indent`, or the end, and -1. */
  at: number;
  indent: number;
  lineStart: number;
  /** Where the line of the last value ends, and where the block ends if that was the last thing in it. */
  valueLineEnd: number;
  valueEnd: number;
  /** How many values were met: of entries, absent ones too, and items. */
  values: number;
  /** False once something was met that is for the library. */
  plain: boolean;
}

/** Leaves what is being read to the library. */
export function leave(cursor: Cursor): undefined {
  cursor.plain = false;
  return undefined;
}

/** True of a space, of a line end, and of the end of the text. */
export function isBlank(cursor: Cursor, offset: number): boolean {
  const code = cursor.text.charCodeAt(offset);
  return code === SPACE || code === LF || code === CR || offset >= cursor.text.length;
}

export function skipSpaces(cursor: Cursor): void {
  while (cursor.text.charCodeAt(cursor.at) === SPACE) cursor.at++;
}

/** True where nothing more is on the line than a comment. */
export function isAtLineEnd(cursor: Cursor): boolean {
  const code = cursor.text.charCodeAt(cursor.at);
  if (code === HASH) return cursor.at === cursor.lineStart || cursor.text.charCodeAt(cursor.at - 1) === SPACE;
  return code === LF || code === CR || cursor.at >= cursor.text.length;
}

/** The offset of the line end at or after an offset; of the last line that of the end of the text. */
export function lineEnd(cursor: Cursor, from: number): number {
  const end = cursor.text.indexOf('\n', from);
  return end < 0 ? cursor.text.length : end;
}

/** Goes to the first letter of the next line that has one. Gives the column of the first comment on the way, or -1. */
export function toNextLine(cursor: Cursor): number {
  let comment = -1;
  for (let end = cursor.text.indexOf('\n', cursor.at); end >= 0; end = cursor.text.indexOf('\n', cursor.at)) {
    cursor.lineStart = end + 1;
    cursor.at = cursor.lineStart;
    skipSpaces(cursor);
    const code = cursor.text.charCodeAt(cursor.at);
    if (code === HASH) {
      if (comment < 0) comment = cursor.at - cursor.lineStart;
    } else if (code !== LF && code !== CR && cursor.at < cursor.text.length) {
      cursor.indent = cursor.at - cursor.lineStart;
      return comment;
    }
  }
  cursor.at = cursor.text.length;
  cursor.indent = -1;
  return comment;
}

/** Where a key ends that begins at an offset; the offset itself where none does. */
export function keyEnd(cursor: Cursor, from: number): number {
  const { text } = cursor;
  let end = from;
  for (; ; end++) {
    const code = text.charCodeAt(end) | 0x20;
    // Letters, and behind the first one digits, `_`, `-` and `.` as well.
    if (code >= 97 && code <= 122) continue;
    const exact = text.charCodeAt(end);
    if (exact === 95 || (end > from && ((exact >= 48 && exact <= 57) || exact === 45 || exact === 46))) continue;
    break;
  }
  return text.charCodeAt(end) === COLON && isBlank(cursor, end + 1) ? end : from;
}
