import type { MarkupContent } from 'vscode-languageserver';
import { withoutMarkdown } from '../engine/index.ts';

/** Markdown, for a client that shows it; its words for one that says what it shows and does not name it. */
export function toMarkup(markdown: string, showsMarkdown: boolean): MarkupContent {
  return showsMarkdown
    ? { kind: 'markdown', value: markdown }
    : { kind: 'plaintext', value: withoutMarkdown(markdown) };
}

/** @param formats what a client says it shows; one that says nothing is taken to show Markdown */
export function showsMarkdown(formats: unknown): boolean {
  return !Array.isArray(formats) || formats.includes('markdown');
}
