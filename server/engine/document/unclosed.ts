import {
  type Document,
  isCollection,
  isNode,
  isPair,
  type Node,
  type ParsedNode,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** The last collection in brackets that begins before an offset and is not closed. */
export function openBefore(
  document: Document.Parsed<ParsedNode>,
  text: string,
  shift: number,
  start: number,
): Node | undefined {
  return lastNode(
    document,
    (node) =>
      isCollection(node) &&
      node.flow === true &&
      rangeOf(node)[0] + shift < start &&
      // A pair in a list is a map without brackets.
      /[[{]/.test(text[rangeOf(node)[0] + shift] ?? '') &&
      !isClosed(node, text, shift),
  );
}

/** The last bracket of a collection that is closed stands behind its last item, and not in a comment. */
function isClosed(node: YAMLMap | YAMLSeq, text: string, shift: number): boolean {
  const [from, to] = rangeOf(node);
  const last = node.items.at(-1);
  const lastNodes = isPair(last) ? [last.key, last.value] : [last];
  const inside = Math.max(from + 1, ...lastNodes.map((item) => (isNode(item) ? rangeOf(item)[1] : 0)));
  const behind = text.slice(inside + shift, to + shift);
  return (
    inside < to &&
    behind
      .replace(/#.*/g, '')
      .trimEnd()
      .endsWith(text[from + shift] === '{' ? '}' : ']')
  );
}

/** The last node of a document, in the order of the text, that is wanted. */
export function lastNode(document: Document.Parsed<ParsedNode>, wanted: (node: Node) => boolean): Node | undefined {
  let last: Node | undefined;
  visit(document, {
    Node: (_, node) => {
      if (wanted(node as Node)) last = node as Node;
    },
  });
  return last;
}

/** Where the parser has a node, up to what belongs to it; nowhere where it does not say. */
export function rangeOf(node: Node): readonly [number, number] {
  return node.range ? [node.range[0], node.range[1]] : [0, 0];
}
