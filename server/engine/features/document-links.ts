import type { Charter } from '../charter/charter.ts';
import type { ScalarNode } from '../document/node.ts';
import type { Span } from '../text/span.ts';
import { type Files, isPath } from '../values/path.ts';

/** Words of a page that lead somewhere. */
export interface DocumentLink {
  readonly span: Span;
  readonly target: LinkTarget;
  /** What happens when it is followed. */
  readonly tooltip: string;
}

export type LinkTarget =
  /** A file of the repository, by its path as the page writes it. */
  | { readonly kind: 'file'; readonly path: string }
  /** A policy, as another one names it: a path, or an installed package. */
  | { readonly kind: 'policy'; readonly reference: string }
  /** An address that begins with https: */
  | { readonly kind: 'web'; readonly url: string }
  | { readonly kind: 'mail'; readonly address: string };

const EMAIL = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

/**
 * The links of a page or policy: files that are there, addresses of the web, e-mail addresses. A path that leads out of
 * the repository, or to nothing, is no link.
 */
export function documentLinks(charter: Charter, files: Files): DocumentLink[] {
  return charter.written().flatMap(({ field: { text, node, path }, spec }) => {
    if (text === undefined || node?.kind !== 'scalar') return [];
    if (/^extends(?:\.\d+)?$/.test(path))
      return link(charter, node, text, { kind: 'policy', reference: text }, 'Open the policy');
    if (spec.path && namesFile(text, files))
      return link(charter, node, text, { kind: 'file', path: text }, 'Open the file');
    if (isWebAddress(text)) return link(charter, node, text, { kind: 'web', url: text }, 'Open in the browser');
    const address = /<([^<>]+)>$/.exec(text)?.[1] ?? text;
    if (!EMAIL.test(address)) return [];
    return link(charter, node, address, { kind: 'mail', address }, `Write to ${address}`);
  });
}

/** True when a text is the path of a file that is there and may be opened. */
export function namesFile(text: string, files: Files): boolean {
  return isPath(text) && files.read(text).kind === 'text';
}

function isWebAddress(text: string): boolean {
  return text.length < 2048 && /^https:\/\/[\p{L}\p{N}.-]+(?::\d+)?(?:[/?#][^\s"'<>\\]*)?$/iu.test(text);
}

/** A link on the words of a value, where they stand as they are; an alias repeats words that stand elsewhere. */
function link(
  { document }: Charter,
  { span }: ScalarNode,
  words: string,
  target: LinkTarget,
  tooltip: string,
): DocumentLink[] {
  const at = document.text.slice(span.start, span.end).indexOf(words);
  if (at < 0) return [];
  const start = span.start + at;
  return [{ span: { start, end: start + words.length }, target, tooltip }];
}
