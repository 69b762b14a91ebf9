import { Document, isScalar, type Pair, Scalar, visit, type YAMLMap } from 'yaml';
import type { FieldSpec } from '../format/field-spec.ts';
import { CHARTER } from '../format/fields.ts';
import type { CellValue } from './convert-cell.ts';

/** The values of a charter, by key. */
export interface CharterValues {
  [key: string]: CellValue | CharterValues;
}

/**
 * What must not stand in a page as it is: control characters, what acts as a line end to some readers and not to others,
 * marks of byte order, and what is left of bytes that could not be read.
 */
const UNSAFE = /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFEFF\uFFFD-\uFFFF]/u;
const UNSAFE_IN_OUTPUT = new RegExp(UNSAFE.source, 'gu');

/** A line of one space: between double quotes the library escapes it twice, where it does not write line ends as `\\n`. */
const ONE_SPACE = /\n \n/;

/** Writes values as a page: keys in canonical order, each text quoted where YAML would take it for something else. */
export function writeCharter(values: CharterValues, comment: string): string {
  const document = new Document(undefined, { version: '1.2' });
  const older = new Document(undefined, { version: '1.2', compat: 'yaml-1.1' });
  document.contents = document.createNode(inOrder(values, CHARTER)) as never;
  let lineBreaks = true;
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value !== 'string') return;
      if (ONE_SPACE.test(node.value)) lineBreaks = false;
      if (UNSAFE.test(node.value) || isOtherwiseRead(node.value, older.schema.compat)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  const root = document.contents as unknown as YAMLMap;
  for (const [index, { key, value }] of (root.items as Pair<Scalar>[]).entries())
    if (index > 0 && isScalar(key) && !isScalar(value)) key.spaceBefore = true;
  document.commentBefore = comment.replace(/^/gm, ' ');
  const text = document.toString({
    lineWidth: 100,
    minContentWidth: 40,
    ...(lineBreaks ? {} : { doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER }),
  });
  // Only between double quotes, where an escape means the same.
  return text.replace(UNSAFE_IN_OUTPUT, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same values, keys in the order of the format, those that it does not know behind them. */
function inOrder(values: CharterValues, spec: FieldSpec | undefined): Map<string, unknown> {
  const known = Object.keys(spec?.keys ?? {}).filter((key) => Object.hasOwn(values, key));
  const keys = [...known, ...Object.keys(values).filter((key) => !known.includes(key))];
  return new Map(
    keys.map((key) => {
      const value = values[key]!;
      return [key, typeof value === 'object' ? inOrder(value, spec?.keys?.[key]) : value];
    }),
  );
}

/** Whether readers of an older YAML take a text for something else: "yes" for true, "12:30" for a number. */
function isOtherwiseRead(text: string, tags: Document['schema']['compat']): boolean {
  // A day is written as it is everywhere in a charter.
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  return (tags ?? []).some((tag) => 'test' in tag && tag.default === true && tag.test?.test(text) === true);
}
