/** Words that YAML, in one of its versions, reads as something other than text. */
const NOT_TEXT = /^(?:true|false|yes|no|on|off|y|n|null|~)$/i;
/** Begins with a letter, ends with none of what may begin something, and holds nothing that YAML reads specially. */
const PLAIN = /^\p{L}(?:[\p{L}\p{M}\p{N} ._()/+&'’–-]*[\p{L}\p{M}\p{N}.)])?$/u;
/** An e-mail address reads best as it is. */
const EMAIL = /^[a-z][\w.+-]*@[\w-]+(?:\.[\w-]+)+$/i;

/**
 * A text as a value of YAML on one line, also inside braces: as it is where every reader takes it for that text, else
 * between double quotes. Line breaks and what no page may hold become spaces.
 */
export function yamlText(text: string): string {
  const line = oneLine(text);
  if (EMAIL.test(line) || (PLAIN.test(line) && !NOT_TEXT.test(line))) return line;
  return JSON.stringify(line);
}

/**
 * A text without what has no place in a line: control characters, halves of characters, and what stands for one that could
 * not be read, for which no page can be.
 */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\uFFFD-\uFFFF\s]+/gu, ' ').trim();
}
