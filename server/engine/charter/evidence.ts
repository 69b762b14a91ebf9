import type { CheckContext } from '../rule.ts';
import { type FileFact, isPath } from '../values/path.ts';
import type { Field } from './field.ts';

/** What a value that may name a file comes to. */
export type Evidence =
  | { readonly kind: 'blank' }
  /** Not a path: a link, a place, a sentence. It is taken at its word. */
  | { readonly kind: 'prose' }
  | { readonly kind: 'file'; readonly file: Extract<FileFact, { kind: 'text' }> }
  | { readonly kind: 'folder' }
  /** There is a file and nothing in it, or placeholders only. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'absent' | 'outside' | 'pending' }
  | { readonly kind: 'unreadable'; readonly message: string };

/** Looks up what a value names, when it names a file. */
export function readEvidence({ charter, files }: CheckContext, field: Field): Evidence {
  if (field.text === undefined) return { kind: 'blank' };
  if (!isPath(field.text)) return { kind: 'prose' };
  const fact = files.read(field.text);
  if (fact.kind !== 'text') return fact;
  return holdsNothing(fact.text, charter.isPlaceholder) ? { kind: 'empty' } : { kind: 'file', file: fact };
}

/** What is wrong with evidence that is no evidence, in words; undefined when nothing is. */
export function flawOf(evidence: Evidence, path: string | undefined): string | undefined {
  switch (evidence.kind) {
    case 'absent':
      return `There is no file ${path}.`;
    case 'empty':
      return `The file ${path} has nothing in it, or only placeholders.`;
    case 'outside':
      return `${path} leads out of the repository, so it was not read.`;
    case 'unreadable':
      return `The file ${path} could not be read (${evidence.message}).`;
    default:
      return undefined;
  }
}

function holdsNothing(text: string, isPlaceholder: (text: string) => boolean): boolean {
  // Whoever wrote a page of text wrote something; looking further would only cost time.
  for (const line of text.slice(0, 5000).split(/\r\n?|\n/)) {
    const words = line.replace(/^[\s\uFEFF#>*+-]+/, '').trim();
    if (words !== '' && !isPlaceholder(words)) return false;
  }
  return true;
}
