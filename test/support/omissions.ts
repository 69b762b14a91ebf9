import { isMap, isScalar, isSeq, type ParsedNode, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';

/** A page that one value was deleted from. */
export interface Omission {
  readonly path: string;
  readonly text: string;
  /** The page with other words in the value's place. */
  replaced(words: string): string;
}

/** Deletes each value of a page in turn, sections and what is in them, as a person would: its text, nothing else. */
export function omissions(page: string): Omission[] {
  const found: Omission[] = [];
  const root = parseDocument<ParsedNode>(page).contents;
  const omit = (path: string, start: number, end: number, value: readonly number[]) =>
    found.push({
      path,
      text: page.slice(0, start) + page.slice(end),
      replaced: (words) => page.slice(0, value[0]) + words + page.slice(value[1]),
    });

  const inMap = (map: YAMLMap.Parsed, path: string) => {
    for (const [index, { key, value }] of map.items.entries()) {
      if (!isScalar(key)) continue;
      const below = path ? `${path}.${key.value}` : String(key.value);
      const range = (value as ParsedNode).range;
      const end = range[1];
      if (map.flow) {
        const next = map.items[index + 1];
        const before = map.items[index - 1];
        if (next) omit(below, key.range[0], next.key.range![0], range);
        else omit(below, before ? before.value!.range![1] : key.range[0], end, range);
      } else omit(below, lineStart(page, key.range[0]), lineEnd(page, end), range);
      inside(value, below);
    }
  };
  const inList = (list: YAMLSeq.Parsed, path: string) => {
    for (const [index, item] of list.items.entries()) {
      const range = (item as ParsedNode).range;
      if (!list.flow) omit(`${path}.${index}`, lineStart(page, range[0]), lineEnd(page, range[1]), range);
      inside(item as ParsedNode, `${path}.${index}`);
    }
  };
  const inside = (node: ParsedNode | null, path: string) => {
    if (isMap(node)) inMap(node as YAMLMap.Parsed, path);
    else if (isSeq(node)) inList(node as YAMLSeq.Parsed, path);
  };
  inside(root, '');
  return found;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  // What a block ends with may be the start of the next line.
  const from = text[offset - 1] === '\n' ? offset - 1 : offset;
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}
