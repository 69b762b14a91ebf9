import type { FieldSpec } from '../format/field-spec.ts';
import type { Template } from '../text/edit.ts';

/** What is to be added below a key: nothing below it (a value), or keys or list indices. */
export interface Additions extends ReadonlyMap<string, Additions> {
  /** The value, where it is known; otherwise it is a blank. */
  readonly given?: string | undefined;
}

/** What is to be added at paths, by key and key below it. */
export function gather(paths: readonly string[], given: Readonly<Record<string, string>>): Additions {
  type Growing = Map<string, Growing> & { given?: string | undefined };
  const root: Growing = new Map();
  for (const path of paths) {
    let level = root;
    for (const step of path.split('.')) {
      const below: Growing = level.get(step) ?? new Map();
      level.set(step, below);
      level = below;
    }
    level.given = given[path];
  }
  return root;
}

/** In the order of the format, item by item of a list. */
export function inCanonicalOrder(additions: Additions, spec: FieldSpec | undefined): [string, Additions][] {
  const order = Object.keys(spec?.keys ?? {});
  return [...additions].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
}

/**
 * The lines of a key and all that is to be added below it.
 *
 * @param step spaces a level
 */
export function blockEntry(step: number, key: string, spec: FieldSpec, below: Additions, indent: number): Template[] {
  const margin = ' '.repeat(indent);
  if (spec.inline || below.size === 0) return [[`${margin}${key}: `, ...inlineValue(spec, below)]];
  return [[`${margin}${key}:`], ...blockBody(step, spec, below, indent + step)];
}

/** The lines below a key. */
export function blockBody(step: number, spec: FieldSpec, below: Additions, indent: number): Template[] {
  if (spec.items)
    return [...below].map(([, inside]) => [`${' '.repeat(indent)}- `, ...inlineValue(spec.items!, inside)]);
  return inCanonicalOrder(below, spec).flatMap(([key, inside]) => {
    const child = spec.keys?.[key];
    return child ? blockEntry(step, key, child, inside, indent) : [];
  });
}

/** A value on one line: a blank, or braces with blanks inside. */
export function inlineValue(spec: FieldSpec, below: Additions): Template {
  if (below.given !== undefined) return [below.given];
  if (below.size === 0) {
    // Where there is only one thing to write, nobody is asked.
    if (spec.values?.length === 1) return [spec.values[0]!];
    const blank = { hint: spec.hint ?? 'to fill in' };
    return spec.quoted ? ['"', blank, '"'] : [blank];
  }
  if (spec.items)
    return [
      '[',
      ...[...below].flatMap(([, inside], index) => [...(index > 0 ? [', '] : []), ...inlineValue(spec.items!, inside)]),
      ']',
    ];
  const entries = inCanonicalOrder(below, spec).flatMap(([key, inside], index) => {
    const child = spec.keys?.[key];
    return child ? [`${index > 0 ? ', ' : ''}${key}: `, ...inlineValue(child, inside)] : [];
  });
  return ['{ ', ...entries, ' }'];
}
