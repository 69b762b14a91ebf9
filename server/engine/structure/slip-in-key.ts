import type { Charter } from '../charter/charter.ts';
import { rewriteKey } from '../fixes/set-value.ts';
import type { Fix } from '../rule.ts';
import { oddSpace, TYPE_AGAIN } from './odd-space.ts';

/** What went wrong in writing a key that the format does not have, where more is known than that. */
export interface Slip {
  readonly problem: string;
  readonly todo: string;
  /** In the place of those that a key has which is only misspelt. */
  readonly fixes?: readonly Fix[];
}

/**
 * What looks like a key and is not meant as one, or only in part: a colon without its space, the rest of a text behind a
 * comma, a key with a space that nobody sees. To rename such a one would lose what was written.
 *
 * @param known the keys that may stand there
 */
export function slipInKey(
  charter: Charter,
  steps: readonly (string | number)[],
  key: string,
  known: readonly string[],
): Slip | undefined {
  const odd = oddSpace(key);
  if (odd !== undefined)
    return {
      problem: `In ${JSON.stringify(key.trim())} there is a space that is no ordinary one (${odd}), as copied text often has it.`,
      todo: TYPE_AGAIN,
    };
  const entry = charter.entry(steps);
  if (!entry || entry.value) return undefined;
  const [, name = '', rest = ''] = /^([^\s:]+):(\S.*)$/s.exec(key) ?? [];
  if (known.includes(name)) {
    const apart = `${name}: ${rest}`;
    return {
      problem: `"${key}" has no space behind its colon, so it is read as one word.`,
      todo: `Leave one: "${apart}".`,
      fixes: [rewriteKey('Leave a space behind the colon', steps, apart)],
    };
  }
  const behind = charter.document.text.slice(entry.keySpan.end).trimStart();
  const around = charter.field(steps.slice(0, -1).join('.')).node;
  if (around?.kind !== 'map' || !around.flow || behind.startsWith(':')) return undefined;
  return {
    problem: `"${key}" stands alone between braces, where a comma ends a value.`,
    todo: 'Put a text that has a comma in it in quotes.',
    fixes: [],
  };
}
