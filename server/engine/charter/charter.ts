import type { CharterNode, Entry, MapNode } from '../document/node.ts';
import { type CharterDocument, firstContent } from '../document/parse.ts';
import type { FieldSpec } from '../format/field-spec.ts';
import { CHARTER, parsePath, specAt } from '../format/fields.ts';
import type { Span } from '../text/span.ts';
import type { IsPlaceholder } from '../values/placeholder.ts';
import type { Field } from './field.ts';

/** A charter as the checks see it: its fields by path, blanks told from answers. */
export interface Charter {
  readonly document: CharterDocument;
  /** The field at a path; always there, blank where nothing is written. */
  field(path: string): Field;
  /** The fields of a list's items; none when it is not a list. */
  items(path: string): readonly Field[];
  /** The key, spelling included, of the entry at a path, when it is written. By steps, as a key may hold a dot. */
  entry(steps: readonly (string | number)[]): Entry | undefined;
  /** Every field of the format that is written, in the order of the page. What the format does not know is left out. */
  written(): readonly Written[];
  readonly isPlaceholder: IsPlaceholder;
  /** What the format says of a path. */
  specAt(path: readonly (string | number)[]): FieldSpec | undefined;
}

export interface Written {
  readonly field: Field;
  readonly spec: FieldSpec;
}

/** Binds a document to the words that count as placeholders. Fields are made when they are asked for, once. */
export function viewCharter(
  document: CharterDocument,
  isPlaceholder: IsPlaceholder,
  format: FieldSpec = CHARTER,
): Charter {
  const fields = new Map<string, Field>();
  let top: Span | undefined;
  const root = document.root?.kind === 'map' ? document.root : undefined;

  const field = (path: string): Field => {
    const known = fields.get(path);
    if (known) return known;
    const made = makeField(path);
    fields.set(path, made);
    return made;
  };

  const makeField = (path: string): Field => {
    const steps = parsePath(path);
    const { node, entry } = walk(root, steps);
    return fieldOf(path, steps, specAt(steps, format), node, entry);
  };

  const fieldOf = (
    path: string,
    steps: readonly (string | number)[],
    spec: FieldSpec | undefined,
    node: CharterNode | undefined,
    entry: Entry | undefined,
  ): Field => {
    const placeholder = node !== undefined && isPlaceholderNode(node, spec, isPlaceholder);
    const blank = node === undefined || placeholder || isEmpty(node, isPlaceholder) || isAnswerForNothing(node, spec);
    const text = !blank && node?.kind === 'scalar' ? node.text.trim() : undefined;
    return new FieldOfPage(path, node, entry?.keySpan, blank, placeholder, text, spanOf, steps, entry);
  };

  const spanOf = (
    steps: readonly (string | number)[],
    node: CharterNode | undefined,
    entry: Entry | undefined,
    empty: boolean,
  ): Span => {
    if (node && !empty) return visiblePart(node, entry);
    if (entry) return entry.keySpan;
    for (let length = steps.length - 1; length > 0; length--) {
      const parent = walk(root, steps.slice(0, length));
      if (parent.entry) return parent.entry.keySpan;
      // The item of a list has no key of its own.
      if (parent.node) return visiblePart(parent.node, undefined);
    }
    const status = root?.byKey.get('status');
    if (status) return status.value?.span ?? status.keySpan;
    top ??= firstContent(document.text);
    return top;
  };

  /** Of a value over several lines, its key, or its first line: nobody wants half a page underlined. */
  const visiblePart = (node: CharterNode, entry: Entry | undefined): Span => {
    const line = document.lines.spanAt(node.span.start);
    if (node.span.end <= line.end) return node.span;
    return entry && node.kind !== 'scalar' ? entry.keySpan : { start: node.span.start, end: line.end };
  };

  let allWritten: readonly Written[] | undefined;
  const written = (): readonly Written[] => {
    if (allWritten) return allWritten;
    const found: Written[] = [];
    const seen = new Set<CharterNode>();
    const add = (
      path: string,
      steps: readonly (string | number)[],
      spec: FieldSpec,
      node: CharterNode | undefined,
      entry: Entry | undefined,
    ): void => {
      if (path !== '') {
        const known = fields.get(path) ?? fieldOf(path, steps, spec, node, entry);
        fields.set(path, known);
        found.push({ field: known, spec });
      }
      if (!node || seen.has(node)) return;
      seen.add(node);
      const inside = (
        step: string | number,
        child: FieldSpec | undefined,
        value: CharterNode | undefined,
        at?: Entry,
      ) => {
        if (child) add(path === '' ? String(step) : `${path}.${step}`, [...steps, step], child, value, at);
      };
      if (node.kind === 'map') {
        for (const at of node.byKey.values()) {
          const child = spec.keys && Object.hasOwn(spec.keys, at.key) ? spec.keys[at.key] : spec.anyKey;
          inside(at.key, child, at.value, at);
        }
      }
      if (node.kind === 'list') for (const [index, item] of node.items.entries()) inside(index, spec.items, item);
    };
    add('', [], format, root, undefined);
    allWritten = found;
    return found;
  };

  return {
    document,
    field,
    written,
    items(path) {
      const list = field(path).node;
      return list?.kind === 'list' ? list.items.map((_, index) => field(`${path}.${index}`)) : [];
    },
    entry: (steps) => walk(root, steps).entry,
    isPlaceholder,
    specAt: (path) => specAt(path, format),
  };
}

