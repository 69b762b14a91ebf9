import { clipEnd, displayWidth } from './display-width.ts';

/** Long enough for any address that somebody wants to click on. */
const LONGEST_WORD = 300;

/** Breaks a text into lines of at most `columns`, between words. A word that is longer stays whole, within reason. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  // No line begins with `::`, which build services would take for a command.
  for (const whole of text.split(/ +(?!::)/)) {
    const word = clipEnd(whole, LONGEST_WORD);
    const more = displayWidth(word);
    if (line !== '' && width + 1 + more > columns) {
      lines.push(line);
      line = word;
      width = more;
    } else {
      width += line === '' ? more : more + 1;
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** A wrapped text as indented lines. */
export function paragraph(text: string, columns: number, indent: number): string {
  const before = ' '.repeat(indent);
  return wrap(text, columns - indent)
    .map((line) => before + line)
    .join('\n');
}
