import type { Content } from './element.ts';
import { STYLE, STYLE_HASH } from './style.ts';

/** What a page is made of: its title, its style with the hash that lets it in, and its body as markup. */
export interface Page {
  readonly title: string;
  readonly style: string;
  /** As a policy names it: `sha256-…`. */
  readonly styleHash: string;
  readonly body: string;
  /** Asks for a printer as soon as it is shown. */
  readonly prints?: boolean;
}

/** All that a page ever runs, and the hash that lets it in. */
export const PRINT_SCRIPT = "addEventListener('load', () => print());";
export const PRINT_SCRIPT_HASH = 'sha256-jU9MAAT9vbWWAuIru1dmUF6oIRQGTBJx4I6mjdBmv+g=';

/**
 * The frame of a page: one file that loads nothing, and runs nothing unless it prints by itself. Its policy lets in what is
 * its own and nothing else.
 */
export function framePage({ title, style, styleHash, body, prints = false }: Page): string {
  const runs = prints ? `script-src '${PRINT_SCRIPT_HASH}'; ` : '';
  const policy = `default-src 'none'; ${runs}style-src '${styleHash}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${style}</style>${prints ? `\n<script>${PRINT_SCRIPT}</script>` : ''}
</head>
<body>
${body}
</body>
</html>
`;
}

/** A page of its own, in the style of the report. Data only ever becomes text. */
export function pageHtml(
  title: string,
  content: readonly Content[],
  { kind, prints = false }: { readonly kind?: string } & Pick<Page, 'prints'> = {},
): string {
  const body = `<main${kind === undefined ? '' : ` class="${escapeHtml(kind)}"`}>\n${content.map(writeContent).join('\n')}\n</main>`;
  return framePage({ title, style: STYLE, styleHash: STYLE_HASH, body, prints });
}

const EMPTY = new Set(['br', 'hr', 'img', 'meta', 'link', 'input']);

function writeContent(content: Content): string {
  if (typeof content === 'string') return escapeHtml(content);
  const { tag, attributes, children } = content;
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  const inside = children.map(writeContent).join('');
  return EMPTY.has(tag) ? `<${tag}${given.join('')}>` : `<${tag}${given.join('')}>${inside}</${tag}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A text as HTML, for elements and attributes alike. Line ends are written as entities: a page may be printed where a
 * build service takes a line for a command (`::error::`, `##[group]`).
 */
export function escapeHtml(text: string): string {
  return (
    text
      .replace(/[&<>"']/g, (sign) => ENTITIES[sign]!)
      .replace(/\r\n?|\n/g, '&#10;')
      .replace(/[\u2028\u2029]/g, (sign) => `&#${sign.charCodeAt(0)};`)
      .replace(/#(?=#(?:\[|vso\[))/g, '&#35;')
      // What HTML does not allow, even as an entity, has nothing to show; what turns the direction of all behind it lies.
      .replace(/(?!\t)\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}|\p{Noncharacter_Code_Point}/gu, '\ufffd')
  );
}
