import { distance } from 'fastest-levenshtein';

/** The word that somebody meant who wrote `word`, if one of `words` is near enough; case does not count. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  // Nobody misspells a key by hundreds of letters, and comparing costs the product of both lengths.
  if (word.length > 60) return undefined;
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '');
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of words) {
    const far = distance(plain(word), plain(candidate));
    if (far < least && far < candidate.length / 2) [best, least] = [candidate, far];
  }
  return best;
}
