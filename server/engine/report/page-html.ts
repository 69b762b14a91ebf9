import type { Content } from './element.ts';
import { STYLE, STYLE_HASH } from './style.ts';

/** A page of its own: one file that loads nothing and runs nothing. Data only ever becomes text. */
export function pageHtml(title: string, content: readonly Content[]): string {
  const policy = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${content.map(writeContent).join('\n')}
</main>
</body>
</html>
`;
}

const EMPTY = new Set(['br', 'hr', 'img', 'meta', 'link', 'input']);

function writeContent(content: Content): string {
  if (typeof content === 'string') return escapeHtml(content);
  const { tag, attributes, children } = content;
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  const inside = children.map(writeContent).join('');
  return EMPTY.has(tag) ? `<${tag}${given.join('')}>` : `<${tag}${given.join('')}>${inside}</${tag}>`;
}

/** A text as HTML, for elements and attributes alike. */
export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  // What HTML does not allow, even as an entity, has nothing to show either.
  return text.replace(/[&<>"']/g, (sign) => entities[sign]!).replace(/(?![\t\n\r])\p{Cc}/gu, '\ufffd');
}
