import { RE2JS } from 're2js';
import type { CompilePattern } from '../engine/index.ts';

/** Longer ones nobody could read. */
const MOST_CHARACTERS = 500;
/** Each letter of a text may cost as many steps as a pattern has, and a few repetitions make thousands of them. */
const MOST_STEPS = 2500;
/** A value of a page is shorter than the page. */
const LONGEST_TEXT = 10_000;

/**
 * Compiles the patterns of policies with RE2, which never backtracks: time grows in line with the text, whatever the
 * pattern. A pattern that RE2 does not know (look-around, back-references), or that is too large, is not valid. No
 * pattern matches a text that is longer than any value of a page should be.
 */
export const compilePattern: CompilePattern = (pattern) => {
  if (pattern.length > MOST_CHARACTERS) return undefined;
  try {
    const compiled = RE2JS.compile(pattern);
    if (compiled.programSize() > MOST_STEPS) return undefined;
    // While somebody types in one value, all others are asked about again and again.
    let last: { readonly text: string; readonly matches: boolean } | undefined;
    return (text) => {
      if (text.length > LONGEST_TEXT) return false;
      if (last?.text !== text) last = { text, matches: compiled.matcher(text).find() };
      return last.matches;
    };
  } catch {
    return undefined;
  }
};
