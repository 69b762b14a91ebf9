import { isMap, isScalar, type ParsedNode, parse, parseDocument, type YAMLMap } from 'yaml';
import { completePage } from './page.ts';

/** A page with a fragment laid over it. */
export interface Overlaid {
  readonly text: string;
  /** Where an offset of the fragment has come to lie. */
  offset(inFragment: number): number;
}

/**
 * Lays a fragment over a page: `key: value` replaces the value there, and a key without a value takes it away. Maps are
 * laid over maps; lists are replaced whole, and an empty map empties. The fragment's own text stays as it is written, at the end of the page, so
 * that a test can point at it; what it leaves of its sections is added to it as flow values.
 */
export function overlay(fragment: string, page: string = completePage): Overlaid {
  const document = parseDocument<ParsedNode>(fragment, { version: '1.2' });
  const root = document.contents;
  const own = [...fragment.matchAll(/^([\w-]+):/gm)].map(([, key]) => key!);
  const sections = sectionsOf(page).filter(({ key }) => !own.includes(key));
  const before = sections.map(({ text }) => text).join('');
  const edits: Edit[] = [];
  if (document.errors.length === 0 && isMap(root)) layMap(fragment, root, parse(page), edits);
  edits.sort((a, b) => a.start - b.start);
  return {
    text: before + applied(fragment, edits),
    offset(inFragment) {
      let at = inFragment;
      for (const { start, end, text } of edits) if (end <= inFragment) at += text.length - (end - start);
      return before.length + at;
    },
  };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Data = Readonly<Record<string, unknown>>;

function layMap(fragment: string, map: YAMLMap.Parsed, base: Data, edits: Edit[], inside = false): void {
  const rest: Record<string, unknown> = inside ? { ...base } : {};
  const [first] = map.items;
  let comma = ' ';
  for (const [index, { key, value }] of map.items.entries()) {
    if (!isScalar(key)) continue;
    const name = String(key.source ?? key.value);
    const below = base[name];
    delete rest[name];
    const [start] = key.range;
    const taken = value === null || (isScalar(value) && value.source === '' && value.range[0] === value.range[1]);
    // What is taken away leaves the comma in front of it.
    if (!taken) comma = ', ';
    else if (index === map.items.length - 1) comma = ' ';
    if (taken) {
      const next = map.items[index + 1];
      const end = map.flow
        ? (next?.key.range?.[0] ?? fragment.lastIndexOf('}', map.range[1] - 1))
        : lineEnd(fragment, start);
      edits.push({ start: map.flow ? start : lineStart(fragment, start), end, text: '' });
      continue;
    }
    if (isMap(value) && isData(below) && value.items.some(({ key: inner }) => isScalar(inner)))
      layMap(fragment, value, below, edits, true);
  }
  const added = Object.entries(rest).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  if (added.length === 0) return;
  if (map.flow) {
    const end = fragment.lastIndexOf('}', map.range[1] - 1);
    edits.push({ start: end, end, text: comma + added.join(', ') });
  } else {
    const column = first!.key.range![0] - lineStart(fragment, first!.key.range![0]);
    const end = lineEnd(fragment, map.range[1] - 1);
    const open = fragment[end - 1] === '\n' ? '' : '\n';
    edits.push({ start: end, end, text: open + added.map((line) => `${' '.repeat(column)}${line}\n`).join('') });
  }
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The top-level sections of a page, each with what follows it up to the next. */
export function sectionsOf(page: string): { readonly key: string; readonly text: string }[] {
  const starts = [...page.matchAll(/^([\w-]+):/gm)];
  return starts.map(({ 1: key, index }, i) => ({ key: key!, text: page.slice(index, starts[i + 1]?.index) }));
}

function applied(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: inserted } of edits) {
    result += text.slice(at, start) + inserted;
    at = end;
  }
  return result + text.slice(at);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Behind the line end. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', Math.max(0, offset));
  return end < 0 ? text.length : end + 1;
}
