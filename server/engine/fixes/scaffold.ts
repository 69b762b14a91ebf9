import type { Charter } from '../charter/charter.ts';
import type { CharterNode, Entry, ListNode, MapNode } from '../document/node.ts';
import type { FieldSpec } from '../format/field-spec.ts';
import { CHARTER } from '../format/fields.ts';
import { inOrder, type Template, type TextEdit } from '../text/edit.ts';
import { lineEndOf } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { type Additions, blockBody, blockEntry, gather, inCanonicalOrder, inlineValue } from './additions.ts';

/**
 * The edits that add the fields at `paths` where they are blank. What is there stays: not a comment moves, and
 * indentation, style and line ends follow the page. Empty when there is nothing to add, or no safe place for it.
 *
 * @param given values by path, where they are known
 */
export function scaffoldEdits(
  charter: Charter,
  paths: readonly string[],
  given: Readonly<Record<string, string>> = {},
): TextEdit[] {
  const { text, root } = charter.document;
  const additions = gather(
    paths.filter((path) => charter.field(path).blank),
    given,
  );
  if (additions.size === 0) return [];
  const page: Page = {
    charter,
    text,
    lineEnd: lineEndOf(text),
    step: indentStep(charter),
    spaced: hasBlankLines(charter),
  };
  if (root === undefined) return [atEnd(page, additions)];
  if (root.kind !== 'map') return [];
  return joined(addToMap(page, root, [], CHARTER, additions));
}

/**
 * A key, and below it what is to be filled in at `paths`, as it is written at a caret: its own line without the
 * indentation, the further ones with theirs. Of a section in which nothing is asked for, only the place for its keys.
 *
 * @param paths from the key: `tiers.0.name`
 * @param indent the column of the key; undefined between braces
 */
export function keyTemplate(
  charter: Charter,
  key: string,
  spec: FieldSpec,
  paths: readonly string[],
  indent: number | undefined,
): Template {
  const below = gather(paths, {});
  const open = below.size === 0 && spec.kinds[0] === 'map' && !spec.hint;
  if (indent === undefined)
    return open ? [`${key}: { `, { hint: 'to fill in' }, ' }'] : [`${key}: `, ...inlineValue(spec, below)];
  const { text } = charter.document;
  const page: Page = { charter, text, lineEnd: lineEndOf(text), step: indentStep(charter), spaced: false };
  if (open) return [`${key}:${page.lineEnd}${' '.repeat(indent + page.step)}`];
  const [head = [], ...rest] = blockEntry(page.step, key, spec, below, indent);
  return [...withoutIndent(head, indent), ...rest.flatMap((line) => [page.lineEnd, ...line])];
}

/** A value on one line with what is to be filled in at `paths`. */
export function valueTemplate(spec: FieldSpec, paths: readonly string[]): Template {
  return inlineValue(spec, gather(paths, {}));
}

interface Page {
  readonly charter: Charter;
  readonly text: string;
  readonly lineEnd: string;
  /** Spaces a level. */
  readonly step: number;
  /** The sections of the page have blank lines between them. */
  readonly spaced: boolean;
}

function addToMap(
  page: Page,
  map: MapNode,
  path: readonly string[],
  spec: FieldSpec,
  additions: Additions,
): TextEdit[] {
  if (map.flow && map.entries.every((entry) => entry.merged)) {
    const start = map.span.start + 1;
    const written = inlineValue(spec, additions).slice(1, -1);
    return [
      { span: { start, end: start }, text: map.entries.length > 0 ? [' ', ...written, ','] : [' ', ...written, ' '] },
    ];
  }
  const edits: TextEdit[] = [];
  for (const [key, below] of inCanonicalOrder(additions, spec)) {
    const child = spec.keys?.[key];
    if (!child) continue;
    const entry = map.byKey.get(key);
    if (entry) edits.push(...addToEntry(page, map, entry, [...path, key], child, below));
    else edits.push(...insertKey(page, map, path, spec, key, below));
  }
  return edits;
}

function addToEntry(
  page: Page,
  map: MapNode,
  entry: Entry,
  path: readonly string[],
  spec: FieldSpec,
  below: Additions,
): TextEdit[] {
  const field = page.charter.field(path.join('.'));
  if (field.blank) return fillEntry(page, map, entry, spec, below);
  if (entry.value?.kind === 'map') return addToMap(page, entry.value, path, spec, below);
  if (entry.value?.kind === 'list' && spec.items) return addToItems(page, entry.value, path, spec.items, below);
  return [];
}

function addToItems(
  page: Page,
  list: ListNode,
  path: readonly string[],
  spec: FieldSpec,
  below: Additions,
): TextEdit[] {
  return [...below].flatMap(([index, inside]) => {
    if (Number(index) >= list.items.length) return appendItem(page, list, spec, inside);
    const item = list.items[Number(index)];
    return item?.kind === 'map' ? addToMap(page, item, [...path, index], spec, inside) : [];
  });
}

