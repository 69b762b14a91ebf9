import { CST, Lexer } from 'yaml';
import type { Charter } from '../../charter/charter.ts';
import { viewCharter } from '../../charter/charter.ts';
import { type CharterNode, visit } from '../../document/node.ts';
import { parseCharter } from '../../document/parse.ts';
import { readSuppressions } from '../../suppressions.ts';

/**
 * True when a text says what a page says: the same values under the same keys, whatever their order, the same comments,
 * and each of those that hide findings for the same value.
 *
 * @param comments those of the page
 */
export function isSamePage(page: Charter, comments: readonly string[], text: string): boolean {
  const document = parseCharter(text);
  if (document.problems.length > 0) return false;
  if (!isSame(page.document.root, document.root)) return false;
  if (!isEqual([...comments].sort(), commentsIn(text).sort())) return false;
  return isEqual(hidden(page), hidden(viewCharter(document, page.isPlaceholder, page.specAt([]))));
}

/** No level is deeper than the parser lets through. */
function isSame(a: CharterNode | undefined, b: CharterNode | undefined): boolean {
  if (!a || !b) return a === b;
  if (a.kind === 'scalar')
    return b.kind === 'scalar' && a.value === b.value && a.text === b.text && a.style === b.style;
  if (a.kind === 'list')
    return (
      b.kind === 'list' && a.items.length === b.items.length && a.items.every((item, i) => isSame(item, b.items[i]))
    );
  if (b.kind !== 'map' || a.byKey.size !== b.byKey.size) return false;
  for (const [key, { value }] of a.byKey) {
    const other = b.byKey.get(key);
    if (!other || !isSame(value, other.value)) return false;
  }
  return true;
}

function commentsIn(text: string): string[] {
  const found: string[] = [];
  let isText = false;
  for (const lexeme of new Lexer().lex(text)) {
    const type: string | null = isText ? 'text' : CST.tokenType(lexeme);
    isText = type === 'scalar';
    if (type === 'comment') found.push(lexeme.trimEnd());
  }
  return found;
}

/** What each `# charter-ignore` belongs to. */
function hidden(page: Charter): string[] {
  const suppressions = readSuppressions(page);
  if (suppressions.length === 0) return [];
  const paths = new Map<string, string>();
  visit(page.document.root, [], (node, path) => {
    if (node.kind === 'map')
      for (const { key, keySpan, value, merged } of node.entries)
        if (!merged)
          paths.set(`${keySpan.start} ${Math.max(keySpan.end, value?.span.end ?? 0)}`, [...path, key].join('.'));
    if (node.kind === 'list')
      for (const [index, item] of node.items.entries())
        if (item) paths.set(`${item.span.start} ${item.span.end}`, [...path, index].join('.'));
    return true;
  });
  const { text } = page.document;
  return suppressions
    .map(
      ({ span, target }) =>
        `${text.slice(span.start, span.end)} ${target && paths.get(`${target.start} ${target.end}`)}`,
    )
    .sort();
}

function isEqual(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
