/** What a value may be. `text` takes any single value; the others want just what they say. */
export type Kind = 'text' | 'number' | 'share' | 'amount' | 'date' | 'flag' | 'map' | 'list' | 'anything';

/** The definition of one key of the format: what the schema, hover, completion, scaffolds and formatting know of it. */
export interface FieldSpec {
  /** One plain sentence: what belongs here. */
  readonly about: string;
  readonly kinds: readonly Kind[];
  /** The words of a blank to fill, as in "<name>". Short; no comma, colon or bracket, so that it is safe in any place. */
  readonly hint?: string;
  /** The only words allowed. */
  readonly values?: readonly string[];
  /** Of a map: its keys, in canonical order. */
  readonly keys?: Readonly<Record<string, FieldSpec>>;
  /** Of a map whose keys are free: what each of them holds. */
  readonly anyKey?: FieldSpec;
  /** Of a list: each of its items. */
  readonly items?: FieldSpec;
  /** May name a file of the repository. */
  readonly path?: boolean;
  /** A map that is written on one line, in braces. */
  readonly inline?: boolean;
  /** What a person types here often begins with a character that YAML reads specially, so the blank is quoted. */
  readonly quoted?: boolean;
  /** Words that elsewhere are placeholders and here are an answer. */
  readonly answers?: readonly string[];
}

type More = Omit<FieldSpec, 'about' | 'kinds'>;

export const text = (about: string, hint: string, more: More = {}): FieldSpec => ({
  about,
  hint,
  kinds: ['text'],
  ...more,
});
export const number = (about: string, hint: string, more: More = {}): FieldSpec => ({
  about,
  hint,
  kinds: ['number'],
  ...more,
});
/** A number, or a percentage. */
export const amount = (about: string, hint: string, more: More = {}): FieldSpec => ({
  about,
  hint,
  kinds: ['amount'],
  ...more,
});
/** A number from 0 to 1, or a percentage up to 100%. */
export const share = (about: string, hint: string, more: More = {}): FieldSpec => ({
  about,
  hint,
  kinds: ['share'],
  ...more,
});
export const date = (about: string, more: More = {}): FieldSpec => ({
  about,
  hint: 'YYYY-MM-DD',
  kinds: ['date'],
  ...more,
});
export const flag = (about: string, more: More = {}): FieldSpec => ({
  about,
  hint: 'true or false',
  kinds: ['flag'],
  ...more,
});
export const oneOf = (about: string, values: readonly string[], more: More = {}): FieldSpec => ({
  about,
  hint: values.join(' | '),
  kinds: ['text'],
  values,
  ...more,
});
export const map = (about: string, keys: Readonly<Record<string, FieldSpec>>, more: More = {}): FieldSpec => ({
  about,
  kinds: ['map'],
  keys,
  ...more,
});
export const list = (about: string, items: FieldSpec, more: More = {}): FieldSpec => ({
  about,
  kinds: ['list'],
  items,
  ...more,
});
/** The same field, which may also be written in another way. */
export const or = (spec: FieldSpec, ...kinds: readonly Kind[]): FieldSpec => ({
  ...spec,
  kinds: [...spec.kinds, ...kinds],
});
