import { type Validate, validate as validateCharter } from '#validators/charter';
import type { Charter } from '../charter/charter.ts';
import type { Field } from '../charter/field.ts';
import { scaffold } from '../fixes/scaffold-fix.ts';
import { renameKey, setValue } from '../fixes/set-value.ts';
import type { FieldSpec, Kind } from '../format/field-spec.ts';
import { API_VERSION, parsePath } from '../format/fields.ts';
import { DATE_PATTERN } from '../format/json-schema.ts';
import type { Fix, Report } from '../rule.ts';
import { parseDay } from '../values/day.ts';
import { nearest, nearestValue } from './nearest.ts';
import { oddSpace, TYPE_AGAIN } from './odd-space.ts';
import { slipInKey } from './slip-in-key.ts';

/** An error of the precompiled validator, of which the parts used here. */
export interface StructureError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The structure that a file is held to: its precompiled validator, and what such a file is called. */
export interface Structure {
  readonly validate: Validate;
  readonly what: string;
}

/** Nobody reads more; they go as the first ones are mended. */
export const MOST_FAULTS = 100;

const charterStructure: Structure = { validate: validateCharter, what: 'a charter' };

/** Reports what is not of the format: each fault once, where it stands, in plain words. */
export function* findStructureFaults(charter: Charter, structure: Structure = charterStructure): Iterable<Report> {
  const { root, problems } = charter.document;
  // Of a page that could not be read at all there is nothing to say.
  if (!root && problems.length > 0) return;
  if (root && root.kind !== 'map') {
    yield {
      ...fault(
        charter,
        [],
        'This page is not a list of keys and values.',
        'Write keys such as "owners:" at the start of the line.',
      ),
      missing: false,
    };
    return;
  }
  // Makes the fields of all that is written in one go, which is what every check begins with.
  const written = charter.written();
  const data = root ? structureOf(charter.page, charter.page) : {};
  const reported = new Set<string>();
  if (!structure.validate(data)) {
    for (const error of (structure.validate.errors ?? []) as readonly StructureError[]) {
      const path = pathOf(error.instancePath);
      const key = error.params.additionalProperty;
      const place =
        typeof key === 'string'
          ? [...path, key].join('/')
          : `${error.keyword === 'required' ? 'required ' : ''}${path.join('/')}`;
      // One value may offend type, range and pattern at once; the first says enough.
      if (reported.has(place)) continue;
      reported.add(place);
      if (reported.size > MOST_FAULTS) break;
      yield explain(charter, error, path, structure.what);
    }
  }
  yield* impossibleDays(charter, written);
}

/**
 * The page as the validator wants it: blanks become null, so that what is missing is left to the checks, and so does
 * what is below a key that the format does not know, as the key itself is the fault.
 */
function structureOf(field: Field, page: Field): unknown {
  const { node, spec } = field;
  if (!node || !spec || spec.kinds.includes('anything')) return null;
  if (field !== page && field.blank) return null;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') {
    if (!spec.items) return node.items.map(() => null);
    return node.items.map((_, index) => structureOf(field.below(index), page));
  }
  const data: Record<string, unknown> = Object.create(null);
  for (const key of node.byKey.keys()) {
    if (key.startsWith('x-')) continue;
    const below = field.below(key);
    // A blank version is a missing one: the version is the one thing that the format requires.
    if (field === page && key === 'apiVersion' && below.blank) continue;
    data[key] = structureOf(below, page);
  }
  return data;
}

function explain(charter: Charter, error: StructureError, path: readonly (string | number)[], what: string): Report {
  const key = error.params.additionalProperty;
  if (error.keyword === 'additionalProperties' && typeof key === 'string') return unknownKey(charter, path, key, what);
  if (error.keyword === 'required') return noVersion(charter);
  const spec = charter.specAt(path);
  if (error.keyword === 'enum' && spec?.values) return unknownValue(charter, path, spec.values);
  const whole = typeof path.at(-1) === 'number' ? `An entry of ${subject(path)}` : subject(path);
  const kinds = spec?.kinds ?? [];
  const odd = kinds.includes('map') ? oddSpace(charter.field(path.join('.')).text ?? '') : undefined;
  if (odd === undefined) return fault(charter, path, `${whole} ${wrongKind(kinds)}.`, instruction(spec));
  const why = `there is a space in it that is no ordinary one (${odd}), as copied text often has it`;
  return fault(charter, path, `${whole} ${wrongKind(kinds)}: ${why}.`, TYPE_AGAIN);
}

