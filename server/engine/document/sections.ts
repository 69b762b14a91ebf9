import type { Span } from '../text/span.ts';
import { pageStart } from './page-start.ts';
import type { CharterDocument } from './parse.ts';

/** An entry at the top of a page with all that belongs to it, up to the next one. */
export interface Section extends Span {
  readonly key: string;
}

/**
 * What may reach from one section into another: markers, names for values and their use, and keys behind a question mark,
 * whose values end in the library somewhere in what follows them.
 */
const REACHES_FURTHER =
  /^(?:---|\.\.\.|%|<<<<<<<|=======|\|\|\|\|\|\|\||>>>>>>>)|(?:^|[\s[{,?:-])(?:[&*]\S|\?(?:\s|$))/m;

/** True of a text in which something may. */
function reachesFurther(text: string): boolean {
  return REACHES_FURTHER.test(text);
}

const known = new WeakMap<CharterDocument, readonly Section[] | undefined>();

/**
 * The sections of a page, each of which reads the same alone as among the others; undefined of a page where that is not
 * certain. The first one begins with the page, and so with the marker of a document where there is one.
 */
export function sectionsOf(document: CharterDocument): readonly Section[] | undefined {
  if (known.has(document)) return known.get(document);
  const sections = split(document);
  known.set(document, sections);
  return sections;
}

function split({ text, root, problems, furtherDocuments }: CharterDocument): readonly Section[] | undefined {
  if (problems.length > 0 || furtherDocuments.length > 0 || root?.kind !== 'map' || root.flow) return undefined;
  if (text.startsWith('\uFEFF') || reachesFurther(text.slice(pageStart(text)))) return undefined;
  const starts: number[] = [];
  for (const { keySpan, merged } of root.entries) {
    const before = text[keySpan.start - 1];
    if (
      merged ||
      keySpan.start <= (starts.at(-1) ?? -1) ||
      (before !== undefined && before !== '\n' && before !== '\r')
    )
      return undefined;
    starts.push(keySpan.start);
  }
  return root.entries.map(({ key }, index) => ({
    key,
    start: index === 0 ? 0 : starts[index]!,
    end: starts[index + 1] ?? text.length,
  }));
}
