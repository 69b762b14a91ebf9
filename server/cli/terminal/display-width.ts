// What East Asian fonts and emoji draw over two columns, and what takes none.
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]/u;
const NONE = /\p{M}|[\u200B-\u200D\u2060\uFEFF]/u;

/** How many columns a text takes in a terminal, as far as that can be known. */
export function displayWidth(text: string): number {
  if (isAscii(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

export function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII.
  return /^[\u0000-\u007F]*$/.test(text);
}

function characterWidth(character: string): number {
  return NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}

/** The beginning of a text that fits in `columns`. */
export function clipEnd(text: string, columns: number): string {
  // No letter takes more than two.
  if (2 * text.length <= columns) return text;
  if (displayWidth(text) <= columns) return text;
  let width = 1;
  let kept = '';
  for (const character of text) {
    width += characterWidth(character);
    if (width > columns) break;
    kept += character;
  }
  return `${kept}…`;
}

/** The end of a text that fits in `columns`. */
export function clipStart(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let width = 1;
  let kept = '';
  for (const character of [...text].reverse()) {
    width += characterWidth(character);
    if (width > columns) break;
    kept = character + kept;
  }
  return `…${kept}`;
}

/** Fills a text up with spaces. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}
