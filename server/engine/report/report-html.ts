import { reportContent } from './content.ts';
import type { Content } from './element.ts';
import type { CharterReport } from './report.ts';
import { STYLE, STYLE_HASH } from './style.ts';

/**
 * The report as a page of its own: one file that loads nothing, runs nothing and prints on one page. What a charter says
 * only ever becomes text.
 */
export function reportHtml(report: CharterReport): string {
  const { title, name } = report;
  const body = reportContent(report, { interactive: false }).map(writeContent).join('\n');
  const policy = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title ?? name)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
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
