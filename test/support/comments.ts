import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument } from 'yaml';

/**
 * Every comment of a sound page, with what it is about: the path of the entry or item that begins on its line or, of one
 * that stands alone, the next one that stands where it does; "end of …" where nothing of its block follows.
 */
export function commentsWithOwners(page: string): string[] {
  const text = page.replace(/^\uFEFF/, '');
  const counter = new LineCounter();
  const document = parseDocument<ParsedNode>(text, { lineCounter: counter, version: '1.2' });
  const lineOf = (offset: number) => counter.linePos(offset).line - 1;
  /** By line, the outer before the inner. */
  const begins = new Map<number, { path: string; column: number }>();
  const note = (node: Node, path: string): void => {
    const [start] = node.range!;
    const line = lineOf(start);
    if (!begins.has(line)) begins.set(line, { path, column: counter.linePos(start).col - 1 });
  };
  const walk = (node: ParsedNode | null, path: string): void => {
    if (isMap(node))
      for (const { key, value } of node.items) {
        const inside = `${path}.${isScalar(key) ? key.value : '?'}`;
        note(key as Node, inside);
        walk(value as ParsedNode | null, inside);
      }
    else if (isSeq(node))
      for (const [index, item] of node.items.entries()) {
        if (!item || isAlias(item)) continue;
        // The first key of an item stands for the item: it may become another.
        note(item as Node, `${path}.${index}`);
        walk(item as ParsedNode, `${path}.${index}`);
      }
  };
  walk(document.contents, '');
  const lines = text.split(/\r?\n/);
  return lines
    .flatMap((line, index) => {
      const found = /(?:^|\s)(#\s?c\d.*)$/.exec(line)?.[1];
      if (!found) return [];
      const comment = found.trimEnd();
      const own = begins.get(index);
      if (line.trimStart().startsWith('#')) {
        if (index === topOf(lines, index)) return [`${comment} at the top`];
        const column = line.length - line.trimStart().length;
        let below = index + 1;
        while (below < lines.length && /^\s*(?:#.*)?$/.test(lines[below]!)) below++;
        const next = begins.get(below);
        const dash = /^\s*-/.test(lines[below] ?? '');
        // Above the first entry of a block it is about that entry, however deep it stands.
        if (next?.path.startsWith(`${begins.get(lastBefore(index))?.path}.`)) return [`${comment} above ${next.path}`];
        const place = dash ? lines[below]!.indexOf('-') : next?.column;
        return [
          `${comment} ${place !== undefined && column <= place ? `above ${next?.path}` : `inside ${above(index, column)}`}`,
        ];
      }
      // An item's first line is the item's; what is behind it goes with the key that stands there.
      const key = /^\s*(?:- +)*"?([\w-]+)"?:/.exec(line)?.[1];
      return [`${comment} behind ${own?.path.replace(/\.[^.]*[a-zA-Z][^.]*$/, '')} ${key ?? ''}`];
    })
    .sort();

  function lastBefore(index: number): number {
    let line = index - 1;
    while (line >= 0 && /^\s*(?:#.*)?$/.test(lines[line]!)) line--;
    return line;
  }

  function above(index: number, column: number): string | undefined {
    for (let line = index - 1; line >= 0; line--) {
      const found = begins.get(line);
      const dash = lines[line]!.indexOf('-');
      const at = found && /^\s*-/.test(lines[line]!) ? dash : found?.column;
      if (found && at! < column) return found.path;
    }
    return undefined;
  }
}

/** The line of a comment when it belongs to those at the very top of a page. */
function topOf(lines: readonly string[], index: number): number {
  return lines.slice(0, index + 1).every((line) => line.trim() === '' || line.startsWith('#')) ? index : -1;
}
