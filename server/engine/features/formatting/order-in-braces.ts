import type { CST } from 'yaml';
import type { PageLines } from '../../document/page-lines.ts';
import type { FieldSpec } from '../../format/field-spec.ts';
import { firstFrom } from '../../text/first-from.ts';
import { canonicalOrder, isInOrder, keepsAliases } from './order.ts';
import { endOf, keyText, spanInBrackets } from './tokens.ts';

/**
 * The text of a page with the entries of every `{ … }` in canonical order. Entries change places and nothing else moves:
 * not a space, comma or line end, so the text keeps its length and its lines. Where a comment stands between braces,
 * what it is about is not guessed at, and they stay as they are.
 */
export function orderInBraces(page: PageLines, format: FieldSpec | undefined): string {
  const { text, comments, marks } = page;
  const changes: { start: number; end: number; text: string }[] = [];

  const visit = (token: CST.Token | null | undefined, spec: FieldSpec | undefined): void => {
    if (!spec || !token) return;
    if (token.type === 'flow-collection') {
      const [start, end] = [token.offset, endOf(token)];
      const ordered = hasComment(start, end) ? undefined : inBraces(token, spec);
      if (ordered !== undefined) changes.push({ start, end, text: ordered });
    } else if (token.type === 'block-map') {
      for (const { key, value } of token.items) visit(value, below(spec, key));
    } else if (token.type === 'block-seq') for (const { value } of token.items) visit(value, spec.items);
  };

  const hasComment = (start: number, end: number): boolean => {
    const next = comments[firstFrom(comments, start, (comment) => comment.start)];
    return next !== undefined && next.start < end;
  };

  /** The text of what stands in brackets, in order; undefined when it is in order already. */
  const inBraces = (token: CST.FlowCollection, spec: FieldSpec | undefined): string | undefined => {
    if (!spec) return undefined;
    const isMap = token.start.source === '{';
    const items = token.items.flatMap((item) => {
      const span = spanInBrackets(item);
      return span ? [{ item, span }] : [];
    });
    const spans = items.map(({ span }) => span);
    const keys = items.map(({ item }) => keyText(item.key));
    const wanted = isMap ? canonicalOrder(keys, spec) : keys.map((_, index) => index);
    const order = keepsAliases(wanted, spans, marks) ? wanted : keys.map((_, index) => index);
    let changed = !isInOrder(order);
    const texts = items.map(({ item: { key, value }, span }) => {
      const inner =
        value?.type === 'flow-collection' ? inBraces(value, isMap ? below(spec, key) : spec.items) : undefined;
      if (inner === undefined || !value) return text.slice(span.start, span.end);
      changed = true;
      return text.slice(span.start, value.offset) + inner + text.slice(value.offset + inner.length, span.end);
    });
    if (!changed) return undefined;
    let result = '';
    let at = token.offset;
    for (const [place, index] of order.entries()) {
      result += text.slice(at, spans[place]!.start) + texts[index]!;
      at = spans[place]!.end;
    }
    return result + text.slice(at, endOf(token));
  };

  visit(page.document?.value, format);
  let result = '';
  let at = 0;
  for (const change of changes) {
    result += text.slice(at, change.start) + change.text;
    at = change.end;
  }
  return result + text.slice(at);
}

/** What the format says of a key of a map. */
export function below(spec: FieldSpec | undefined, key: CST.Token | null | undefined): FieldSpec | undefined {
  const name = keyText(key);
  if (!spec || name === undefined) return undefined;
  return spec.keys && Object.hasOwn(spec.keys, name) ? spec.keys[name] : spec.anyKey;
}
