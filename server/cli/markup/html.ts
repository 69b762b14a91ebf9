import { escapeHtml as escapeText } from '../../engine/index.ts';
import { visible } from '../terminal/visible.ts';

/** Markup that is safe to put into a page: made by `html`, which escapes everything else. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | readonly Part[];

/**
 * Makes markup of a template. What stands in it is escaped unless it is markup itself, so forgetting it is not
 * possible. A library would bring a renderer for what is five replacements.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return {
    markup: strings.map((text, index) => text + (index < parts.length ? markupOf(parts[index]!) : '')).join(''),
  };
}

function markupOf(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(`${part}`);
  return 'markup' in part ? part.markup : part.map(markupOf).join('');
}

/** A text as HTML, in an element or in an attribute with quotes. Characters that would be obeyed unseen are shown. */
export function escapeHtml(text: string): string {
  return escapeText(visible(text));
}
