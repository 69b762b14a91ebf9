import { firstContent } from '../document/first-content.ts';
import type { CharterNode, Entry, ListNode, MapNode } from '../document/node.ts';
import type { CharterDocument } from '../document/parse.ts';
import type { FieldSpec } from '../format/field-spec.ts';
import { CHARTER, parsePath, specAt, stepInto } from '../format/fields.ts';
import type { Span } from '../text/span.ts';
import type { IsPlaceholder } from '../values/placeholder.ts';
import type { Field } from './field.ts';

/** A charter as the checks see it: its fields by path, blanks told from answers. */
export interface Charter {
  readonly document: CharterDocument;
  /** The field that all others lie in. */
  readonly page: Field;
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
  const root = document.root?.kind === 'map' ? document.root : undefined;
  const page = new FieldOfPage({ document, isPlaceholder, root }, undefined, '', format, root, undefined);
  const byPath = new Map<string, FieldOfPage>([['', page]]);

  const at = (steps: readonly (string | number)[]): FieldOfPage => {
    let field = page;
    for (const step of steps) field = field.below(step);
    return field;
  };
  const field = (path: string): FieldOfPage => {
    const known = byPath.get(path);
    if (known) return known;
    const found = at(parsePath(path));
    byPath.set(path, found);
    return found;
  };

  let allWritten: readonly Written[] | undefined;
  return {
    document,
    page,
    field,
    written() {
      allWritten ??= writtenIn(page);
      return allWritten;
    },
    items(path) {
      const list = field(path);
      return list.node?.kind === 'list' ? list.node.items.map((_, index) => list.below(index)) : [];
    },
    entry: (steps) => at(steps).entry,
    isPlaceholder,
    specAt: (path) => specAt(path, format),
  };
}

/** What all fields of a page share. */
interface Page {
  readonly document: CharterDocument;
  readonly isPlaceholder: IsPlaceholder;
  readonly root: MapNode | undefined;
  /** The content of the first line, once somebody has asked. */
  top?: Span;
}

/**
 * A field that knows the one it lies in, so that going a step further costs one look-up. Its path and its place are
 * worked out when they are asked for, as few are. A class, since hundreds are made at every key: an object with getters
 * of its own takes many times as long to make.
 */
class FieldOfPage implements Field {
  readonly spec: FieldSpec | undefined;
  readonly node: CharterNode | undefined;
  readonly entry: Entry | undefined;
  readonly blank: boolean;
  readonly placeholder: boolean;
  readonly text: string | undefined;
  private readonly of: Page;
  private readonly around: FieldOfPage | undefined;
  private readonly step: string | number;
  private inside: Map<string | number, FieldOfPage> | undefined;
  private written: string | undefined;

  constructor(
    of: Page,
    around: FieldOfPage | undefined,
    step: string | number,
    spec: FieldSpec | undefined,
    node: CharterNode | undefined,
    entry: Entry | undefined,
  ) {
    this.of = of;
    this.around = around;
    this.step = step;
    this.spec = spec;
    this.node = node;
    this.entry = entry;
    this.inside = undefined;
    this.written = undefined;
    if (node === undefined) {
      this.placeholder = false;
      this.blank = true;
      this.text = undefined;
    } else if (node.kind === 'scalar') {
      const words = node.text.trim();
      const isAnswer = spec?.answers?.includes(words.toLowerCase()) === true;
      this.placeholder = !isAnswer && words !== '' && typeof node.value === 'string' && of.isPlaceholder(node.text);
      // "none" as the known gaps is an answer, and an empty list.
      const isNothing = words === '' || node.value === null || (isAnswer && spec?.items !== undefined);
      this.blank = this.placeholder || isNothing;
      this.text = this.blank ? undefined : words;
    } else {
      this.placeholder = isBracketedBlank(node, spec, of.isPlaceholder);
      this.blank = this.placeholder || isEmpty(node, of.isPlaceholder);
      this.text = undefined;
    }
  }

  get keySpan(): Span | undefined {
    return this.entry?.keySpan;
  }

  get path(): string {
    this.written ??= this.around?.around ? `${this.around.path}.${this.step}` : String(this.step);
    return this.written;
  }

  get span(): Span {
    if (this.node && !(this.blank && !this.placeholder)) return this.visiblePart(this.node, this.entry);
    if (this.entry) return this.entry.keySpan;
    for (let field = this.around; field?.around; field = field.around) {
      if (field.entry) return field.entry.keySpan;
      // The item of a list has no key of its own.
      if (field.node) return this.visiblePart(field.node, undefined);
    }
    const status = this.of.root?.byKey.get('status');
    if (status) return status.value?.span ?? status.keySpan;
    this.of.top ??= firstContent(this.of.document.text);
    return this.of.top;
  }

  below(step: string | number): FieldOfPage {
    const known = this.inside?.get(step);
    if (known) return known;
    const { node, spec } = this;
    let entry: Entry | undefined;
    let value: CharterNode | undefined;
    if (node?.kind === 'list') value = typeof step === 'number' ? node.items[step] : undefined;
    else {
      // A number may be a key, too, though the format has no such key.
      entry = node?.kind === 'map' ? node.byKey.get(String(step)) : undefined;
      value = entry?.value;
    }
    const made = new FieldOfPage(this.of, this, step, stepInto(spec, step), value, entry);
    this.inside ??= new Map();
    this.inside.set(step, made);
    return made;
  }

  /** Of a value over several lines, its key, or its first line: nobody wants half a page underlined. */
  private visiblePart(node: CharterNode, entry: Entry | undefined): Span {
    const line = this.of.document.lines.spanAt(node.span.start);
    if (node.span.end <= line.end) return node.span;
    return entry && node.kind !== 'scalar' ? entry.keySpan : { start: node.span.start, end: line.end };
  }
}

function writtenIn(page: FieldOfPage): readonly Written[] {
  const found: Written[] = [];
  // What an alias repeats is looked at where it first stands.
  const seen = new Set<CharterNode>();
  const add = (field: FieldOfPage, spec: FieldSpec): void => {
    if (field !== page) found.push({ field, spec });
    const { node } = field;
    if (!node || node.kind === 'scalar' || seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'map')
      for (const key of node.byKey.keys()) {
        const child = stepInto(spec, key);
        if (child) add(field.below(key), child);
      }
    else if (spec.items) for (let index = 0; index < node.items.length; index++) add(field.below(index), spec.items);
  };
  if (page.spec) add(page, page.spec);
  return found;
}

/** `[Name]` without quotes, which YAML reads as a list: one word in brackets, where the format has no list. */
function isBracketedBlank(
  node: MapNode | ListNode,
  spec: FieldSpec | undefined,
  isPlaceholder: IsPlaceholder,
): boolean {
  if (node.kind !== 'list' || !node.flow || node.items.length !== 1 || spec?.items) return false;
  const [item] = node.items;
  return item?.kind === 'scalar' && item.style === 'plain' && isPlaceholder(`[${item.text}]`);
}

function isEmpty(node: CharterNode, isPlaceholder: IsPlaceholder): boolean {
  if (node.kind === 'map') return node.entries.length === 0;
  if (node.kind === 'scalar') return node.value === null || node.text.trim() === '';
  return node.items.every(
    (item) => !item || isEmpty(item, isPlaceholder) || (item.kind === 'scalar' && isPlaceholder(item.text)),
  );
}