type SpanOf = (
  steps: readonly (string | number)[],
  node: CharterNode | undefined,
  entry: Entry | undefined,
  empty: boolean,
) => Span;

/**
 * A field whose place is worked out when it is asked for, as few are. A class, since hundreds are made at every key: an
 * object with a getter of its own takes many times as long to make.
 */
class FieldOfPage implements Field {
  readonly path: string;
  readonly node: CharterNode | undefined;
  readonly keySpan: Span | undefined;
  readonly blank: boolean;
  readonly placeholder: boolean;
  readonly text: string | undefined;
  readonly #spanOf: SpanOf;
  readonly #steps: readonly (string | number)[];
  readonly #entry: Entry | undefined;

  constructor(
    path: string,
    node: CharterNode | undefined,
    keySpan: Span | undefined,
    blank: boolean,
    placeholder: boolean,
    text: string | undefined,
    spanOf: SpanOf,
    steps: readonly (string | number)[],
    entry: Entry | undefined,
  ) {
    this.path = path;
    this.node = node;
    this.keySpan = keySpan;
    this.blank = blank;
    this.placeholder = placeholder;
    this.text = text;
    this.#spanOf = spanOf;
    this.#steps = steps;
    this.#entry = entry;
  }

  get span(): Span {
    return this.#spanOf(this.#steps, this.node, this.#entry, this.blank && !this.placeholder);
  }
}

function walk(
  root: MapNode | undefined,
  steps: readonly (string | number)[],
): { node: CharterNode | undefined; entry: Entry | undefined } {
  let node: CharterNode | undefined = root;
  let entry: Entry | undefined;
  for (const step of steps) {
    entry = undefined;
    if (node?.kind === 'list') node = typeof step === 'number' ? node.items[step] : undefined;
    else {
      // A number may be a key, too, though the format has no such key.
      entry = node?.kind === 'map' ? node.byKey.get(String(step)) : undefined;
      node = entry?.value;
    }
    if (!node && !entry) return { node: undefined, entry: undefined };
  }
  return { node, entry };
}

function isPlaceholderNode(node: CharterNode, spec: FieldSpec | undefined, isPlaceholder: IsPlaceholder): boolean {
  if (node.kind === 'scalar') {
    if (typeof node.value !== 'string' || node.value.trim() === '') return false;
    return !spec?.answers?.includes(node.text.trim().toLowerCase()) && isPlaceholder(node.text);
  }
  // `[Name]` without quotes: one word in brackets, where the format has no list.
  const [item] = node.kind === 'list' ? node.items : [];
  return (
    node.kind === 'list' &&
    node.flow &&
    node.items.length === 1 &&
    item?.kind === 'scalar' &&
    item.style === 'plain' &&
    !spec?.items &&
    isPlaceholder(`[${item.text}]`)
  );
}

function isEmpty(node: CharterNode, isPlaceholder: IsPlaceholder): boolean {
  if (node.kind === 'map') return node.entries.length === 0;
  if (node.kind === 'scalar') return node.value === null || node.text.trim() === '';
  return node.items.every(
    (item) => !item || isEmpty(item, isPlaceholder) || (item.kind === 'scalar' && isPlaceholder(item.text)),
  );
}

/** "none" as the known gaps is an answer, and an empty list. */
function isAnswerForNothing(node: CharterNode, spec: FieldSpec | undefined): boolean {
  return (
    node.kind === 'scalar' &&
    spec?.items !== undefined &&
    spec.answers?.includes(node.text.trim().toLowerCase()) === true
  );
}
