import { type LineKind, type LinePair, readPageLines } from '../document/page-lines.ts';
import type { CharterDocument } from '../document/parse.ts';

/** Lines that may be folded away behind the first of them. From 0, the last one included. */
export interface FoldingRange {
  readonly first: number;
  readonly last: number;
  readonly kind: 'comment' | 'region' | undefined;
}

interface Line {
  readonly kind: LineKind;
  readonly indent: number;
  readonly text: string;
}

/** A range, and in how many others it lies. */
type Found = FoldingRange & { readonly level: number };

/**
 * What may be folded: sections, lists and their items, texts and brackets over several lines, blocks of comments, and
 * what stands between `# region` and `# endregion`. It goes by indentation, so that a page in which a line is half typed
 * folds as before. Takes time in line with the length, and no depth of the stack.
 *
 * @param limit how many ranges at most; the outer ones come first
 */
export function foldingRanges(document: CharterDocument, limit = Number.POSITIVE_INFINITY): FoldingRange[] {
  const { lines, brackets } = readLines(document);
  const all = [...blocks(lines), ...comments(lines), ...regions(lines), ...between(brackets, lines)];
  const byFirst = new Map<number, Found>();
  for (const range of all) {
    const known = byFirst.get(range.first);
    if (range.last > range.first && (!known || range.last > known.last)) byFirst.set(range.first, range);
  }
  return [...byFirst.values()]
    .sort((a, b) => a.level - b.level || a.first - b.first)
    .slice(0, Math.max(0, limit))
    .sort((a, b) => a.first - b.first)
    .map(({ first, last, kind }) => ({ first, last, kind }));
}

/** In a text that cannot be read, a quote or bracket that is open would swallow all that follows: it goes by lines only. */
function readLines({ text, lines, problems }: CharterDocument): {
  readonly lines: readonly Line[];
  readonly brackets: readonly LinePair[];
} {
  if (problems.length === 0) {
    const page = readPageLines(text.replace(/^\uFEFF/, ' '));
    const all = page.lines.map(({ kind, indent, start, end }) => ({ kind, indent, text: page.text.slice(start, end) }));
    return { lines: all, brackets: page.brackets };
  }
  const all = Array.from({ length: lines.count }, (_, line): Line => {
    const { start, end } = lines.span(line);
    const content = text.slice(start, end).replace(/^\uFEFF/, '');
    const indent = content.length - content.trimStart().length;
    const kind = indent === content.length ? 'blank' : content[indent] === '#' ? 'comment' : 'content';
    return { kind, indent, text: content };
  });
  return { lines: all, brackets: [] };
}

/** What stands below a line and is indented deeper; an item of a list may stand as deep as the key of the list. */
function blocks(lines: readonly Line[]): Found[] {
  const found: Found[] = [];
  const open: { readonly depth: number; readonly column: number; readonly first: number }[] = [];
  let last = -1;
  /** Comments since the last line with content. */
  let below: number[] = [];

  /** Closes what is at least as deep, the innermost first. Comments below belong to what they are deeper than. */
  const close = (depth: number): void => {
    let end = last;
    let next = 0;
    while (open.length > 0 && open.at(-1)!.depth >= depth) {
      const { first, column } = open.pop()!;
      while (next < below.length && lines[below[next]!]!.indent > column) end = below[next++]!;
      found.push({ first, last: end, kind: undefined, level: open.length });
    }
  };
  for (const [index, { kind, indent, text }] of lines.entries()) {
    if (kind === 'blank') continue;
    if (kind === 'comment') {
      below.push(index);
      continue;
    }
    if (kind === 'content') {
      // Half a level, so that a dash belongs to the key above it in the same column, and a key ends a list.
      const depth = indent + (/^\s*-(?:\s|$)/.test(text) ? 0.5 : 0);
      close(depth);
      open.push({ depth, column: indent, first: index });
    }
    below = [];
    last = index;
  }
  close(0);
  return found;
}

const MARKER = /^\s*#\s*(end)?region\b/;

function comments(lines: readonly Line[]): Found[] {
  const found: Found[] = [];
  let first = -1;
  for (let index = 0; index <= lines.length; index++) {
    const line = lines[index];
    const isComment = line?.kind === 'comment' && !MARKER.test(line.text);
    if (isComment && first < 0) first = index;
    if (isComment || first < 0) continue;
    found.push({ first, last: index - 1, kind: 'comment', level: 0 });
    first = -1;
  }
  return found;
}

function regions(lines: readonly Line[]): Found[] {
  const found: Found[] = [];
  const open: number[] = [];
  for (const [index, { kind, text }] of lines.entries()) {
    const marker = kind === 'comment' ? MARKER.exec(text) : null;
    if (!marker) continue;
    const first = marker[1] ? open.pop() : void open.push(index);
    if (first !== undefined) found.push({ first, last: index, kind: 'region', level: open.length });
  }
  return found;
}

/** What is between brackets; the closing one is left to be seen where it begins its line. */
function between(brackets: readonly LinePair[], lines: readonly Line[]): Found[] {
  return brackets
    .filter(({ first, last }) => last > first)
    .map(({ first, last }, index) => ({
      first,
      last: /^\s*[}\]]/.test(lines[last]?.text ?? '') ? last - 1 : last,
      kind: undefined,
      level: 1 + index,
    }));
}
