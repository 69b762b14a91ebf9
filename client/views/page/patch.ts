import type { PageElement as Wanted } from '../../../server/protocol.ts';

type Content = Wanted | string;

const SVG = 'http://www.w3.org/2000/svg';

const keys = new WeakMap<Node, string>();

/**
 * Makes the children of an element those that are wanted. What is there already stays the same node, and is not moved
 * where that can be avoided, so that focus, selection and scrolling are kept. Data only ever becomes text.
 */
export function patch(parent: Element, wanted: readonly Content[]): void {
  const kept = match([...parent.childNodes], wanted);
  for (const node of [...parent.childNodes]) if (!kept.includes(node as ChildNode)) node.remove();
  wanted.forEach((content, at) => {
    const node = kept[at] ?? create(parent, content);
    const there = parent.childNodes[at];
    if (there !== node) parent.insertBefore(node, there ?? null);
    update(node, content);
  });
}

/** For each wanted child the node that may become it: the one of the same key, else the next without one. */
function match(nodes: readonly ChildNode[], wanted: readonly Content[]): (ChildNode | undefined)[] {
  const free = new Set(nodes);
  return wanted.map((content) => {
    for (const node of free) {
      if (!fits(node, content)) continue;
      free.delete(node);
      return node;
    }
    return undefined;
  });
}

function fits(node: ChildNode, content: Content): boolean {
  if (typeof content === 'string') return node.nodeType === 3;
  return node.nodeName.toLowerCase() === content.tag && keys.get(node) === content.key;
}

function create(parent: Element, content: Content): ChildNode {
  const document = parent.ownerDocument;
  if (typeof content === 'string') return document.createTextNode(content);
  const drawn = content.tag === 'svg' || parent.namespaceURI === SVG;
  const node = drawn ? document.createElementNS(SVG, content.tag) : document.createElement(content.tag);
  if (content.key !== undefined) keys.set(node, content.key);
  return node;
}

function update(node: ChildNode, content: Content): void {
  if (typeof content === 'string') {
    // Written only where it differs: a screen reader reads what is written to a live region.
    if (node.nodeValue !== content) node.nodeValue = content;
    return;
  }
  const there = node as Element;
  updateAttributes(there, content);
  patch(there, content.children);
}

function updateAttributes(there: Element, { tag, attributes }: Wanted): void {
  for (const { name } of [...there.attributes]) {
    // Somebody has opened it.
    const own = tag === 'details' && name === 'open';
    if (!own && !(name in attributes)) there.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (there.getAttribute(name) !== value) there.setAttribute(name, value);
  }
}