function unknownKey(charter: Charter, path: readonly (string | number)[], key: string, what: string): Report {
  const known = Object.keys(charter.specAt(path)?.keys ?? {});
  const steps = [...path, key];
  const full = steps.join('.');
  const guess = nearest(
    key,
    known.filter((other) => !charter.entry([...path, other])),
  );
  const span = charter.entry(steps)?.keySpan ?? charter.field(full).span;
  const problem =
    key === ''
      ? 'There is a colon without a key in front of it.'
      : `"${key}" is not a key of ${path.length === 0 ? what : subject(path)}.`;
  const todo = guess
    ? `Did you mean "${guess}"? Keys of your own begin with x-.`
    : `${known.length > 0 && path.length > 0 ? `Its keys are ${known.join(', ')}. ` : ''}Keys of your own begin with x-.`;
  const fixes: Fix[] = guess ? [renameKey(`Rename to "${guess}"`, steps, guess)] : [];
  const found = { span, problem, todo, fields: [full], missing: false, fixes };
  return key === '' ? found : { ...found, ...slipInKey(charter, steps, key, known) };
}

function noVersion(charter: Charter): Report {
  const { span } = charter.field('apiVersion');
  return {
    span,
    problem: 'The version of the format is missing.',
    todo: `Begin the page with apiVersion: ${API_VERSION}.`,
    fields: ['apiVersion'],
    missing: true,
    fixes: [scaffold(`Add apiVersion: ${API_VERSION}`, ['apiVersion'])],
  };
}

function unknownValue(charter: Charter, path: readonly (string | number)[], values: readonly string[]): Report {
  const field = charter.field(path.join('.'));
  const guess = field.text ? nearestValue(field.text, values) : undefined;
  const known = values.length === 1 ? values[0] : `one of ${values.join(', ')}`;
  const todo = guess ? `Did you mean "${guess}"? It may be ${known}.` : `It may be ${known}.`;
  const fixes = guess ? [setValue(`Change to "${guess}"`, field.path, guess)] : [];
  return {
    span: field.span,
    problem: `"${field.text ?? 'This'}" is not a value of ${subject(path)}.`,
    todo,
    fields: [field.path],
    missing: false,
    fixes,
  };
}

function fault(
  charter: Charter,
  path: readonly (string | number)[],
  problem: string,
  todo: string,
  fixes: readonly Fix[] = [],
): Report {
  const field = charter.field(path.join('.'));
  return { span: field.span, problem, todo, fields: [field.path], missing: false, fixes };
}

/** `2026-02-30` has the form of a date and is none. */
function* impossibleDays(charter: Charter, written: ReturnType<Charter['written']>): Iterable<Report> {
  for (const { field, spec } of written) {
    if (!spec.kinds.includes('date') || field.text === undefined || parseDay(field.text)) continue;
    if (!DATE.test(field.text)) continue;
    yield fault(
      charter,
      parsePath(field.path),
      `There is no ${field.text} in the calendar.`,
      'Write a day that exists, as YYYY-MM-DD.',
    );
  }
}

const DATE = new RegExp(DATE_PATTERN);

function subject(path: readonly (string | number)[]): string {
  const words = path.filter((step) => typeof step === 'string').join('.');
  return words || 'This page';
}

function wrongKind(kinds: readonly Kind[]): string {
  if (kinds.includes('date')) return 'is not a date';
  if (kinds.includes('share')) return 'is not a share';
  if (kinds.includes('flag')) return 'is neither true nor false';
  if (kinds.includes('number') || kinds.includes('amount')) return 'is not a number';
  if (kinds.includes('list')) return 'is not a list';
  if (kinds.includes('map')) return 'is not a group of keys';
  return 'is not a single value';
}

function instruction(spec: FieldSpec | undefined): string {
  const kinds = spec?.kinds ?? [];
  if (kinds.includes('date')) return 'Write it as YYYY-MM-DD, for example 2026-12-01.';
  if (kinds.includes('share')) return 'Write a number from 0 to 1, or a percentage such as 60%.';
  if (kinds.includes('flag')) return 'Write true or false, without quotes.';
  if (kinds.includes('amount')) return 'Write a number, or a percentage such as 8%.';
  if (kinds.includes('number')) return 'Write the number alone, without quotes or a unit.';
  if (kinds.includes('list')) return 'Write each item on a line of its own that begins with a dash.';
  if (kinds.includes('map'))
    return `Write ${Object.keys(spec?.keys ?? {})
      .slice(0, 3)
      .map((key) => `"${key}:"`)
      .join(', ')} on lines below it, indented by two spaces.`;
  return 'Write it as one text.';
}

function pathOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~')));
}
