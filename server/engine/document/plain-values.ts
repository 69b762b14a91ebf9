import { valueOfWord } from './core-schema.ts';
import type { CharterNode, Entry, ListNode, MapNode, ScalarNode } from './node.ts';
import {
  COLON,
  CR,
  type Cursor,
  HASH,
  isAtLineEnd,
  isBlank,
  keyEnd,
  LF,
  leave,
  lineEnd,
  SPACE,
  skipSpaces,
  toNextLine,
} from './plain-cursor.ts';

const TAB = 9;
const COMMA = 44;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const BACKSLASH = 92;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** More levels than this are for the library to say. */
export const MOST_LEVELS = 20;

/**
 * A value that begins and ends on this line, or is in braces or brackets.
 *
 * @param column of the block that it is in: what goes on below stands further in
 */
export function inlineValue(cursor: Cursor, column: number, level: number, inFlow: boolean): CharterNode | undefined {
  switch (cursor.text.charCodeAt(cursor.at)) {
    case OPEN_BRACE:
      return flowMap(cursor, column, level);
    case OPEN_BRACKET:
      return flowList(cursor, column, level);
    case DOUBLE_QUOTE:
      return doubleQuoted(cursor);
    case SINGLE_QUOTE:
      return singleQuoted(cursor);
    default:
      return unquoted(cursor, inFlow);
  }
}

function flowMap(cursor: Cursor, column: number, level: number): MapNode | undefined {
  if (level > MOST_LEVELS) return leave(cursor);
  const start = cursor.at++;
  const entries: Entry[] = [];
  const byKey = new Map<string, Entry>();
  for (;;) {
    skipFlowSpace(cursor, column);
    if (cursor.text.charCodeAt(cursor.at) === CLOSE_BRACE) break;
    const from = cursor.at;
    const colon = keyEnd(cursor, from);
    const key = cursor.text.slice(from, colon);
    if (colon === from || byKey.has(key)) return leave(cursor);
    cursor.at = colon + 1;
    skipFlowSpace(cursor, column);
    const code = cursor.text.charCodeAt(cursor.at);
    const value = code === COMMA || code === CLOSE_BRACE ? undefined : inlineValue(cursor, column, level + 1, true);
    if (!separated(cursor, column, CLOSE_BRACE)) return leave(cursor);
    const entry: Entry = { key, keySpan: { start: from, end: colon }, value, merged: false };
    cursor.values++;
    entries.push(entry);
    byKey.set(key, entry);
  }
  cursor.at++;
  return { kind: 'map', span: { start, end: cursor.at }, flow: true, entries, byKey };
}

function flowList(cursor: Cursor, column: number, level: number): ListNode | undefined {
  if (level > MOST_LEVELS) return leave(cursor);
  const start = cursor.at++;
  const items: CharterNode[] = [];
  for (;;) {
    skipFlowSpace(cursor, column);
    if (cursor.text.charCodeAt(cursor.at) === CLOSE_BRACKET) break;
    const item = inlineValue(cursor, column, level + 1, true);
    if (!item || !separated(cursor, column, CLOSE_BRACKET)) return leave(cursor);
    cursor.values++;
    items.push(item);
  }
  cursor.at++;
  return { kind: 'list', span: { start, end: cursor.at }, flow: true, items };
}

/** Goes past the comma behind a value in braces or brackets, or to what closes them. False where neither is there. */
function separated(cursor: Cursor, column: number, close: number): boolean {
  skipFlowSpace(cursor, column);
  const code = cursor.text.charCodeAt(cursor.at);
  if (code === COMMA) cursor.at++;
  return cursor.plain && (code === COMMA || code === close);
}

/** Goes to the next letter in braces or brackets, whose lines stand further in than the block that they are in. */
function skipFlowSpace(cursor: Cursor, column: number): void {
  skipSpaces(cursor);
  if (!isAtLineEnd(cursor)) return;
  toNextLine(cursor);
  if (cursor.indent <= column) leave(cursor);
}

function unquoted(cursor: Cursor, inFlow: boolean): ScalarNode | undefined {
  const { text, at: start } = cursor;
  const first = text[start]!;
  if (INDICATORS.has(first) || (MARKS.has(first) && !/[\w.]/.test(text[start + 1] ?? ''))) return leave(cursor);
  const words = wordsOnLine(cursor, inFlow);
  if (words === undefined) return undefined;
  return { kind: 'scalar', span: { start, end: cursor.at }, value: valueOfWord(words), text: words, style: 'plain' };
}

