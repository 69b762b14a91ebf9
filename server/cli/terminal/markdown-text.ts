import type { Colors } from './colors.ts';
import { wrap } from './wrap.ts';

/** Markdown as text for a terminal: headings stand out, paragraphs are wrapped, code is indented. */
export function markdownText(
  markdown: string,
  { colors, columns }: { readonly colors: Colors; readonly columns: number },
): string {
  let inCode = false;
  const lines = markdown.split('\n').flatMap((line) => {
    if (line.startsWith('```')) {
      inCode = !inCode;
      return [];
    }
    if (inCode) return [`    ${line}`];
    const heading = /^#+ (.*)$/.exec(line)?.[1];
    if (heading !== undefined) return [colors.bold(heading)];
    return wrap(line.replace(/`([^`]*)`/g, '$1'), columns - 2).map((part) => (part === '' ? '' : `  ${part}`));
  });
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
