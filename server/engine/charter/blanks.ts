import { scaffold } from '../fixes/scaffold-fix.ts';
import type { Report } from '../rule.ts';
import type { Charter } from './charter.ts';
import type { Field } from './field.ts';
import { oneLine } from './said.ts';

/** What a check wants filled in. */
export interface Wanted {
  /** Each field by path, with the words for it: "the unit of the metric". */
  readonly fields: Readonly<Record<string, string>>;
  /** What is wrong when nothing of it is written. */
  readonly none: string;
  /** What is wrong when some of it is blank; given the words of what is, joined. */
  readonly some?: (words: string) => string;
  readonly todo: string;
  /** The title of the quick fix. */
  readonly fix: string;
  /** What the quick fix adds beside the fields themselves. */
  readonly alsoAdd?: readonly string[];
}

/**
 * Reports the fields that are blank: those that belong at one place together, and each placeholder where it stands.
 */
export function* reportBlanks(charter: Charter, wanted: Wanted): Iterable<Report> {
  const paths = Object.keys(wanted.fields);
  const blank: Field[] = [];
  for (const path of paths) {
    const field = charter.field(path);
    if (field.blank) blank.push(field);
  }
  if (blank.length === 0) return;
  const places = new Map<string, Field[]>();
  for (const field of blank) {
    const place = field.placeholder ? `value ${field.path}` : `${field.span.start} ${field.span.end}`;
    places.set(place, [...(places.get(place) ?? []), field]);
  }
  for (const fields of places.values()) {
    const [first] = fields as [Field];
    const words = listed(fields.map(({ path }) => wanted.fields[path]!));
    const problem = first.placeholder
      ? `"${placeholderText(charter, first)}" stands where ${words} belongs.`
      : fields.length === paths.length
        ? wanted.none
        : (wanted.some?.(words) ?? wanted.none);
    const add = [...fields.map(({ path }) => path), ...(fields.length === paths.length ? (wanted.alsoAdd ?? []) : [])];
    yield {
      span: first.span,
      problem,
      todo: wanted.todo,
      fields: fields.map(({ path }) => path),
      missing: !first.placeholder,
      fixes: [scaffold(wanted.fix, add)],
    };
  }
}

/** Words joined as people do: "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** A placeholder as a message names it: without the quotes of the page, on one line, and not longer than is read. */
export function placeholderText(charter: Charter, { node, span }: Field): string {
  const written = node?.kind === 'scalar' ? node.text : charter.document.text.slice(span.start, span.end);
  const words = oneLine(written);
  return words.length > 40 ? `${words.slice(0, 40)}…` : words;
}
