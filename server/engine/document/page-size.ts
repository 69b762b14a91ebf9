import type { Span } from '../text/span.ts';
import { visit } from './node.ts';
import type { CharterDocument } from './parse.ts';

/** How much there is to read on a page. */
export interface PageSize {
  readonly lines: number;
  readonly words: number;
}

const ASCII_WORD = /[a-z0-9]/i;
const WORD = /[\p{L}\p{N}]/u;

/** Sections that grow with what happens, and are no part of the page that one reads. */
const LEFT_OUT = new Set(['waivers', 'postmortem']);

/**
 * Counts the lines and words of a page, keys included. Not counted: blank lines, comments, waivers, the postmortem, and
 * what belongs to a further document. A word is what stands between white space and holds a letter or a digit.
 */
export function pageSize(document: CharterDocument): PageSize {
  const { text, furtherDocuments } = document;
  const end = furtherDocuments[0]?.start ?? text.length;
  let lines = 0;
  let words = 0;
  for (const line of withoutSpans(text.slice(0, end), [...sectionsLeftOut(document), ...comments(document)]).split(
    /\r\n?|\n/,
  )) {
    const content = line.replace(/^\uFEFF/, '').trim();
    if (content === '' || content === '---' || content === '...') continue;
    lines++;
    for (const word of content.split(/\s+/)) if (ASCII_WORD.test(word) || WORD.test(word)) words++;
  }
  return { lines, words };
}

/** What the size is not above, comments and all: enough to tell that most pages are short, at a small part of the cost. */
export function pageSizeAtMost({ text, lines }: CharterDocument): PageSize {
  return { lines: lines.count, words: wordsIn(text) };
}

/** Makes nothing but the number: what comes behind so long a loop is not known when it is compiled, and it is compiled anew. */
function wordsIn(text: string): number {
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Told here of nearly all letters: it is asked of each letter of each page.
    const isSpace = code > 32 && code < 0xa0 ? false : code === 32 || isWhiteSpace(code);
    if (!isSpace && !inWord) words++;
    inWord = !isSpace;
  }
  return words;
}

/** As `\s` has it, but for the space itself. */
function isWhiteSpace(code: number): boolean {
  if (code < 0xa0) return code >= 9 && code <= 13;
  return /\s/.test(String.fromCharCode(code));
}

function sectionsLeftOut({ root, text }: CharterDocument): Span[] {
  if (root?.kind !== 'map') return [];
  return root.entries
    .filter(({ key, merged }) => LEFT_OUT.has(key) && !merged)
    .map(({ keySpan, value }) => ({
      start: keySpan.start,
      end: value ? Math.max(value.span.end, keySpan.end) : text.indexOf(':', keySpan.end) + 1 || keySpan.end,
    }));
}

/** Where comments are: from a `#` behind white space, outside quotes and blocks of text, to the end of its line. */
function comments({ text, lines, root }: CharterDocument): Span[] {
  const inText = textSpans(root, text);
  const found: Span[] = [];
  let next = 0;
  // From one `#` to the next: looking for one from each line on would read a page without any again and again.
  for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', at + 1)) {
    const { start, end } = lines.spanAt(at);
    if (at > start && !/[ \t\uFEFF]/.test(text[at - 1]!)) continue;
    while (next < inText.length && inText[next]!.end <= at) next++;
    const inside = inText[next];
    if (inside && inside.start < at) continue;
    found.push({ start: at, end });
    at = end - 1;
  }
  return found;
}

/** The texts in which a `#` is a character like any other, in order. */
function textSpans(root: CharterDocument['root'], text: string): Span[] {
  const spans: Span[] = [];
  visit(root, [], (node) => {
    if (node.kind === 'scalar' && node.style !== 'plain') spans.push(node.span);
    if (node.kind === 'map')
      for (const { keySpan } of node.entries) if (/["']/.test(text[keySpan.start] ?? '')) spans.push(keySpan);
    return true;
  });
  return spans.sort((a, b) => a.start - b.start);
}

/** A text with white space in place of the given spans; its lines stay. */
function withoutSpans(text: string, spans: readonly Span[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= at || start >= text.length) continue;
    const from = Math.max(at, start);
    result += text.slice(at, from) + text.slice(from, end).replace(/[^\r\n]+/g, ' ');
    at = end;
  }
  return result + text.slice(at);
}
