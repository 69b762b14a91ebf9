import type { Validate } from '#validators/charter';
import { metaSchemas } from './meta-schemas.ts';

/** How many places of a schema are looked at for a required property. */
const MOST_STEPS = 2000;
/** Deeper ones would exhaust the stack of what judges them. */
const MOST_LEVELS = 200;
/** Whether two of them are the same is asked of each pair. */
const MOST_VALUES = 1000;

/**
 * Says what is wrong with a JSON Schema that is to describe an input; undefined when nothing is. It is valid when its
 * draft's meta-schema accepts it, and useful when it names at least one required property that it describes, in itself,
 * in the items of its rows, or behind a reference within it. Remote references are not followed; nothing of it is run.
 */
export function judgeSchema(schema: unknown): string | undefined {
  if (schema === undefined) return 'The input schema is too large to be read.';
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema))
    return 'The input schema is not a JSON Schema: it must be a map.';
  const bounded = withinBounds(schema, 0);
  if (bounded === undefined) return `The input schema is nested more than ${MOST_LEVELS} levels deep. Make it flatter.`;
  const validate = metaSchemaFor(schema as Record<string, unknown>);
  if (!validate(bounded)) {
    const [error] = validate.errors ?? [];
    const place = error?.instancePath ? ` at ${error.instancePath}` : '';
    return `The input schema is not a valid JSON Schema: ${error?.message ?? 'it was rejected'}${place}.`;
  }
  return describesRequired(schema as Record<string, unknown>)
    ? undefined
    : 'The input schema does not say which properties are required.';
}

/** A schema with only the first of the values in its long lists of values; undefined when it is nested too deeply. */
function withinBounds(value: object, level: number): object | undefined {
  if (level > MOST_LEVELS) return undefined;
  const copy: [string, unknown][] = [];
  for (const [key, inner] of Object.entries(value)) {
    const given: unknown = key === 'enum' && Array.isArray(inner) ? inner.slice(0, MOST_VALUES) : inner;
    const within = typeof given === 'object' && given !== null ? withinBounds(given, level + 1) : given;
    if (within === undefined) return undefined;
    copy.push([key, within]);
  }
  return Array.isArray(value) ? copy.map(([, inner]) => inner) : Object.fromEntries(copy);
}

/** The first names that a schema requires at its top, or in its rows; none where it requires them further inside. */
export function requiredNames(schema: unknown): readonly string[] {
  for (const place of [schema, behind(schema, '#/items')]) {
    if (typeof place !== 'object' || place === null) continue;
    const { required } = place as { readonly required?: unknown };
    const names = Array.isArray(required) ? required.filter((name): name is string => typeof name === 'string') : [];
    if (names.length > 0) return names.length > 6 ? [...names.slice(0, 6), '…'] : names;
  }
  return [];
}

function metaSchemaFor(schema: Record<string, unknown>): Validate {
  const draft = typeof schema.$schema === 'string' ? schema.$schema : '';
  const { draft04, draft07, draft2019, draft2020 } = metaSchemas();
  if (draft.includes('2020-12')) return draft2020;
  if (draft.includes('2019-09')) return draft2019;
  return draft.includes('draft-04') ? draft04 : draft07;
}

function describesRequired(root: Record<string, unknown>): boolean {
  const queue: unknown[] = [root];
  const seen = new Set<unknown>();
  for (let steps = 0; queue.length > 0 && steps < MOST_STEPS; steps++) {
    const schema = queue.shift();
    if (typeof schema !== 'object' || schema === null || seen.has(schema)) continue;
    seen.add(schema);
    if (Array.isArray(schema)) {
      queue.push(...schema.slice(0, MOST_STEPS));
      continue;
    }
    const { required, properties, $ref, items, prefixItems, allOf, anyOf, oneOf } = schema as Record<string, unknown>;
    const described = typeof properties === 'object' && properties !== null ? properties : {};
    if (Array.isArray(required) && required.some((name) => typeof name === 'string' && Object.hasOwn(described, name)))
      return true;
    queue.push(items, prefixItems, allOf, anyOf, oneOf, ...Object.values(described).slice(0, MOST_STEPS));
    if (typeof $ref === 'string') queue.push(behind(root, $ref));
  }
  return false;
}

/** What a reference within the schema points at: `#/definitions/row`. */
function behind(root: unknown, reference: string): unknown {
  if (!reference.startsWith('#/')) return reference === '#' ? root : undefined;
  let place: unknown = root;
  for (const step of reference.slice(2).split('/')) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, key)) return undefined;
    place = (place as Record<string, unknown>)[key];
  }
  return place;
}