/** Adds an item behind the last one, in the list's own style. */
function appendItem(page: Page, list: ListNode, spec: FieldSpec, inside: Additions): TextEdit[] {
  const last = list.items.at(-1);
  if (!last) return [];
  const { end } = last.span;
  if (list.flow) return [{ span: { start: end, end }, text: [', ', ...inlineValue(spec, inside)] }];
  const indent = page.charter.document.lines.position(list.span.start).character;
  const lines: Template[] = [[`${' '.repeat(indent)}- `, ...inlineValue(spec, inside)]];
  return [insertLines(page, last.kind === 'scalar' ? end : behindOwnComments(page, end, indent), lines)];
}

/** Writes a value where a key has none, or only a placeholder. */
function fillEntry(page: Page, map: MapNode, entry: Entry, spec: FieldSpec, below: Additions): TextEdit[] {
  const { text } = page;
  const colon = text.indexOf(':', entry.keySpan.end);
  if (colon < 0) return [];
  const old = entry.value && ownSpan(entry.value);
  // A comment in what would be replaced has no other place.
  if (old && entry.value?.kind !== 'scalar' && text.slice(old.start, old.end).includes('#')) return [];
  if (map.flow || spec.inline || below.size === 0) {
    const value = inlineValue(spec, below);
    return [old ? { span: old, text: value } : { span: { start: colon + 1, end: colon + 1 }, text: [' ', ...value] }];
  }
  // The lines of a section begin below the key's, so that what stands behind the key, a comment above all, stays.
  const lines = blockBody(page.step, spec, below, indentOf(page, map) + page.step);
  if (!old) return [insertLines(page, colon, lines)];
  const remove = removeValue(page, colon, old);
  return remove ? [remove, insertLines(page, old.end, lines)] : [];
}

/** A value without the comments below a list, which the parser takes for a part of it. */
function ownSpan(value: CharterNode): Span {
  const last = value.kind === 'list' && !value.flow ? value.items.findLast((item) => item !== undefined) : undefined;
  return last ? { start: value.span.start, end: last.span.end } : value.span;
}

