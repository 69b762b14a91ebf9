import type { Problem } from './problem.ts';

// YAML allows tab, line ends, NEL and what is printable; U+FFFD is what a decoder leaves where bytes were not UTF-8.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point.
const unreadable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFD\uFFFE\uFFFF]/;

/** UTF-16 read as UTF-8: what is left of the byte order mark, where there was one, and two characters with their zeros. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point.
const wide = /^(?:\uFFFD\uFFFD)?(?:(?:\u0000[^\u0000]){2}|(?:[^\u0000]\u0000){2})/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point.
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g;

/** So many characters tell a text from what is none. */
const BINARY_HEAD = 2000;

/** The first character that is not text, if any: control characters, and what is left of bytes that are not UTF-8. */
export function unreadableCharacters(text: string): Problem[] {
  const start = text.search(unreadable);
  if (start < 0) return [];
  const message = whyUnreadable(text, text.charCodeAt(start));
  return [
    { span: { start, end: start + 1 }, damage: { start, end: text.length }, message, slip: 'other', unfinished: false },
  ];
}

function whyUnreadable(text: string, code: number): string {
  if (wide.test(text))
    return 'This file is not saved as UTF-8 (it looks like UTF-16), so it cannot be read. Save it with encoding UTF-8.';
  if (isBinary(text))
    return 'This file is not text but something else, saved under the name of a charter, so it cannot be read. Give it another name, or put a charter in its place.';
  if (code === 0xfffd)
    return 'A character here could not be read: the file is not saved as UTF-8. Save it with encoding UTF-8 and type the character again.';
  return `An invisible control character (U+${code.toString(16).toUpperCase().padStart(4, '0')}) stands here, which YAML does not allow. Delete it.`;
}

/** Whether the beginning has more control characters than slip into a text. */
function isBinary(text: string): boolean {
  const head = text.slice(0, BINARY_HEAD);
  return [...head.matchAll(control)].length > head.length / 20 && head.includes('\u0000');
}

/**
 * Replaces each merge conflict by spaces but for the first side, so that the rest of the text is read as if it were
 * not there: one conflict is one problem, not one for each marker.
 */
export function maskConflicts(text: string, shift: number): { readable: string; conflicts: Problem[] } {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return { readable: text, conflicts: [] };
  const conflicts: Problem[] = [];
  let side: 'none' | 'first' | 'other' = 'none';
  let readable = '';
  const marker = /^(<{7}|\|{7}|={7}|>{7})(?: .*)?$/;
  let offset = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const bare = line.replace(/\r?\n$/, '');
    const kind = marker.exec(bare)?.[1]?.[0];
    const starts = kind === '<';
    const ends = kind === '>';
    const isMarker = starts || ends || (kind !== undefined && side !== 'none');
    if (isMarker) {
      const span = { start: offset + shift, end: offset + bare.length + shift };
      const open = conflicts.at(-1);
      if (starts || side === 'none') {
        conflicts.push({
          span,
          damage: { start: span.start, end: text.length + shift },
          message:
            'A merge conflict was left here. Keep one side, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.',
          slip: 'conflict',
          unfinished: false,
        });
      }
      if (ends && open && side !== 'none')
        conflicts[conflicts.length - 1] = { ...open, damage: { start: open.span.start, end: span.end } };
      side = starts ? 'first' : ends ? 'none' : 'other';
    }
    readable += isMarker || side === 'other' ? ' '.repeat(bare.length) + line.slice(bare.length) : line;
    offset += line.length;
  }
  return { readable, conflicts };
}
