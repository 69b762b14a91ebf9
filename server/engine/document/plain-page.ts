import { type CharterNode, type Entry, FEW_LETTERS, type ListNode, type MapNode, MOST_VALUES } from './node.ts';
import { pageStart } from './page-start.ts';
import { type Cursor, isAtLineEnd, isBlank, keyEnd, leave, lineEnd, skipSpaces, toNextLine } from './plain-cursor.ts';
import { continued, inlineValue, MOST_LEVELS } from './plain-values.ts';

const DASH = 45;

/**
 * Reads a page that is written as nearly all are: keys that are words, values that are words or in quotes, lists and
 * braces. It takes a fraction of what the library takes, which is most of what a run over many pages costs.
 *
 * It knows no faults. Whatever it is not sure of, be it sound or not, it leaves to the library, and what it does read
 * comes to the same there.
 *
 * @param readSection reads what is not for it of a page that is otherwise: an entry at the top with all below it, from
 *   `start` to where the next one begins or the page ends
 * @returns undefined where the page as a whole is to be left to the library
 */
export function readPlainPage(
  text: string,
  readSection: (start: number, end: number) => MapNode | undefined,
): MapNode | undefined {
  if (text.includes('\r') && /\r(?!\n)/.test(text)) return undefined;
  const cursor = { text, at: 0, indent: -1, lineStart: 0, valueLineEnd: 0, valueEnd: 0, values: 0, plain: true };
  cursor.at = pageStart(text);
  skipSpaces(cursor);
  if (isAtLineEnd(cursor)) toNextLine(cursor);
  else cursor.indent = cursor.at;
  return page(cursor, readSection);
}

function page(cursor: Cursor, readSection: (start: number, end: number) => MapNode | undefined): MapNode | undefined {
  const entries: Entry[] = [];
  const byKey = new Map<string, Entry>();
  // What the library reads may begin with something else than an entry.
  let start: number | undefined;
  let end = 0;
  while (cursor.indent === 0) {
    if (cursor.values >= MOST_VALUES) return undefined;
    const from = cursor.at;
    const own = entryAt(cursor, 0, 1);
    if (own) {
      entries.push(own);
      start ??= from;
      end = cursor.valueEnd;
    } else {
      // What it amounts to only the library counts, and what begins otherwise than a key may belong to what is above it.
      if (cursor.text.length > FEW_LETTERS || !/[A-Za-z_]/.test(cursor.text[from]!)) return undefined;
      cursor.plain = true;
      toNextSection(cursor, from);
      const read = readSection(from, cursor.at);
      // What has no entry of its own may still be where the page begins.
      if (!read || read.entries.length === 0) return undefined;
      for (const entry of read.entries) entries.push(entry);
      start ??= read.span.start;
      end = read.span.end;
    }
  }
  if (cursor.at < cursor.text.length || cursor.values >= MOST_VALUES) return undefined;
  for (const entry of entries) byKey.set(entry.key, entry);
  if (start === undefined || byKey.size < entries.length) return undefined;
  return { kind: 'map', span: { start, end }, flow: false, entries, byKey };
}

/** The line end in front of an entry at the top. */
const SECTION = /\n(?=[A-Za-z_])/g;

/** Goes to where the next entry at the top begins: a line with a letter at its start. */
function toNextSection(cursor: Cursor, from: number): void {
  SECTION.lastIndex = from;
  const next = SECTION.exec(cursor.text);
  cursor.at = cursor.lineStart = next ? next.index + 1 : cursor.text.length;
  cursor.indent = next ? 0 : -1;
}

function block(cursor: Cursor, column: number, level: number): CharterNode | undefined {
  return isDash(cursor) ? list(cursor, column, level) : map(cursor, column, level);
}

function map(cursor: Cursor, column: number, level: number): MapNode | undefined {
  if (level > MOST_LEVELS) return leave(cursor);
  const start = cursor.at;
  const entries: Entry[] = [];
  const byKey = new Map<string, Entry>();
  do {
    const entry = entryAt(cursor, column, level + 1);
    if (!entry || byKey.has(entry.key)) return leave(cursor);
    entries.push(entry);
    byKey.set(entry.key, entry);
  } while (cursor.indent === column);
  return { kind: 'map', span: { start, end: cursor.valueEnd }, flow: false, entries, byKey };
}

/** An entry of a block, with its value, and on to the next line. */
function entryAt(cursor: Cursor, column: number, level: number): Entry | undefined {
  const start = cursor.at;
  const colon = keyEnd(cursor, start);
  if (colon === start) return leave(cursor);
  cursor.at = colon + 1;
  const value = valueBehind(cursor, column, level);
  if (!cursor.plain) return undefined;
  cursor.values++;
  cursor.valueEnd = value ? endWith(cursor, value) : colon + 1;
  return { key: cursor.text.slice(start, colon), keySpan: { start, end: colon }, value, merged: false };
}

/** Where a block ends whose last value this is: the library counts in the comment behind it. */
function endWith(cursor: Cursor, last: CharterNode): number {
  if (last.kind !== 'scalar' && !last.flow) return last.span.end;
  return last.span.start + cursor.text.slice(last.span.start, cursor.valueLineEnd).trimEnd().length;
}

function valueBehind(cursor: Cursor, column: number, level: number): CharterNode | undefined {
  skipSpaces(cursor);
  if (!isAtLineEnd(cursor)) return inline(cursor, column, level);
  toNextLine(cursor);
  if (cursor.indent > column) return block(cursor, cursor.indent, level);
  return cursor.indent === column && isDash(cursor) ? list(cursor, column, level) : undefined;
}

function list(cursor: Cursor, column: number, level: number): ListNode | undefined {
  if (level > MOST_LEVELS) return leave(cursor);
  const start = cursor.at;
  const items: CharterNode[] = [];
  do {
    cursor.at++;
    const item = itemOf(cursor, column, level + 1);
    if (!item || !cursor.plain) return leave(cursor);
    cursor.values++;
    items.push(item);
  } while (cursor.indent === column && isDash(cursor));
  return { kind: 'list', span: { start, end: endWith(cursor, items.at(-1)!) }, flow: false, items };
}

function itemOf(cursor: Cursor, column: number, level: number): CharterNode | undefined {
  skipSpaces(cursor);
  if (isAtLineEnd(cursor)) {
    toNextLine(cursor);
    return cursor.indent > column ? block(cursor, cursor.indent, level) : undefined;
  }
  return keyEnd(cursor, cursor.at) > cursor.at
    ? map(cursor, cursor.at - cursor.lineStart, level)
    : inline(cursor, column, level);
}

/** A value on this line, or in braces or brackets, and on to the next line that is no part of it. */
function inline(cursor: Cursor, column: number, level: number): CharterNode | undefined {
  let value = inlineValue(cursor, column, level, false);
  if (cursor.plain) finishValue(cursor, column);
  // What stands further in goes on with the value.
  while (cursor.plain && cursor.indent > column) {
    value = continued(cursor, value);
    if (cursor.plain) finishValue(cursor, column);
  }
  return cursor.plain ? value : undefined;
}

/** Goes on behind a value of a block in `column`. A comment further in would count as part of the value. */
function finishValue(cursor: Cursor, column: number): void {
  skipSpaces(cursor);
  if (!isAtLineEnd(cursor)) {
    leave(cursor);
    return;
  }
  cursor.valueLineEnd = lineEnd(cursor, cursor.at);
  if (toNextLine(cursor) > column) leave(cursor);
}

function isDash(cursor: Cursor): boolean {
  return cursor.text.charCodeAt(cursor.at) === DASH && isBlank(cursor, cursor.at + 1);
}
