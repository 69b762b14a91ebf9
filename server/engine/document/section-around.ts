import type { Lines } from '../text/lines.ts';

/** Where the top-level section around an offset begins: at the last line up to it that begins with a key. */
export function sectionStart(text: string, lines: Lines, offset: number): number {
  for (let line = lines.position(offset).line; line > 0; line--) {
    const { start } = lines.span(line);
    if (/[^\s#}\]-]/.test(text[start] ?? '')) return start;
  }
  return 0;
}

/** Where the top-level section around an offset ends: at the next line that begins with a key. */
export function sectionEnd(text: string, lines: Lines, offset: number): number {
  const from = lines.spanAt(offset).end;
  const next = /[\r\n][^\s#}\]-]/g;
  next.lastIndex = from;
  return next.exec(text)?.index ?? text.length;
}
