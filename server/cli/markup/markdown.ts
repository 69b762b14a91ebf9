import { escapeMarkdown as escapeText } from '../../engine/index.ts';
import { visible } from '../terminal/visible.ts';

/** A text as Markdown that shows just that text, within a line or the cell of a table; what would be obeyed unseen is shown. */
export function escapeMarkdown(text: string): string {
  return escapeText(visible(text));
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
