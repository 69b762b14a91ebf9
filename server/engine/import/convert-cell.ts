import type { FieldSpec } from '../format/field-spec.ts';
import type { IsPlaceholder } from '../values/placeholder.ts';
import { type ReadDay, readIsoDay } from './date-form.ts';

/** What a cell comes to: a value of its key, nothing, or something that its key cannot take. */
export type Converted =
  | { readonly kind: 'value'; readonly value: CellValue }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unfit'; readonly why: string };

export type CellValue = string | number | boolean;

/** How the cells of a column are read. */
export interface CellForm {
  /** What the format says of the key; undefined for a key of one's own, which takes any text. */
  readonly spec: FieldSpec | undefined;
  /** By the value in lower case: what it is called in a charter; undefined where it means nothing. */
  readonly values: ReadonlyMap<string, string | undefined>;
  readonly readDay?: ReadDay | undefined;
}

/** Makes a value of a charter from what stands in a cell. Nothing is made up: what does not fit is said. */
export function convertCell(
  cell: string,
  { spec, values, readDay }: CellForm,
  isPlaceholder: IsPlaceholder,
): Converted {
  const text = cell.replace(/\r\n?/g, '\n').trim();
  if (values.has(text.toLowerCase())) {
    const value = values.get(text.toLowerCase());
    return value === undefined ? { kind: 'blank' } : fitting(value, spec, undefined);
  }
  if (text === '' || isPlaceholder(text)) return { kind: 'blank' };
  return fitting(text, spec, readDay);
}

/** A text as the key takes it. */
export function fitting(text: string, spec: FieldSpec | undefined, readDay: ReadDay | undefined): Converted {
  if (!spec) return { kind: 'value', value: text };
  if (spec.values) {
    const value = spec.values.find((known) => known.toLowerCase() === text.toLowerCase());
    return value === undefined ? unfit(`it may be ${spec.values.join(', ')}`) : { kind: 'value', value };
  }
  for (const kind of spec.kinds) {
    if (kind === 'text' || kind === 'anything') return { kind: 'value', value: text };
    if (kind === 'date') {
      const day = (readDay ?? readIsoDay)(text);
      if (day) return { kind: 'value', value: day };
    }
    if (kind === 'flag' && /^(?:true|yes|false|no)$/i.test(text))
      return { kind: 'value', value: /^(?:true|yes)$/i.test(text) };
    if (kind === 'number' || kind === 'amount' || kind === 'share') {
      const value = /^[-+]?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
      if (value !== undefined && (kind !== 'share' || (value >= 0 && value <= 1))) return { kind: 'value', value };
      const percent = /^(\d{1,15}(?:\.\d{1,15})?) ?%$/.exec(text)?.[1];
      if (percent !== undefined && (kind === 'amount' || (kind === 'share' && Number(percent) <= 100)))
        return { kind: 'value', value: `${percent}%` };
    }
  }
  return unfit(WANTED.find(([kind]) => spec.kinds.includes(kind))?.[1] ?? 'it takes no single value');
}

const WANTED = [
  ['date', 'it wants a date, such as 2026-12-01; say in the map how dates are written'],
  ['share', 'it wants a number from 0 to 1, or a percentage'],
  ['amount', 'it wants a number, or a percentage'],
  ['number', 'it wants a number alone'],
  ['flag', 'it wants true or false'],
] as const;

function unfit(why: string): Converted {
  return { kind: 'unfit', why };
}
