import type { CharterDocument } from '../../document/parse.ts';
import type { Span } from '../../text/span.ts';
import { quotedEnd, readFlow } from './flow.ts';

/** Keys and numbers of items, from the top of the page. */
export type Path = readonly (string | number)[];

interface Around {
  readonly path: Path;
  /** What is written of it, to its end, quotes included; where there is nothing, the place for it. On one line. */
  readonly word: Span;
  /** The other keys of the map around it. */
  readonly written: ReadonlySet<string>;
  /** The column of the keys of that map; 0 between braces. */
  readonly column: number;
  /** Between braces or brackets. */
  readonly flow: boolean;
}

/** A word that begins a line, an item or an entry in braces: a key of the map at `path`, or the value that is there. */
export interface WordCaret extends Around {
  readonly part: 'word';
  /** Behind a dash, or in brackets. */
  readonly item: boolean;
  /** A colon follows: the key is there, and may become another. */
  readonly colon: boolean;
  /** The lines below are deeper: they would be the value of a key that is written here. */
  readonly above: boolean;
}

/** Behind a key's colon. */
export interface ValueCaret extends Around {
  readonly part: 'value';
}

/** Where in a page somebody is writing. */
export type Caret = WordCaret | ValueCaret | { readonly part: 'comment'; readonly span: Span };

/** A map or a list in lines that is open. */
interface Level {
  readonly column: number;
  readonly list: boolean;
  /** The key or the item that was begun last. */
  step: string | number;
  /** Something is written behind that key or dash. */
  filled: boolean;
  readonly keys: Set<string>;
}

/** A line, taken apart. */
interface Line {
  readonly span: Span;
  /** The columns of the dashes that it begins with. */
  readonly dashes: readonly number[];
  /** Where what follows them begins, and in what column. */
  readonly start: number;
  readonly column: number;
  /** The key, and where its value begins or would begin. */
  readonly entry: { readonly key: string; readonly colon: number; readonly value: number } | undefined;
}

const ENTRY = /^(?:([\w./*-]+)|"([^"]*)"|'([^']*)')([ \t]*):(?:[ \t]+|$)/;
const BLOCK_TEXT = /^(?:[&!]\S*[ \t]+)*[|>][-+\d]*[ \t]*(?:#.*)?$/;
const NOTHING = /^(?:[&!]\S*[ \t]*)*(?:#.*)?$/;

/**
 * Finds where somebody is writing. From the lines alone and not from the tree, which a half-typed line damages. Takes
 * time in line with the length of the text; undefined where nothing is completed, as in prose.
 */
export function caretAt(document: CharterDocument, offset: number): Caret | undefined {
  const { text, lines } = document;
  const levels: Level[] = [];
  const own = lines.position(offset).line;
  for (let at = 0; at < own; ) {
    const line = readLine(document, at);
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(line.span.start, line.span.start + 4))) levels.length = 0;
    else if (line.start < line.span.end && text[line.start] !== '#') {
      const end = openLine(text, levels, line, offset);
      if (typeof end !== 'number') return end.caret;
      at = Math.max(at, lines.position(end).line);
      if (at >= own && end > lines.span(own).start) return ownLine(document, own, levels, offset, end);
    }
    at++;
  }
  return ownLine(document, own, levels, offset);
}

function readLine({ text, lines }: CharterDocument, at: number, until?: number): Line {
  const span = lines.span(at);
  // A byte order mark takes no column.
  const origin = span.start + (text[span.start] === '\uFEFF' ? 1 : 0);
  const end = Math.max(origin, until ?? span.end);
  const dashes: number[] = [];
  let start = skipSpaces(text, origin, end);
  while (text[start] === '-' && start + 1 < end && /[ \t]/.test(text[start + 1]!)) {
    dashes.push(start - origin);
    start = skipSpaces(text, start + 1, end);
  }
  // A dash alone begins an item, too; what is written of it stands below.
  if (until === undefined && text[start] === '-' && start + 1 === end) {
    dashes.push(start - origin);
    start++;
  }
  const match = ENTRY.exec(text.slice(start, span.end));
  const key = match && (match[1] ?? match[2] ?? match[3]);
  return {
    span,
    dashes,
    start,
    column: start - origin,
    entry: match
      ? { key: key!, colon: start + match[0].trimEnd().length - 1, value: start + match[0].length }
      : undefined,
  };
}

function skipSpaces(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && /[ \t]/.test(text[at]!)) at++;
  return at;
}

