import type { Words } from '../policy/policy.ts';

const WHOLE = [
  ...['tbd', 'tbc', 'todo', 'fixme', 'n/a', 'na', 'none', 'unknown', 'pending', '?', '???', '-', 'xxx'],
  ...['not applicable', 'not available', 'someone', 'somebody', 'anyone', 'the team'],
];

/** Of pairs those around an address are none: an e-mail address, a URL, a handle. "<e-mail or @handle>" is not around one. */
const PAIR = /^(?:<(?![^>]*(?:[^\s<>]@|:\/\/)|\s*@[^\s<>]*\s*>)[^<>]*>|\[[^[\]]*\]|\{\{[^{}]*\}\})$/;
const BEGINS = /^(?:tbd|tbc|todo|fixme|to be (?:decided|confirmed|defined|determined|announced))\s*(?:$|\p{P})/iu;
const ENDS = /(?:[-–—:;,/([])\s*(?:tbd|tbc)\s*[)\]]?[.!]?$/iu;

/** What every such text has in it. */
const SUSPICIOUS = /^\s*(?:<|\[|\{)|tb[cd]|todo|fixme|to\s+be\s/iu;
/** A letter or a digit at the end, so that nothing is to be taken off there. */
const ENDS_IN_WORD = /[\p{L}\p{N}]$/u;

const TRAILING = /[\s.!?:;,…]+$/u;

/** Tells placeholders from answers. */
export type IsPlaceholder = (text: string) => boolean;

/**
 * Builds the test for one set of words. A placeholder is a text that stands where an answer should be: "TBD",
 * "<name>", "TODO: ask Kim", "planning phase - TBD". Not one: a name that happens to begin with such letters.
 */
export function placeholderTest(words: Words = { add: [], exempt: [] }): IsPlaceholder {
  const exempt = new Set(words.exempt.map((word) => word.trim().toLowerCase()));
  const whole = new Set([...(exempt.has('*') ? [] : WHOLE), ...words.add.map((word) => word.trim().toLowerCase())]);
  const longest = Math.max(0, ...[...whole].map((word) => word.length));
  return (text) => {
    // No placeholder is long; a long text must not cost anything.
    if (text.length > 500) return false;
    // Nearly every value, and each is asked about at every key: longer than all words of the list, and of no other kind.
    if (text.length > longest && !SUSPICIOUS.test(text) && ENDS_IN_WORD.test(text) && !/^\s|\s\s/.test(text))
      return false;
    const plain = text.trim().replace(/\s+/g, ' ');
    const lower = plain.toLowerCase();
    if (exempt.has(lower)) return false;
    const bare = lower.replace(TRAILING, '');
    if (exempt.has(bare)) return false;
    // Of question marks nothing is left without those behind.
    const known = [lower, bare, bare === '' ? lower.charAt(0) : bare].some((words) => whole.has(words));
    return known || PAIR.test(bare) || BEGINS.test(plain) || ENDS.test(plain);
  };
}
