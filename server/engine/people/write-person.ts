import type { Charter } from '../charter/charter.ts';
import { type ScalarNode, visit } from '../document/node.ts';
import { type CharterDocument, parseCharter } from '../document/parse.ts';
import { replace, type TextEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { oneLine } from '../text/yaml-text.ts';
import type { MentionPart } from './mentions.ts';

/** What to write in place of a piece of a value. */
export interface Rewriting {
  readonly part: MentionPart;
  readonly text: string;
}

/** Where a piece of a value stands; of one that is written with escapes, or over several lines, the whole value. */
export function spanOfPart({ text }: CharterDocument, { node, from, text: words }: MentionPart): Span {
  const written = text.slice(node.span.start, node.span.end);
  const edge = node.style === 'quoted' ? 1 : 0;
  if (written.slice(edge, written.length - edge) !== node.text) return node.span;
  const start = node.span.start + edge + from;
  return { start, end: start + words.length };
}

/**
 * The edits that write other words in place of pieces of values, each value once. A value keeps its quotes; one that had
 * none gets them where YAML would read the new words as something else. A value that repeats another one (`*name`)
 * follows it, unless that one stays as it is.
 */
export function rewrite({ document }: Charter, rewritings: readonly Rewriting[]): TextEdit[] {
  const byPlace = new Map<number, Rewriting[]>();
  for (const one of rewritings) {
    const { start } = one.part.node.span;
    const pieces = byPlace.get(start) ?? [];
    // What an alias repeats is named twice, and written once.
    if (!pieces.some(({ part }) => part.from === one.part.from)) byPlace.set(start, [...pieces, one]);
  }
  const flows = flowSpans(document);
  const edits: TextEdit[] = [];
  for (const [start, pieces] of byPlace) {
    const [{ part }] = pieces as [Rewriting];
    const { node } = part;
    if (anchoredAt(document, node).some((place) => byPlace.has(place))) continue;
    const words = replaced(node.text, pieces);
    if (words === node.text) continue;
    const inFlow = flows.some((flow) => flow.start < start && node.span.end <= flow.end);
    const written = node.style === 'block' ? inBlock(document, node, pieces) : asValue(document, node, words, inFlow);
    if (written !== undefined) edits.push(replace(node.span, written));
  }
  return edits;
}

function replaced(text: string, pieces: readonly Rewriting[]): string {
  let result = text;
  for (const { part, text: words } of [...pieces].sort((a, b) => b.part.from - a.part.from))
    result = result.slice(0, part.from) + oneLine(words) + result.slice(part.from + part.text.length);
  return result;
}

function asValue({ text }: CharterDocument, { span, style }: ScalarNode, words: string, inFlow: boolean): string {
  if (style === 'quoted' && text[span.start] === "'") return `'${words.replaceAll("'", "''")}'`;
  if (style === 'quoted' || !isPlain(words, inFlow)) return JSON.stringify(words);
  return words;
}

/** True when YAML reads a text that has no quotes as that text. Asked of the reader itself, which knows all its traps. */
function isPlain(words: string, inFlow: boolean): boolean {
  const { root, problems } = parseCharter(inFlow ? `[${words}]` : `- ${words}`);
  const [item, more] = root?.kind === 'list' ? root.items : [];
  return (
    problems.length === 0 &&
    more === undefined &&
    item?.kind === 'scalar' &&
    item.style === 'plain' &&
    typeof item.value === 'string' &&
    item.text === words
  );
}

/** Behind `|` and `>` the words stand as they are, but over lines: only what stands there once can be replaced. */
function inBlock({ text }: CharterDocument, { span }: ScalarNode, pieces: readonly Rewriting[]): string | undefined {
  let written = text.slice(span.start, span.end);
  for (const { part, text: words } of pieces) {
    const halves = written.split(overLines(part.text));
    if (halves.length !== 2) return undefined;
    written = halves.join(oneLine(words));
  }
  return written;
}

/** Words, between any two of which a line may end. */
function overLines(words: string): RegExp {
  const each = words.trim().split(/\s+/);
  return new RegExp(each.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('\\s+'));
}

/** The places of the value that an alias repeats; none of any other value. */
function anchoredAt({ text }: CharterDocument, { span }: ScalarNode): number[] {
  const name = /^\*([^\s,[\]{}]+)$/.exec(text.slice(span.start, span.end))?.[1];
  if (name === undefined) return [];
  const places: number[] = [];
  for (let at = text.indexOf(`&${name}`); at >= 0 && at < span.start; at = text.indexOf(`&${name}`, at + 1)) {
    const behind = /^\s+/.exec(text.slice(at + name.length + 1, span.start));
    if (behind) places.push(at + name.length + 1 + behind[0].length);
  }
  return places;
}

function flowSpans({ root }: CharterDocument): Span[] {
  const spans: Span[] = [];
  visit(root, [], (node) => {
    if (node.kind === 'scalar' || !node.flow) return true;
    spans.push(node.span);
    return false;
  });
  return spans;
}
