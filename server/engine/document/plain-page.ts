import { valueOfWord } from './core-schema.ts';
import type { CharterNode, Entry, ListNode, MapNode, ScalarNode } from './node.ts';

/** Below this, what a page amounts to is under every limit of what is read, whatever it holds. */
const MOST_LETTERS = 400_000;
const MOST_LEVELS = 20;

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const HASH = 35;
const COMMA = 44;
const DASH = 45;
const COLON = 58;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const BACKSLASH = 92;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** Escapes that JSON has as well, with the same meaning. */
const JSON_ESCAPES = /^(?:[^\\]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*$/;

/**
 * Reads a page that is written as nearly all are: keys that are words, values on one line, lists and braces. It takes a
 * fraction of what the library takes, which is most of what a run over many pages costs.
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
  if (text.length > MOST_LETTERS || (text.includes('\r') && /\r(?!\n)/.test(text))) return undefined;
  /** Where reading is. Between lines that is the first letter of one, its column being `indent`, or the end, and -1. */
  let at = 0;
  let indent = -1;
  let lineStart = 0;
  /** Where the line of the last value ends, and where the block ends if that was the last thing in it. */
  let valueLineEnd = 0;
  let valueEnd = 0;
  let plain = true;

  const leave = (): undefined => {
    plain = false;
    return undefined;
  };

  const lineEnd = (from: number): number => {
    const end = text.indexOf('\n', from);
    return end < 0 ? text.length : end;
  };

  const isBlank = (offset: number): boolean => {
    const code = text.charCodeAt(offset);
    return code === SPACE || code === LF || code === CR || offset >= text.length;
  };

  const isDash = (): boolean => text.charCodeAt(at) === DASH && isBlank(at + 1);

  const skipSpaces = (): void => {
    while (text.charCodeAt(at) === SPACE) at++;
  };

  /** True where nothing more is on the line than a comment. */
  const isAtLineEnd = (): boolean => {
    const code = text.charCodeAt(at);
    if (code === HASH) return at === lineStart || text.charCodeAt(at - 1) === SPACE;
    return code === LF || code === CR || at >= text.length;
  };

  /** Goes to the first letter of the next line that has one. Gives the column of the first comment on the way, or -1. */
  const toNextLine = (): number => {
    let comment = -1;
    for (let end = text.indexOf('\n', at); end >= 0; end = text.indexOf('\n', at)) {
      lineStart = end + 1;
      at = lineStart;
      skipSpaces();
      const code = text.charCodeAt(at);
      if (code === HASH) {
        if (comment < 0) comment = at - lineStart;
      } else if (code !== LF && code !== CR && at < text.length) {
        indent = at - lineStart;
        return comment;
      }
    }
    at = text.length;
    indent = -1;
    return comment;
  };

  /** Goes on behind a value of a block in `column`. A comment further in would count as part of the value. */
  const finishValue = (column: number): void => {
    skipSpaces();
    if (!isAtLineEnd()) {
      leave();
      return;
    }
    valueLineEnd = lineEnd(at);
    if (toNextLine() > column) leave();
  };

  /** Where a key ends that begins at an offset; the offset itself where none does. */
  const keyEnd = (from: number): number => {
    let end = from;
    for (; ; end++) {
      const code = text.charCodeAt(end) | 0x20;
      // Letters, and behind the first one digits, `_`, `-` and `.` as well.
      if (code >= 97 && code <= 122) continue;
      const exact = text.charCodeAt(end);
      if (exact === 95 || (end > from && ((exact >= 48 && exact <= 57) || exact === 45 || exact === 46))) continue;
      break;
    }
    return text.charCodeAt(end) === COLON && isBlank(end + 1) ? end : from;
  };

  const page = (): MapNode | undefined => {
    const start = at;
    const entries: Entry[] = [];
    const byKey = new Map<string, Entry>();
    let end = start;
    while (indent === 0) {
      const from = at;
      const own = entryAt(0, 1);
      if (own) {
        entries.push(own);
        end = valueEnd;
      } else {
        plain = true;
        toNextSection(from);
        const read = readSection(from, at);
        if (!read) return undefined;
        entries.push(...read.entries);
        end = read.span.end;
      }
    }
    if (at < text.length) return undefined;
    for (const entry of entries) byKey.set(entry.key, entry);
    if (entries.length === 0 || byKey.size < entries.length) return undefined;
    return { kind: 'map', span: { start, end }, flow: false, entries, byKey };
  };

  /** Goes to where the next entry at the top begins: a line with a letter at its start. */
  const toNextSection = (from: number): void => {
    SECTION.lastIndex = from;
    const next = SECTION.exec(text);
    at = lineStart = next ? next.index + 1 : text.length;
    indent = next ? 0 : -1;
  };

  const block = (column: number, level: number): CharterNode | undefined =>
    isDash() ? list(column, level) : map(column, level);

  const map = (column: number, level: number): MapNode | undefined => {
    if (level > MOST_LEVELS) return leave();
    const start = at;
    const entries: Entry[] = [];
    const byKey = new Map<string, Entry>();
    do {
      const entry = entryAt(column, level + 1);
      if (!entry || byKey.has(entry.key)) return leave();
      entries.push(entry);
      byKey.set(entry.key, entry);
    } while (indent === column);
    return { kind: 'map', span: { start, end: valueEnd }, flow: false, entries, byKey };
  };

  /** An entry of a block, with its value, and on to the next line. */
  const entryAt = (column: number, level: number): Entry | undefined => {
    const start = at;
    const colon = keyEnd(start);
    if (colon === start) return leave();
    at = colon + 1;
    const value = valueBehind(column, level);
    if (!plain) return undefined;
    valueEnd = value ? endWith(value) : colon + 1;
    return { key: text.slice(start, colon), keySpan: { start, end: colon }, value, merged: false };
  };

  /** Where a block ends whose last value this is: the library counts in the comment behind it. */
  const endWith = (last: CharterNode): number => {
    if (last.kind !== 'scalar' && !last.flow) return last.span.end;
    return last.span.start + text.slice(last.span.start, valueLineEnd).trimEnd().length;
  };

  const valueBehind = (column: number, level: number): CharterNode | undefined => {
    skipSpaces();
    if (!isAtLineEnd()) return inline(column, level);
    toNextLine();
    if (indent > column) return block(indent, level);
    return indent === column && isDash() ? list(column, level) : undefined;
  };

  const list = (column: number, level: number): ListNode | undefined => {
    if (level > MOST_LEVELS) return leave();
    const start = at;
    const items: CharterNode[] = [];
    do {
      at++;
      const item = itemOf(column, level + 1);
      if (!item || !plain) return leave();
      items.push(item);
    } while (indent === column && isDash());
    return { kind: 'list', span: { start, end: endWith(items.at(-1)!) }, flow: false, items };
  };

  const itemOf = (column: number, level: number): CharterNode | undefined => {
    skipSpaces();
    if (isAtLineEnd()) {
      toNextLine();
      return indent > column ? block(indent, level) : undefined;
    }
    return keyEnd(at) > at ? map(at - lineStart, level) : inline(column, level);
  };

  /** A value that begins and ends on this line, or is in braces or brackets. */
  const inline = (column: number, level: number): CharterNode | undefined => {
    const value = inlineValue(column, level, false);
    if (!plain) return undefined;
    finishValue(column);
    // What stands further in goes on with the value.
    return indent > column ? leave() : value;
  };

  const inlineValue = (column: number, level: number, inFlow: boolean): CharterNode | undefined => {
    switch (text.charCodeAt(at)) {
      case OPEN_BRACE:
        return flowMap(column, level);
      case OPEN_BRACKET:
        return flowList(column, level);
      case DOUBLE_QUOTE:
        return doubleQuoted();
      case SINGLE_QUOTE:
        return singleQuoted();
      default:
        return unquoted(inFlow);
    }
  };

  const flowMap = (column: number, level: number): MapNode | undefined => {
    if (level > MOST_LEVELS) return leave();
    const start = at++;
    const entries: Entry[] = [];
    const byKey = new Map<string, Entry>();
    for (;;) {
      skipFlowSpace(column);
      if (text.charCodeAt(at) === CLOSE_BRACE) break;
      const from = at;
      const colon = keyEnd(from);
      const key = text.slice(from, colon);
      if (colon === from || byKey.has(key)) return leave();
      at = colon + 1;
      skipFlowSpace(column);
      const code = text.charCodeAt(at);
      const value = code === COMMA || code === CLOSE_BRACE ? undefined : inlineValue(column, level + 1, true);
      if (!separated(column, CLOSE_BRACE)) return leave();
      const entry: Entry = { key, keySpan: { start: from, end: colon }, value, merged: false };
      entries.push(entry);
      byKey.set(key, entry);
    }
    at++;
    return { kind: 'map', span: { start, end: at }, flow: true, entries, byKey };
  };

  const flowList = (column: number, level: number): ListNode | undefined => {
    if (level > MOST_LEVELS) return leave();
    const start = at++;
    const items: CharterNode[] = [];
    for (;;) {
      skipFlowSpace(column);
      if (text.charCodeAt(at) === CLOSE_BRACKET) break;
      const item = inlineValue(column, level + 1, true);
      if (!item || !separated(column, CLOSE_BRACKET)) return leave();
      items.push(item);
    }
    at++;
    return { kind: 'list', span: { start, end: at }, flow: true, items };
  };

  /** Goes past the comma behind a value in braces or brackets, or to what closes them. False where neither is there. */
  const separated = (column: number, close: number): boolean => {
    skipFlowSpace(column);
    const code = text.charCodeAt(at);
    if (code === COMMA) at++;
    return plain && (code === COMMA || code === close);
  };

  /** Goes to the next letter in braces or brackets, whose lines stand further in than the block that they are in. */
  const skipFlowSpace = (column: number): void => {
    skipSpaces();
    if (!isAtLineEnd()) return;
    toNextLine();
    if (indent <= column) leave();
  };

  const unquoted = (inFlow: boolean): ScalarNode | undefined => {
    const start = at;
    const first = text[start]!;
    if (INDICATORS.has(first) || (MARKS.has(first) && !/[\w.]/.test(text[start + 1] ?? ''))) return leave();
    let end = start;
    for (; ; at++) {
      const code = text.charCodeAt(at);
      if (code === LF || code === CR || at >= text.length) break;
      if (code === SPACE) continue;
      if (code === TAB) return leave();
      if (code === COLON && (isBlank(at + 1) || (inFlow && isFlowMark(text.charCodeAt(at + 1))))) return leave();
      if (code === HASH && text.charCodeAt(at - 1) === SPACE) break;
      if (inFlow && isFlowMark(code)) break;
      end = at + 1;
    }
    at = end;
    const source = text.slice(start, end);
    // White space to everybody but YAML, to which it is part of the word.
    if (text.charCodeAt(end - 1) > 127 && source.trimEnd() !== source) return leave();
    return { kind: 'scalar', span: { start, end }, value: valueOfWord(source), text: source, style: 'plain' };
  };

  const singleQuoted = (): ScalarNode | undefined => {
    const start = at++;
    const last = lineEnd(at);
    for (;;) {
      at = text.indexOf("'", at);
      if (at < 0 || at >= last) return leave();
      if (text.charCodeAt(at + 1) !== SINGLE_QUOTE) break;
      at += 2;
    }
    at++;
    return quoted(start, text.slice(start + 1, at - 1).replaceAll("''", "'"));
  };

  const doubleQuoted = (): ScalarNode | undefined => {
    const start = at++;
    const last = lineEnd(at);
    let escapes = false;
    for (; text.charCodeAt(at) !== DOUBLE_QUOTE; at++) {
      if (at >= last) return leave();
      if (text.charCodeAt(at) !== BACKSLASH) continue;
      escapes = true;
      at++;
    }
    if (at >= last) return leave();
    at++;
    const inside = text.slice(start + 1, at - 1);
    if (!escapes) return quoted(start, inside);
    return JSON_ESCAPES.test(inside) ? quoted(start, JSON.parse(`"${inside}"`)) : leave();
  };

  const quoted = (start: number, value: string): ScalarNode => ({
    kind: 'scalar',
    span: { start, end: at },
    value,
    text: value,
    style: 'quoted',
  });

  if (text.startsWith('---')) at = 3;
  skipSpaces();
  if (isAtLineEnd()) toNextLine();
  else indent = at;
  return page();
}

/** The line end in front of an entry at the top. */
const SECTION = /\n(?=[A-Za-z_])/g;

/** What a value without quotes does not begin with, unless it means something to YAML. */
const INDICATORS: ReadonlySet<string> = new Set(',[]{}#&*!|>\'"%@`');
/** What it begins with only before a word. */
const MARKS: ReadonlySet<string> = new Set('-?:');

function isFlowMark(code: number): boolean {
  return (
    code === COMMA || code === OPEN_BRACKET || code === CLOSE_BRACKET || code === OPEN_BRACE || code === CLOSE_BRACE
  );
}
