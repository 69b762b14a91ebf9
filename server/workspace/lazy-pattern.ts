import type { CompilePattern } from '../engine/index.ts';

/** The pattern engine is a quarter of the program, and most policies have no pattern: it lies in a file of its own. */
export const lazyPattern: CompilePattern = (pattern) => {
  const { compilePattern } = require('./pattern.cjs') as typeof import('./pattern.ts');
  return compilePattern(pattern);
};