/** Takes a value away behind its colon; undefined where something is tied to it, such as an anchor. */
function removeValue({ text, charter }: Page, colon: number, old: Span): TextEdit | undefined {
  const between = text.slice(colon + 1, old.start);
  if (/[^\s]/.test(between.replace(/(^|\s)#.*/g, ''))) return undefined;
  if (!/[\r\n]/.test(between)) return { span: { start: colon + 1, end: old.end }, text: [] };
  // On a line of its own it goes with the line, unless there is a comment.
  const { lines } = charter.document;
  const { line } = lines.position(old.start);
  const behind = /^[ \t]*/.exec(text.slice(old.end, lines.spanAt(old.end).end))![0].length + old.end;
  const start = text[behind] === '#' ? old.start : lines.span(line - 1).end;
  return { span: { start, end: text[behind] === '#' ? behind : old.end }, text: [] };
}

/** Adds a key behind the nearest one that comes before it in canonical order, else before all others. */
function insertKey(
  page: Page,
  map: MapNode,
  path: readonly string[],
  spec: FieldSpec,
  key: string,
  below: Additions,
): TextEdit[] {
  const child = spec.keys![key]!;
  const order = Object.keys(spec.keys!);
  const own = map.entries.filter((entry) => !entry.merged);
  const rank = order.indexOf(key);
  let before: Entry | undefined;
  for (const entry of own) {
    const at = order.indexOf(entry.key);
    if (at >= 0 && at < rank && (!before || at >= order.indexOf(before.key))) before = entry;
  }
  if (map.flow) return insertInBraces(page, own, before, key, child, below);

  const indent = indentOf(page, map);
  const lines = blockEntry(page.step, key, child, below, indent);
  if (before) {
    const apart = path.length === 0 && page.spaced && lines.length > 1;
    return [insertLines(page, endOfBlock(page, before, indent), apart ? [[], ...lines] : lines)];
  }
  const first = own[0];
  if (!first) return [];
  const start = first.keySpan.start;
  // Only white space and dashes may stand before the first key on its line; an anchor or a tag would be torn off.
  const line = page.charter.document.lines.spanAt(start);
  if (!/^\uFEFF?[\s-]*$/.test(page.text.slice(line.start, start))) return [];
  const top = aboveOwnComments(page, start, path.length === 0);
  // Comments above a dash belong to the item.
  if (top < line.start && !page.text.slice(line.start, start).includes('-')) {
    return [{ span: { start: top, end: top }, text: lines.flatMap((template) => [...template, page.lineEnd]) }];
  }
  const rest = lines.slice(1).flatMap((template) => [page.lineEnd, ...template]);
  const [head = []] = lines;
  return [
    { span: { start, end: start }, text: [...withoutIndent(head, indent), ...rest, page.lineEnd, ' '.repeat(indent)] },
  ];
}

/**
 * Where the comments begin that stand directly above a key that is the first of its block, so that they stay with it;
 * those at the top of the page are about the page.
 */
function aboveOwnComments(page: Page, key: number, isPage: boolean): number {
  const { lines } = page.charter.document;
  const at = lines.position(key).line;
  let line = at;
  const above = () => page.text.slice(lines.span(line - 1).start, lines.span(line - 1).end);
  while (line > 0 && /^\uFEFF?\s*#/.test(above())) line--;
  const aboutPage = isPage && (line === 0 || above().trim() !== '');
  return lines.span(aboutPage ? at : line).start;
}

function insertInBraces(
  page: Page,
  own: readonly Entry[],
  before: Entry | undefined,
  key: string,
  spec: FieldSpec,
  below: Additions,
): TextEdit[] {
  const entry: Template = [`${key}: `, ...inlineValue(spec, below)];
  const [first] = own;
  if (!first) return [];
  if (!before) return [{ span: { start: first.keySpan.start, end: first.keySpan.start }, text: [...entry, ', '] }];
  const end = endOfEntry(page, before);
  return [{ span: { start: end, end }, text: [', ', ...entry] }];
}

/** Where an entry's text ends: behind its value, or its colon, or its key. */
function endOfEntry(page: Page, entry: Entry): number {
  if (entry.value) return entry.value.span.end;
  const colon = /^\s*:/.exec(page.text.slice(entry.keySpan.end, entry.keySpan.end + 100));
  return entry.keySpan.end + (colon ? colon[0].length : 0);
}

/** The last offset that belongs to an entry of a block: comments indented deeper than its key are its own. */
function endOfBlock(page: Page, entry: Entry, indent: number): number {
  const end = endOfEntry(page, entry);
  if (entry.value && entry.value.kind !== 'scalar') return behindOwnComments(page, end, indent);
  return page.charter.document.lines.spanAt(end).end;
}

/** The end of the last line at or below `offset` that is a comment indented deeper than `indent`, else of its own line. */
function behindOwnComments(page: Page, offset: number, indent: number): number {
  const { lines } = page.charter.document;
  let { line } = lines.position(offset);
  while (line + 1 < lines.count) {
    const next = lines.span(line + 1);
    const comment = /^( *)#/.exec(page.text.slice(next.start, next.end));
    if (!comment || comment[1]!.length <= indent) break;
    line++;
  }
  return lines.span(line).end;
}

/** Inserts whole lines below the line that holds `offset`, at the first column: clients that indent snippets leave them alone. */
function insertLines(page: Page, offset: number, lines: readonly Template[]): TextEdit {
  const { document } = page.charter;
  const line = document.lines.position(offset).line;
  if (line + 1 < document.lines.count) {
    const start = document.lines.span(line + 1).start;
    return { span: { start, end: start }, text: lines.flatMap((template) => [...template, page.lineEnd]) };
  }
  const end = page.text.length;
  return { span: { start: end, end }, text: lines.flatMap((template) => [page.lineEnd, ...template]) };
}

/** Adds to a page that has nothing but comments. */
function atEnd(page: Page, additions: Additions): TextEdit {
  const end = page.text.length;
  const lines = blockBody(page.step, CHARTER, additions, 0);
  const open = page.text !== '' && !/[\r\n]$/.test(page.text) ? [page.lineEnd] : [];
  return { span: { start: end, end }, text: [...open, ...lines.flatMap((template) => [...template, page.lineEnd])] };
}

function withoutIndent(template: Template, indent: number): Template {
  const [first, ...rest] = template;
  return typeof first === 'string' ? [first.slice(indent), ...rest] : template;
}

/** The column of a block's keys. */
function indentOf(page: Page, map: MapNode): number {
  const first = map.entries.find((entry) => !entry.merged);
  if (!first) return 0;
  const column = page.charter.document.lines.position(first.keySpan.start).character;
  return page.text.startsWith('\uFEFF') && first.keySpan.start === column ? column - 1 : column;
}

/** Spaces a level, as the first nested block of the page has it. */
function indentStep(charter: Charter): number {
  const { root, lines } = charter.document;
  if (root?.kind === 'map') {
    for (const { value } of root.entries) {
      if (value?.kind !== 'map' || value.flow || !value.entries[0]) continue;
      const column = lines.position(value.entries[0].keySpan.start).character;
      if (column > 0) return column;
    }
  }
  return 2;
}

function hasBlankLines(charter: Charter): boolean {
  return /\S[^\S\r\n]*\r?\n[^\S\r\n]*\r?\n(?:#.*\r?\n)*[\w-]+:/.test(charter.document.text);
}

/** Joins insertions at one place, so that their tab stops follow each other in every client. */
function joined(edits: readonly TextEdit[]): TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of inOrder(edits)) {
    const last = result.at(-1);
    const samePlace =
      last &&
      last.span.start === edit.span.start &&
      last.span.end === last.span.start &&
      edit.span.end === edit.span.start;
    if (samePlace) result[result.length - 1] = { span: last.span, text: [...last.text, ...edit.text] };
    else result.push(edit);
  }
  return result;
}
