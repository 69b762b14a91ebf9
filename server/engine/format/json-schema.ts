import type { FieldSpec, Kind } from './field-spec.ts';
import { CHARTER } from './fields.ts';

export type JsonSchema = Record<string, unknown>;

/**
 * How strict the schema is about blanks. `values` is for the checker, which takes blanks out before it validates;
 * `text` is for any editor's YAML support, which sees "TBD" as it is written and must not call it wrong.
 */
export type Audience = 'values' | 'text';

/** `YYYY-MM-DD`. Whether the day exists is for the checker. */
export const DATE_PATTERN = '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$';
/** `60%`. */
const PERCENTAGE_PATTERN = '^\\d+(\\.\\d+)?\\s*%$';
/** `60%`, up to `100%`. */
const SHARE_PATTERN = '^(100(\\.0+)?|\\d{1,2}(\\.\\d+)?)\\s*%$';

const EXTENSION = '^x-';

/** What `describe` adds to a key, beside its own sentence: the checks that read it. */
export type Describe = (path: string) => string;

/** The JSON Schema (draft 7) of a charter. It requires `apiVersion` alone, and takes null for any value. */
export function charterSchema(audience: Audience, describe: Describe = () => ''): JsonSchema {
  return formatSchema(CHARTER, 'Production charter', ['apiVersion'], audience, describe);
}

/** The JSON Schema (draft 7) of any format that is given by its fields. */
export function formatSchema(
  spec: FieldSpec,
  title: string,
  required: readonly string[],
  audience: Audience,
  describe: Describe = () => '',
): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title,
    ...fieldSchema(spec, '', audience, describe),
    // Where nothing is required, an empty file is of the format.
    type: required.length > 0 ? 'object' : ['object', 'null'],
    ...(required.length > 0 ? { required: [...required] } : {}),
    ...(audience === 'text' ? { definitions: { blank: blankSchema() } } : {}),
  };
}

function fieldSchema(spec: FieldSpec, path: string, audience: Audience, describe: Describe): JsonSchema {
  const description = [spec.about, describe(path)].filter(Boolean).join('\n\n');
  const shape: JsonSchema = { ...typeSchema(spec), ...contentSchema(spec, path, audience, describe) };
  // A keyword binds only values of its own type, so one flat schema serves a key that may be written in several ways.
  // A program that validates reads no descriptions.
  if (audience === 'values') return shape;
  if (path === '') return { description, ...shape };
  if (acceptsAnyText(spec)) return { description, ...shape, ...alsoEmpty(spec) };
  return { description, anyOf: [shape, { $ref: '#/definitions/blank' }] };
}

function acceptsAnyText(spec: FieldSpec): boolean {
  return spec.kinds.includes('anything') || (spec.kinds.includes('text') && !spec.values);
}

/** Beside any text: an empty list or map, and `[Name]`, a blank that somebody left from a template. */
function alsoEmpty(spec: FieldSpec): JsonSchema {
  const { type } = typeSchema(spec) as { type: string[] };
  return {
    type: [...new Set([...type, 'array', 'object'])],
    ...(type.includes('array') ? {} : { maxItems: 1, items: { type: 'string' } }),
    ...(type.includes('object') ? {} : { maxProperties: 0 }),
  };
}

function typeSchema(spec: FieldSpec): JsonSchema {
  const types = new Set<string>(['null']);
  for (const kind of spec.kinds) for (const type of jsonTypes[kind]) types.add(type);
  return { type: [...types] };
}

const jsonTypes: Readonly<Record<Kind, readonly string[]>> = {
  text: ['string', 'number', 'boolean'],
  number: ['number'],
  share: ['number', 'string'],
  amount: ['number', 'string'],
  date: ['string'],
  flag: ['boolean'],
  map: ['object'],
  list: ['array'],
  anything: ['string', 'number', 'boolean', 'object', 'array'],
};

function contentSchema(spec: FieldSpec, path: string, audience: Audience, describe: Describe): JsonSchema {
  const schema: JsonSchema = {};
  if (spec.values) schema.enum = [...spec.values, null];
  if (spec.kinds.includes('date')) schema.pattern = DATE_PATTERN;
  if (spec.kinds.includes('amount')) schema.pattern = PERCENTAGE_PATTERN;
  if (spec.kinds.includes('share')) Object.assign(schema, { pattern: SHARE_PATTERN, minimum: 0, maximum: 1 });
  if (spec.keys && !spec.kinds.includes('anything')) {
    schema.properties = Object.fromEntries(
      Object.entries(spec.keys).map(([key, child]) => [
        key,
        fieldSchema(child, path ? `${path}.${key}` : key, audience, describe),
      ]),
    );
    schema.patternProperties = { [EXTENSION]: {} };
    schema.additionalProperties = false;
  }
  if (spec.anyKey) schema.additionalProperties = fieldSchema(spec.anyKey, `${path}.*`, audience, describe);
  if (spec.items) schema.items = fieldSchema(spec.items, `${path}.0`, audience, describe);
  return schema;
}

/** What a blank looks like to an editor that does not know the checks. */
function blankSchema(): JsonSchema {
  const anyCase = (words: string) => words.replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);
  const words = [
    'tbd',
    'tbc',
    'todo',
    'fixme',
    'n/a',
    'na',
    'none',
    'unknown',
    'pending',
    'xxx',
    'not applicable',
    'not available',
    'someone',
    'somebody',
    'anyone',
    'the team',
  ];
  const begins = ['tbd', 'tbc', 'todo', 'fixme', 'to be (decided|confirmed|defined|determined|announced)'];
  return {
    description: 'Nothing yet: empty, or a placeholder such as TBD.',
    anyOf: [
      { type: 'null' },
      { type: 'array', maxItems: 1, items: { type: 'string' } },
      { type: 'object', maxProperties: 0 },
      { type: 'string', pattern: `^\\s*(${words.map(anyCase).join('|')}|\\?+|-)?[.!?:;,…]*\\s*$` },
      { type: 'string', pattern: '^\\s*(<[^<>]*>|\\[[^\\[\\]]*\\]|\\{\\{[^{}]*\\}\\})[.!?:;,…]*\\s*$' },
      {
        type: 'string',
        pattern: `^\\s*(${begins.map(anyCase).join('|')})\\s*([^\\sA-Za-z0-9]|$)`,
      },
      { type: 'string', pattern: `[-–—:,;/(]\\s*(${anyCase('tbd')}|${anyCase('tbc')})\\s*[)\\].!]*$` },
    ],
  };
}
