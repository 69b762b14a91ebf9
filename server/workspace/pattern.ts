import { RE2JS } from 're2js';
import type { CompilePattern } from '../engine/index.ts';

/** Longer ones nobody could read, and their size counts in the time that each letter of a text takes. */
const MOST_CHARACTERS = 500;

/**
 * Compiles the patterns of policies with RE2, which never backtracks: time grows in line with the text, whatever the
 * pattern. A pattern that RE2 does not know (look-around, back-references) is not valid.
 */
export const compilePattern: CompilePattern = (pattern) => {
  if (pattern.length > MOST_CHARACTERS) return undefined;
  try {
    const compiled = RE2JS.compile(pattern);
    return (text) => compiled.matcher(text).find();
  } catch {
    return undefined;
  }
};
