import type { CharterNode } from '../document/node.ts';
import type { FieldSpec } from '../format/field-spec.ts';
import type { Span } from '../text/span.ts';
import { type Day, parseDay } from '../values/day.ts';

/** One place of the format in one charter: what is written there, or that nothing is. */
export interface Field {
  /** Its path, steps joined by dots: `review.tiers.0.when`. */
  readonly path: string;
  /** What the format says of it; undefined where it has no such key. */
  readonly spec: FieldSpec | undefined;
  readonly node: CharterNode | undefined;
  /** Where its key stands, when it is written. */
  readonly keySpan: Span | undefined;
  /** Absent, empty, or a placeholder. */
  readonly blank: boolean;
  /** Blank, though something is written: "TBD", "<name>". */
  readonly placeholder: boolean;
  /** The words of a single value that is not blank. */
  readonly text: string | undefined;
  /**
   * Where a finding about it belongs: the value, else the key whose value is blank, else the key of the nearest
   * ancestor that is there, else the value of `status`, else the first line's content.
   */
  readonly span: Span;
  /** The field a step further in: that of a key, or of an item of a list by its number. */
  below(step: string | number): Field;
}

/** What stands in a field, and where: a field without the way to others. */
export type FieldContent = Omit<Field, 'spec' | 'below'>;

/** The number in a field; undefined when it is none. */
export function numberIn(field: FieldContent): number | undefined {
  if (field.blank || field.node?.kind !== 'scalar') return undefined;
  const { value } = field.node;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The number in a field, or its percentage as a share: `60%` is 0.6. */
export function amountIn(field: FieldContent): number | undefined {
  const percentage = field.text && /^(\d+(?:\.\d+)?)\s*%$/.exec(field.text);
  return percentage ? Number(percentage[1]) / 100 : numberIn(field);
}

/** The day in a field; undefined when it is none. */
export function dayIn(field: FieldContent): Day | undefined {
  return field.text === undefined ? undefined : parseDay(field.text);
}

/** True when the field says so: `true`. */
export function isTrue(field: FieldContent): boolean {
  return field.node?.kind === 'scalar' && field.node.value === true;
}
