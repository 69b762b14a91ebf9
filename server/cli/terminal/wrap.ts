import { clipEnd, displayWidth, isAscii } from './display-width.ts';

/** Long enough for any address that somebody wants to click on. */
const LONGEST_WORD = 300;

/** Breaks a text into lines of at most `columns`, between words. A word that is longer stays whole, within reason. */
export function wrap(text: string, columns: number): string[] {
  return wrapAscii(text, columns) ?? wrapWords(text, columns);
}

/** The same for what nearly all messages are: letters of one column, and one space between words; undefined for others. */
function wrapAscii(text: string, columns: number): string[] | undefined {
  if (!isAscii(text) || /^ | {2}| ::| $/.test(text)) return undefined;
  const lines: string[] = [];
  let start = 0;
  while (text.length - start > columns) {
    const within = text.lastIndexOf(' ', start + columns);
    const end = within > start ? within : text.indexOf(' ', start + Math.max(columns, 0));
    if (end === -1) break;
    if (end - start > LONGEST_WORD) return undefined;
    lines.push(text.slice(start, end));
    start = end + 1;
  }
  if (text.length - start > LONGEST_WORD) return undefined;
  lines.push(text.slice(start));
  return lines;
}

function wrapWords(text: string, columns: number): string[] {
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