/** Opens what a line above the caret begins. Returns where it ends, which may be lines below, or the caret inside it. */
function openLine(
  text: string,
  levels: Level[],
  line: Line,
  offset: number,
): number | { readonly caret: Caret | undefined } {
  for (const column of line.dashes) openItem(levels, column);
  const { entry } = line;
  if (entry) openKey(levels, line.column, entry.key);
  const level = levels.at(-1);
  const value = entry ? entry.value : line.start;
  const column = entry ? line.column : (line.dashes.at(-1) ?? line.column);
  const rest = text.slice(value, line.span.end);
  if (level && !NOTHING.test(rest)) level.filled = true;
  if (BLOCK_TEXT.test(rest)) {
    const end = blockTextEnd(text, line.span.end, column);
    return offset <= end && offset > line.span.end ? insideBlockText(text, offset, column) : end;
  }
  if (text[value] === '{' || text[value] === '[') {
    const { end, inside, caret } = readFlow(text, value, offset, column, pathOf(levels));
    return inside ? { caret } : end;
  }
  if (text[value] === '"' || text[value] === "'") {
    const end = quotedEnd(text, value, column);
    return value < offset && offset < end ? { caret: undefined } : Math.max(value, end - 1);
  }
  return value;
}

/** Where a text in a block ends: before the first line that is no deeper than its key. */
function blockTextEnd(text: string, from: number, column: number): number {
  const deeper = new RegExp(`(?:\\r?\\n|\\r)(?: {0,${column}}(?=\\r|\\n|$)| {${column + 1}}[^\\r\\n]*)`, 'y');
  let end = from;
  for (deeper.lastIndex = end; deeper.test(text); deeper.lastIndex = end) end = deeper.lastIndex;
  return end;
}

/** At the end of a text in a block, a caret that is no deeper than the key is behind it. */
function insideBlockText(text: string, offset: number, column: number): number | { readonly caret: undefined } {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return text.slice(start, offset).trim() === '' && offset - start <= column ? start - 1 : { caret: undefined };
}

function openItem(levels: Level[], column: number): void {
  while (levels.length > 0 && levels.at(-1)!.column > column) levels.pop();
  const top = levels.at(-1);
  if (top?.list && top.column === column) {
    top.step = Number(top.step) + 1;
    top.filled = false;
  } else levels.push({ column, list: true, step: 0, filled: false, keys: new Set() });
}

/** Leaves what is deeper than a column, and the lists whose dashes stand in it. */
function leaveTo(levels: Level[], column: number): Level | undefined {
  for (
    let top = levels.at(-1);
    top && (top.column > column || (top.column === column && top.list));
    top = levels.at(-1)
  )
    levels.pop();
  return levels.at(-1);
}

function openKey(levels: Level[], column: number, key: string): void {
  const top = leaveTo(levels, column);
  if (top?.column === column) {
    top.step = key;
    top.filled = false;
    top.keys.add(key);
  } else levels.push({ column, list: false, step: key, filled: false, keys: new Set([key]) });
}

function pathOf(levels: readonly Level[]): Path {
  return levels.map(({ step }) => step);
}

/** @param from where a value ends on this line that begins above, and nothing but a comment may follow */
function ownLine(
  document: CharterDocument,
  at: number,
  levels: Level[],
  offset: number,
  from?: number,
): Caret | undefined {
  const { text, lines } = document;
  const whole = lines.span(at);
  if (from !== undefined) return commentAt(text, from, whole.end, offset);
  const empty =
    text
      .slice(whole.start, whole.end)
      .replace(/^\uFEFF/, '')
      .replace(/^[ \t]*(?:-[ \t]+)*/, '') === '';
  const line = readLine(document, at, empty ? offset : undefined);
  const { entry, start, span } = line;
  if (offset < start) return undefined;
  if (text[start] === '#' && start < offset) return { part: 'comment', span: { start, end: span.end } };
  for (const column of line.dashes) openItem(levels, column);
  if (entry && offset > entry.colon) {
    if (offset === entry.colon + 1) return undefined;
    openKey(levels, line.column, entry.key);
    return valueCaret(document, levels, line, at, offset);
  }
  if (!entry && (text[start] === '{' || text[start] === '[')) {
    const { end, inside, caret } = readFlow(text, start, offset, line.dashes.at(-1) ?? line.column, pathOf(levels));
    return inside ? caret : commentAt(text, end, span.end, offset);
  }
  return wordCaret(document, levels, line, at, offset);
}

