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
export function rewriteKey(title: string, steps: readonly (string | number)[], text: string): Fix {
  return {
    title,
    scaffold: [],
    preferred: true,
    edits(charter) {
      const entry = charter.entry(steps);
      return entry ? [replace(entry.keySpan, text)] : [];
    },
  };
}
