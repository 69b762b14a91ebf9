import { indexLines, type Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { readAnyPage } from './any-page.ts';
import { moveMap } from './move-node.ts';
import type { CharterNode, MapNode } from './node.ts';
import { readPlainPage } from './plain-page.ts';
import type { Problem } from './problem.ts';
import { sectionsOf } from './sections.ts';
import { unreadableCharacters } from './unreadable.ts';

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
