import { distance } from 'fastest-levenshtein';

/** The word that somebody meant who wrote `word`, if one of `words` is near enough; case does not count. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  // Nobody misspells a key by hundreds of letters, and comparing costs the product of both lengths.
  if (word.length > 60) return undefined;
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of words) {
    const far = distance(plain(word), plain(candidate));
    if (far < least && far < candidate.length / 2) [best, least] = [candidate, far];
  }
  return best;
}

/**
 * The value that somebody meant who wrote `word`, of the few that a key may have: the nearest, else the only one that is
 * written shorter, as in `prod`, or longer, as in `weekly`.
 */
export function nearestValue(word: string, values: readonly string[]): string | undefined {
  const near = nearest(word, values);
  if (near !== undefined) return near;
  // Several words say more than a value does, which would be lost.
  if (/\s/.test(word.trim())) return undefined;
  const [only, ...others] = values.filter((value) => isBeginning(plain(word), plain(value)));
  return others.length === 0 ? only : undefined;
}

/** Fewer letters begin too much. */
const LEAST_LETTERS = 3;

function isBeginning(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= LEAST_LETTERS && (a.startsWith(b) || b.startsWith(a));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s_-]/g, '');
}
