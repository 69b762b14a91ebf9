import { Composer, type Document, type ParsedNode, Parser } from 'yaml';
import { indexLines, type Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { convert } from './convert.ts';
import { moveMap } from './move-node.ts';
import type { CharterNode, MapNode } from './node.ts';
import { readPlainPage } from './plain-page.ts';
import type { Problem } from './problem.ts';
import { explainProblems } from './problems.ts';
import { sectionsOf } from './sections.ts';
import { maskConflicts, unreadableCharacters } from './unreadable.ts';

/** A text read as YAML: its values with their places, and what could not be read. */
export interface CharterDocument {
  readonly text: string;
  readonly lines: Lines;
  /** The first document's value; absent when there is nothing but comments. */
  readonly root: CharterNode | undefined;
  /** One for each damaged region, in order of place. Empty when the text is sound. */
  readonly problems: readonly Problem[];
  /** Where further documents begin (`---`), which no check reads. */
  readonly furtherDocuments: readonly Span[];
}

const options = { uniqueKeys: false, prettyErrors: false, logLevel: 'silent', version: '1.2', merge: false } as const;

/**
 * Reads a text. Never throws: what cannot be read becomes a located problem. Takes time in line with the length of the
 * text. A lone CR counts as a line end and a byte order mark at the start as nothing; neither moves any place.
 */
export function parseCharter(text: string): CharterDocument {
  const root = unreadableCharacters(text).length === 0 ? readPlainPage(text, sectionReader(text)) : undefined;
  return root ? { text, lines: indexLines(text), root, problems: [], furtherDocuments: [] } : readAnyPage(text);
}

/** A section is read as if another one followed, as what stands at its end may depend on that. */
const NEXT = 'next';

/** Reads a section of a page with the library, alone; undefined where it may not come to the same among the others. */
function sectionReader(text: string): (start: number, end: number) => MapNode | undefined {
  return (start, end) => {
    const isLast = end === text.length;
    const part = text.slice(start, end);
    const read = readAnyPage(isLast ? part : `${part}${NEXT}:\n`);
    if (!sectionsOf(read) || read.root?.kind !== 'map') return undefined;
    const { span, flow, entries, byKey } = read.root;
    if (isLast) return moveMap(read.root, start);
    if (entries.at(-1)?.key !== NEXT) return undefined;
    return moveMap({ kind: 'map', span, flow, entries: entries.slice(0, -1), byKey }, start);
  };
}

/** Reads a text with the library, whatever it is. */
export function readAnyPage(text: string): CharterDocument {
  const lines = indexLines(text);
  const shift = text.startsWith('\uFEFF') ? 1 : 0;
  const unreadable = unreadableCharacters(text);
  const { readable, conflicts } = maskConflicts(asYamlReads(text.slice(shift)), shift);

  let documents: Document.Parsed<ParsedNode>[];
  try {
    documents = [
      ...new Composer(options).compose(new Parser().parse(readable), true, readable.length),
    ] as typeof documents;
  } catch {
    // The parser recurses: very deep nesting may exhaust the stack before its own limit is reached.
    const first = firstContent(text);
    const problem: Problem = {
      span: first,
      damage: { start: 0, end: text.length },
      message: 'This text is nested too deeply to be read. A charter needs four levels at most.',
      slip: 'other',
      unfinished: false,
    };
    return { text, lines, root: undefined, problems: [problem], furtherDocuments: [] };
  }

  const written = documents.filter((document) => document.contents !== null && !isEmptyDocument(document));
  const { root, problems } = convert((written[0] ?? documents[0])?.contents ?? null, readable, shift);
  const found = [...unreadable, ...conflicts];
  const sound = found.length + problems.length === 0 && documents.every(({ errors }) => errors.length === 0);
  return {
    text,
    lines,
    root,
    problems: sound ? [] : explainProblems({ text, lines, shift, documents, found, made: problems }),
    furtherDocuments: written.slice(1).map((document) => at(document.range[0], shift)),
  };
}

/** The first line that holds more than white space and comments, else the first line; trimmed. */
export function firstContent(text: string): Span {
  // By line and not with `^`, which also stands behind separators that end no line here, and would be slow for many.
  const found = /(?:^|[\r\n])[ \t]*(?=[^\s#])/.exec(text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text);
  const start = found ? found.index + found[0].length : text.length - text.trimStart().length;
  const from = start < text.length ? start : 0;
  let end = from;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  const trimmed = text.slice(from, end).trimEnd().length;
  // Of a page without a visible character, its first one: an empty range shows nothing.
  return { start: from, end: from + (trimmed || Math.min(1, text.length - from)) };
}

function isEmptyDocument(document: Document.Parsed<ParsedNode>): boolean {
  const contents = document.contents;
  return contents !== null && contents.range[0] === contents.range[1] && 'value' in contents && contents.value === null;
}

function asYamlReads(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}

function at(offset: number, shift: number): Span {
  return { start: offset + shift, end: offset + shift };
}
