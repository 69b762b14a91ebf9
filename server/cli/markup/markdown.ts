import { visible } from '../terminal/visible.ts';

/**
 * A text as Markdown that shows just that text, within a line or the cell of a table. Code hosts also read names and
 * numbers in it: whoever is named in a charter must not be called by each report, nor issue 12 be linked.
 */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>|~&$]/g, '\\$&')
    .replace(/^(\s*)([#+=-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
    .replace(/@(?=\S)|#(?=[\w-])|\bgh(?=-\d)/gi, '$&&#8203;');
}

/**
 * A text as code, within a line or the cell of a table. A fence of backticks cannot hold a bar in a cell whatever stands
 * before it; an element with every mark as a reference can.
 */
export function code(text: string): string {
  const shown = visible(text);
  if (/^[\w./-]+$/.test(shown)) return `\`${shown}\``;
  return `<code>${shown.replace(/[^\p{L}\p{N} /.,:;='"-]/gu, (character) => `&#${character.codePointAt(0)};`)}</code>`;
}
