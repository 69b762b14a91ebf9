import type { Fix } from '../rule.ts';
import { scaffoldEdits } from './scaffold.ts';

/** A fix that writes a known value where nothing is written, at its canonical place. */
export function fillIn(title: string, path: string, value: string): Fix {
  return {
    title,
    scaffold: [],
    preferred: true,
    edits: (charter) =>
      scaffoldEdits(charter, [path]).map(({ span, text }) => ({
        span,
        text: text.map((part) => (typeof part === 'string' ? part : value)),
      })),
  };
}
