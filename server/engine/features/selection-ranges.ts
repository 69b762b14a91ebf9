import type { CharterNode } from '../document/node.ts';
import type { CharterDocument } from '../document/parse.ts';
import { contains, type Span } from '../text/span.ts';

const WORD = /[\p{L}\p{N}_.@%+-]/u;

/**
 * What a selection at an offset grows to, step by step, the smallest first: the word, the value, the value with its
 * quotes, the entry with its key, what is in the braces or the block, the section, the page. Each holds the one before
 * and more.
 */
export function selectionRanges({ root, text, lines }: CharterDocument, offset: number): Span[] {
  const found: Span[] = [{ start: 0, end: text.length }];
  const holds = ({ start, end }: Span) => start <= offset && offset <= end;
  let node: CharterNode | undefined = root;
  let word: Span | undefined;
  while (node) {
    if (!holds(node.span)) break;
    found.push(node.span);
    if (node.kind === 'scalar') {
      if (node.style === 'quoted') found.push({ start: node.span.start + 1, end: node.span.end - 1 });
      word = wordAt(text, offset, node.span);
      break;
    }
    // What is inside an alias stands elsewhere.
    if (text[node.span.start] === '*') break;
    if (node.kind === 'map') {
      const own = node.entries.filter(({ merged }) => !merged).map((entry) => ({ entry, span: spanOf(entry) }));
      found.push(...aroundAll(own.map(({ span }) => span)));
      const at = own.find(({ span }) => holds(span));
      if (!at) break;
      found.push(at.span);
      const { keySpan, value } = at.entry;
      if (holds(keySpan)) {
        found.push(keySpan);
        word = wordAt(text, offset, keySpan);
        break;
      }
      node = value;
    } else {
      found.push(...aroundAll(node.items.flatMap((item) => (item ? [item.span] : []))));
      node = node.items.find((item) => item && holds(item.span));
    }
  }
  if (!word) {
    const comment = commentAt(text, offset, lines.spanAt(offset));
    if (comment)
      found.push(comment, {
        start: comment.start + /^#+[ \t]*/.exec(text.slice(comment.start, comment.end))![0].length,
        end: comment.end,
      });
    word = wordAt(text, offset, comment ?? lines.spanAt(offset));
  }
  found.push(word ?? { start: offset, end: offset });
  return rising(found.reverse().filter((span) => holds(span)));
}

function spanOf({ keySpan, value }: { keySpan: Span; value: CharterNode | undefined }): Span {
  return { start: keySpan.start, end: Math.max(keySpan.end, value?.span.end ?? 0) };
}

function aroundAll(spans: readonly Span[]): Span[] {
  const [first] = spans;
  const last = spans.at(-1);
  return first && last ? [{ start: first.start, end: last.end }] : [];
}

/** The word at an offset, within a span; undefined where there is none. */
function wordAt(text: string, offset: number, within: Span): Span | undefined {
  let [start, end] = [offset, offset];
  while (start > within.start && WORD.test(text[start - 1]!)) start--;
  while (end < within.end && WORD.test(text[end]!)) end++;
  return end > start ? { start, end } : undefined;
}

/** The comment at an offset that lies in no value. */
function commentAt(text: string, offset: number, line: Span): Span | undefined {
  const found = /(?:^|[ \t])#/.exec(text.slice(line.start, line.end));
  if (!found) return undefined;
  const start = line.start + found.index + found[0].length - 1;
  return offset >= start ? { start, end: line.end } : undefined;
}

/** Of spans around one place those that each hold the one before, and more. */
function rising(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (!last || (contains(span, last) && (span.start < last.start || span.end > last.end))) result.push(span);
  }
  return result;
}