/** What is on the line from here on, but for a comment; in braces or brackets up to what ends a value there. */
function wordsOnLine(cursor: Cursor, inFlow: boolean): string | undefined {
  const { text, at: start } = cursor;
  let end = start;
  for (; ; cursor.at++) {
    const code = text.charCodeAt(cursor.at);
    if (code === LF || code === CR || cursor.at >= text.length) break;
    if (code === SPACE) continue;
    if (code === TAB) return leave(cursor);
    if (code === COLON && (isBlank(cursor, cursor.at + 1) || (inFlow && isFlowMark(text.charCodeAt(cursor.at + 1)))))
      return leave(cursor);
    if (code === HASH && text.charCodeAt(cursor.at - 1) === SPACE) break;
    if (inFlow && isFlowMark(code)) break;
    end = cursor.at + 1;
  }
  cursor.at = end;
  const words = text.slice(start, end);
  // White space to everybody but YAML, to which it is part of the word.
  return text.charCodeAt(end - 1) > 127 && words.trimEnd() !== words ? leave(cursor) : words;
}

/** A value with the line that it goes on with: a space stands for its line end, and a line end for each line left empty. */
export function continued(cursor: Cursor, value: CharterNode | undefined): ScalarNode | undefined {
  if (value?.kind !== 'scalar' || value.style !== 'plain') return leave(cursor);
  const between = cursor.text.slice(value.span.end, cursor.at);
  // Behind a comment nothing goes on.
  if (between.includes('#')) return leave(cursor);
  const words = wordsOnLine(cursor, false);
  if (words === undefined) return undefined;
  const text = `${value.text}${'\n'.repeat(between.split('\n').length - 2) || ' '}${words}`;
  return { kind: 'scalar', span: { start: value.span.start, end: cursor.at }, value: text, text, style: 'plain' };
}

function singleQuoted(cursor: Cursor): ScalarNode | undefined {
  const start = cursor.at++;
  const last = lineEnd(cursor, cursor.at);
  for (;;) {
    cursor.at = cursor.text.indexOf("'", cursor.at);
    if (cursor.at < 0 || cursor.at >= last) return leave(cursor);
    if (cursor.text.charCodeAt(cursor.at + 1) !== SINGLE_QUOTE) break;
    cursor.at += 2;
  }
  cursor.at++;
  return quoted(cursor, start, cursor.text.slice(start + 1, cursor.at - 1).replaceAll("''", "'"));
}

function doubleQuoted(cursor: Cursor): ScalarNode | undefined {
  const start = cursor.at++;
  const last = lineEnd(cursor, cursor.at);
  let escapes = false;
  for (; cursor.text.charCodeAt(cursor.at) !== DOUBLE_QUOTE; cursor.at++) {
    if (cursor.at >= last) return leave(cursor);
    if (cursor.text.charCodeAt(cursor.at) !== BACKSLASH) continue;
    escapes = true;
    cursor.at++;
  }
  if (cursor.at >= last) return leave(cursor);
  cursor.at++;
  const inside = cursor.text.slice(start + 1, cursor.at - 1);
  if (!escapes) return quoted(cursor, start, inside);
  // What is left of a backslash is none of JSON, and a tab between quotes is for YAML only.
  return /[\\\t]/.test(inside.replace(JSON_ESCAPE, ''))
    ? leave(cursor)
    : quoted(cursor, start, JSON.parse(`"${inside}"`));
}

function quoted(cursor: Cursor, start: number, value: string): ScalarNode {
  return { kind: 'scalar', span: { start, end: cursor.at }, value, text: value, style: 'quoted' };
}

/** An escape that JSON has as well, with the same meaning. */
const JSON_ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/g;

/** What a value without quotes does not begin with, unless it means something to YAML. */
const INDICATORS: ReadonlySet<string> = new Set(',[]{}#&*!|>\'"%@`');
/** What it begins with only before a word. */
const MARKS: ReadonlySet<string> = new Set('-?:');

function isFlowMark(code: number): boolean {
  return (
    code === COMMA || code === OPEN_BRACKET || code === CLOSE_BRACKET || code === OPEN_BRACE || code === CLOSE_BRACE
  );
}
