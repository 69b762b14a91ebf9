import type { Fix } from '../rule.ts';
import { replace } from '../text/edit.ts';

/** A fix that writes another value where one is written; quotes, if any, go with the old one. */
export function setValue(title: string, path: string, value: string): Fix {
  return {
    title,
    scaffold: [],
    preferred: true,
    edits(charter) {
      const { node, span } = charter.field(path);
      return node?.kind === 'scalar' ? [replace(span, value)] : [];
    },
  };
}

/** A fix that spells a key as the format does. */
export function renameKey(title: string, steps: readonly (string | number)[], key: string): Fix {
  return { ...rewriteKey(title, steps, key), unambiguous: true };
}

/** A fix that writes something else in the place of a key. */
export function rewriteKey(title: string, steps: readonly (string | number)[], words: string): Fix {
  return {
    title,
    scaffold: [],
    preferred: true,
    edits(charter) {
      const entry = charter.entry(steps);
      if (!entry) return [];
      const { text } = charter.document;
      const { start, end } = entry.keySpan;
      // Only behind quotes a colon needs no space.
      const needsQuotes = /^["']/.test(text[start] ?? '') && /^\s*:\S/.test(text.slice(end));
      return [replace(entry.keySpan, needsQuotes ? text[start] + words + text[start] : words)];
    },
  };
}
