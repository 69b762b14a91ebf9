// Control characters, marks that change the direction of text, and separators that act as line ends.
const INVISIBLE = /\p{Cc}|\p{Bidi_Control}|[\u2028\u2029]/gu;

const SHORT: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/**
 * Makes text from a file harmless to whoever shows it: what a terminal would obey, it shows (`\x1b`). So do build
 * services, which take commands from what a program prints (`::error::`, `##[group]`).
 */
export function visible(text: string): string {
  // Nearly all text is harmless as it is, which is found out in one look.
  if (/^[ -~]*$/.test(text) && !text.includes('::') && !text.includes('##')) return text;
  return text
    .replace(INVISIBLE, escaped)
    .replace(/^(\s*):(?=:)/, '$1\\x3a')
    .replace(/#(?=#(?:\[|vso\[))/g, '\\x23');
}

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  const hex = code.toString(16);
  return SHORT[character] ?? (code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`);
}
