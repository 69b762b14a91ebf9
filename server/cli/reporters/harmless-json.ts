/** JSON leaves as they are some characters that a terminal obeys. Escaped, they mean the same. */
export function harmlessJson(text: string): string {
  return text.replace(
    /[\u007F-\u009F]|\p{Bidi_Control}|[\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
