import type { Mark } from '../../document/page-lines.ts';
import type { FieldSpec } from '../../format/field-spec.ts';
import { firstFrom } from '../../text/first-from.ts';
import type { Span } from '../../text/span.ts';

/**
 * In which order the entries of a map are to stand: `result[i]` is the index of the one that comes at place i. What the
 * format does not know stays behind the key that it follows, or in front of all.
 */
export function canonicalOrder(keys: readonly (string | undefined)[], spec: FieldSpec | undefined): readonly number[] {
  const known = Object.keys(spec?.keys ?? {});
  const rank = new Map(known.map((key, index) => [key, index]));
  let last = -1;
  const ranks = keys.map((key) => {
    last = (key === undefined ? undefined : rank.get(key)) ?? last;
    return last;
  });
  return keys.map((_, index) => index).sort((a, b) => ranks[a]! - ranks[b]! || a - b);
}

/** True of an order that moves nothing. */
export function isInOrder(order: readonly number[]): boolean {
  return order.every((index, place) => index === place);
}

/**
 * True when an order lets every alias find the same value: whatever shares a name, `&name` or `*name`, has to stay as it
 * follows each other.
 *
 * @param spans where the entries lie, in the order of the text
 */
export function keepsAliases(order: readonly number[], spans: readonly Span[], marks: readonly Mark[]): boolean {
  const [first] = spans;
  if (marks.length === 0 || !first || isInOrder(order)) return true;
  const place = new Map(order.map((index, at) => [index, at]));
  const seen = new Map<string, number>();
  let index = 0;
  for (let next = firstFrom(marks, first.start, ({ offset }) => offset); next < marks.length; next++) {
    const { offset, name } = marks[next]!;
    while (index < spans.length && spans[index]!.end <= offset) index++;
    const span = spans[index];
    if (!span) return true;
    if (offset < span.start) continue;
    const at = place.get(index)!;
    if (at < (seen.get(name) ?? -1)) return false;
    seen.set(name, at);
  }
  return true;
}
