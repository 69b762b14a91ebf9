import type { Lines, Span } from '../../engine/index.ts';
import type { Colors } from './colors.ts';
import { clipEnd, clipStart, displayWidth } from './display-width.ts';
import { visible } from './visible.ts';

/**
 * The line that a finding points at, with carets below it; nothing for a line without content. Of a line that is too
 * long, what is around the carets.
 */
export function sourceFrame(
  { text, lines }: { readonly text: string; readonly lines: Lines },
  span: Span,
  {
    columns,
    colors,
    paint,
  }: { readonly columns: number; readonly colors: Colors; readonly paint: (text: string) => string },
): string {
  const line = lines.spanAt(span.start);
  const number = `${lines.position(span.start).line + 1}`;
  const room = Math.max(20, columns - number.length - 5);
  // No more of a long line is looked at than could be shown.
  const piece = (from: number, to: number) => shown(text.slice(from, Math.max(from, to)));
  const end = Math.min(Math.max(span.end, span.start + 1), line.end);
  const whole = piece(span.start, Math.min(end, span.start + room));
  const marked = clipEnd(whole, Math.ceil(room * 0.6));
  const before = clipStart(
    piece(Math.max(line.start, span.start - room), span.start),
    Math.max(room - displayWidth(marked) - 10, 10),
  );
  const left = room - displayWidth(before) - displayWidth(marked);
  const after = left > 0 && marked === whole ? clipEnd(piece(end, Math.min(line.end, end + room)), left) : '';
  const source = `${before}${marked}${after}`;
  if (source.trim() === '') return '';
  const carets = '^'.repeat(Math.max(1, displayWidth(marked)));
  return [
    `  ${colors.dim(`${number} |`)} ${source}`.trimEnd(),
    `  ${colors.dim(`${' '.repeat(number.length)} |`)} ${' '.repeat(displayWidth(before))}${paint(carets)}`,
  ].join('\n');
}

function shown(text: string): string {
  return visible(text.replaceAll('\t', '  '));
}
