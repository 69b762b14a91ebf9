import type { CharterNode, Entry } from './node.ts';

/** More values than this is no schema that anybody reads. */
const MOST_VALUES = 20_000;

/**
 * A node as plain data, aliases written out. Keys become own properties whatever their name, so `__proto__` is a key
 * like any other. Undefined when it is too large to be handed on.
 */
export function toJson(root: CharterNode | undefined): unknown {
  let left = MOST_VALUES;
  const convert = (node: CharterNode | undefined): unknown => {
    if (--left < 0) throw new TooLarge();
    if (!node) return null;
    if (node.kind === 'scalar') return node.value;
    if (node.kind === 'list') return node.items.map(convert);
    return ownProperties(
      node.entries
        .filter((entry) => node.byKey.get(entry.key) === entry)
        .map((entry: Entry) => [entry.key, convert(entry.value)]),
    );
  };
  try {
    return convert(root);
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

class TooLarge extends Error {}

/** An object with these properties of its own and no prototype. */
function ownProperties(entries: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  const result: Record<string, unknown> = Object.create(null);
  for (const [key, value] of entries) result[key] = value;
  return result;
}