function valueCaret(
  document: CharterDocument,
  levels: readonly Level[],
  { span, column, entry }: Line,
  at: number,
  offset: number,
): Caret | undefined {
  const { text } = document;
  const start = Math.min(entry?.value ?? offset, offset);
  const path = pathOf(levels);
  if (text[start] === '{' || text[start] === '[') {
    const { end, inside, caret } = readFlow(text, start, offset, column, path);
    return inside ? caret : commentAt(text, end, span.end, offset);
  }
  if (text[start] === '#' && start < offset) return { part: 'comment', span: { start, end: span.end } };
  if (BLOCK_TEXT.test(text.slice(start, span.end))) return undefined;
  const quoted =
    text[start] === '"' || text[start] === "'" ? Math.min(quotedEnd(text, start, column), span.end) : start;
  const comment = commentAt(text, quoted, span.end, offset);
  if (comment) return comment;
  const end = quoted > offset ? quoted : offset + beforeComment(text.slice(offset, span.end));
  const written = new Set([...(levels.at(-1)?.keys ?? []), ...keysBelow(document, at, column)]);
  return { part: 'value', path, word: { start, end }, written, column, flow: false };
}

function beforeComment(text: string): number {
  return text.replace(/(?:^|[ \t])#.*$/, '').trimEnd().length;
}

/** The caret in a comment that begins between two places of a line. */
function commentAt(text: string, from: number, end: number, offset: number): Caret | undefined {
  const found = /[ \t]#/.exec(text.slice(from, end));
  const start = found && from + found.index + 1;
  return start !== null && start < offset ? { part: 'comment', span: { start, end } } : undefined;
}

function wordCaret(
  document: CharterDocument,
  levels: Level[],
  { start, column, entry, dashes, span }: Line,
  at: number,
  offset: number,
): Caret | undefined {
  const { text } = document;
  if (!/^["']?[\w.*/@-]*$/.test(text.slice(start, offset))) return undefined;
  // In front of a key that is there another is written; inside it, that one.
  const own = offset > start ? entry : undefined;
  const end = own
    ? own.colon
    : entry
      ? offset
      : offset + /^[\w.*/@-]*["']?/.exec(text.slice(offset, span.end))![0].length;
  // More than one word is prose.
  if (!entry && !/^[ \t]*(?:#|$)/.test(text.slice(end, span.end))) return undefined;
  const above = isAbove(document, at, dashes.at(-1), column);
  // Whatever is written on an empty line in the middle of a block would cut it in two.
  if (start === span.end && above) return undefined;
  // The block that is open there has its keys, or its dashes, in another column.
  const isDeeper = levels.some((level) => level.column > column);
  if (isDeeper && !levels.some((level) => level.column === column)) return undefined;
  const top = leaveTo(levels, column);
  const sibling = top !== undefined && !top.list && top.column === column;
  if (top && !sibling && top.filled) return undefined;
  return {
    part: 'word',
    path: pathOf(sibling ? levels.slice(0, -1) : levels),
    word: { start, end: start + text.slice(start, end).trimEnd().length },
    written: new Set([
      ...(sibling ? top.keys : []),
      ...(entry && !own ? [entry.key] : []),
      ...keysBelow(document, at, column),
    ]),
    column,
    flow: false,
    item: dashes.length > 0,
    colon: own !== undefined,
    above,
  };
}

/** True when the next line that holds more than a comment is deeper than an item, or than a key. */
function isAbove(document: CharterDocument, at: number, dash: number | undefined, column: number): boolean {
  const { text, lines } = document;
  for (let below = at + 1; below < lines.count; below++) {
    const { span, start, dashes, ...next } = readLine(document, below);
    if (start === span.end || text[start] === '#') continue;
    if (dash !== undefined) return (dashes[0] ?? next.column) > dash && (dashes[0] ?? next.column) !== column;
    // The items of a list may stand in the column of its key.
    return dashes[0] === undefined ? next.column > column : dashes[0] >= column;
  }
  return false;
}

/** The keys of the same map on the lines below. */
function keysBelow(document: CharterDocument, at: number, column: number): string[] {
  const { text, lines } = document;
  const found: string[] = [];
  for (let below = at + 1; below < lines.count; below++) {
    const { span, start, dashes, entry, ...line } = readLine(document, below);
    if (start === span.end && dashes.length === 0) continue;
    if (text[start] === '#') continue;
    const first = dashes[0] ?? line.column;
    if (first < column) break;
    if (first === column && dashes.length === 0 && entry) found.push(entry.key);
  }
  return found;
}
