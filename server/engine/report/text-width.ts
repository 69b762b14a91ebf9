/** Signs that fonts draw narrow, wide, and, in East Asia and of pictures, as a square; those that take no room. */
const NARROW = /[ iljtfrI.,:;'|!()[\]-]/;
const WIDE = /[mwMW@%<>=]/;
const SQUARE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f000}-\u{1ffff}]/u;
const NONE = /[\p{M}\p{Cf}]/u;

/** How wide a text is on paper, in em: about as in Verdana, which is wider than most. */
export function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += NARROW.test(sign) ? 0.35 : WIDE.test(sign) ? 0.88 : signWidth(sign);
  return width;
}

function signWidth(sign: string): number {
  if (SQUARE.test(sign)) return 1;
  if (NONE.test(sign)) return 0;
  return /\p{Lu}/u.test(sign) ? 0.69 : 0.6;
}

/** How many lines a text takes where a line is so wide, in em: words stay whole where they fit into a line. */
export function lineCount(text: string, width: number): number {
  let count = 1;
  let used = 0;
  for (const word of text.match(/\S+\s*/g) ?? []) {
    const wide = textWidth(word);
    const room = textWidth(word.trimEnd());
    if (used > 0 && used + room > width) {
      count += 1;
      used = 0;
    }
    // What fits into no line is broken wherever it has to be.
    count += Math.ceil(room / width) - 1;
    used = room > width ? room % width : used + wide;
  }
  return count;
}
