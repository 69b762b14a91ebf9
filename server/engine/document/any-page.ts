import { Composer, type Document, type ParsedNode, Parser } from 'yaml';
import { indexLines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { convert } from './convert.ts';
import { firstContent } from './first-content.ts';
import { TOO_MANY_VALUES } from './node.ts';
import type { CharterDocument } from './parse.ts';
import type { Problem } from './problem.ts';
import { explainProblems } from './problems.ts';
import { hasTooManyValues } from './too-many-values.ts';
import { maskConflicts, unreadableCharacters } from './unreadable.ts';

const options = { uniqueKeys: false, prettyErrors: false, logLevel: 'silent', version: '1.2', merge: false } as const;

/** Reads a text with the library, whatever it is. */
export function readAnyPage(text: string): CharterDocument {
  const lines = indexLines(text);
  const shift = text.startsWith('\uFEFF') ? 1 : 0;
  const unreadable = unreadableCharacters(text);
  const { readable, conflicts } = maskConflicts(asYamlReads(text.slice(shift)), shift);

  const unread = (message: string): CharterDocument => {
    const damage = { start: 0, end: text.length };
    const problem: Problem = { span: firstContent(text), damage, message, slip: 'other', unfinished: false };
    return { text, lines, root: undefined, problems: [problem], furtherDocuments: [] };
  };
  if (hasTooManyValues(readable)) return unread(TOO_MANY_VALUES);

  let documents: Document.Parsed<ParsedNode>[];
  try {
    documents = [
      ...new Composer(options).compose(new Parser().parse(readable), true, readable.length),
    ] as typeof documents;
  } catch {
    // The parser recurses: very deep nesting may exhaust the stack before its own limit is reached.
    return unread('This text is nested too deeply to be read. A charter needs four levels at most.');
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
