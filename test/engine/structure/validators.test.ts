import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { type Validate, validate as validateCharter } from '#validators/charter';
import { validate as validateImportMap } from '#validators/import-map';
import { validate as validatePolicy } from '#validators/policy';
import { charterSchema, formatSchema } from '../../../server/engine/format/json-schema.ts';
import { importMapFormat } from '../../../server/engine/import/import-fields.ts';
import { POLICY } from '../../../server/engine/policy/fields.ts';
import { completePage } from '../../support/page.ts';

// What is left of a compiled schema says the same as the library does that compiles it.

const ajv = new Ajv.default({ allErrors: true, strict: false, logger: false, validateFormats: false });

const formats: Readonly<Record<string, { schema: object; validate: Validate; sample: object }>> = {
  charter: { schema: charterSchema('values'), validate: validateCharter, sample: parse(completePage) as object },
  policy: {
    schema: formatSchema(POLICY, 'Policy', [], 'values'),
    validate: validatePolicy,
    sample: {
      extends: 'other.yaml',
      severities: { 'one-page': 'off' },
      people: [{ name: 'Ana Ruiz', contact: 'ana@example.com', team: 'ops', until: '2027-01-01' }],
      internalDomains: ['example.com'],
      words: { placeholders: { add: ['xx'], exempt: ['none'] } },
      timeZone: 'UTC',
      thresholds: { weeklyReview: 7 },
      required: { pilot: ['title'] },
      checks: [{ id: 'acme', path: 'name', condition: { matches: '^a' }, message: 'No.', severity: 'error' }],
    },
  },
  'import map': {
    schema: formatSchema(importMapFormat(), 'Import map', [], 'values'),
    validate: validateImportMap,
    sample: { columns: { a: 'name', b: 'owners.operator.name' }, values: {} },
  },
};

/** What the program reads of an error; in any order, as keys of a map have none. */
function read(errors: Validate['errors']): string[] {
  return (errors ?? [])
    .map(({ keyword, instancePath, params }) => [keyword, instancePath, params.additionalProperty ?? ''].join(' '))
    .sort();
}

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, '', 'x', '60%', '2026-02-30', '2026-01-01', 'pilot', 0, 0.5, 7, -1, true, [], {}, [
    null,
  ]),
  fc.jsonValue({ maxDepth: 2 }),
);

for (const [name, { schema, validate, sample }] of Object.entries(formats)) {
  const whole = ajv.compile(schema);
  const keys = placesIn(sample);

  const same = (data: unknown): void => {
    const sound = whole(data);
    assert.equal(validate(data), sound);
    assert.deepEqual(read(validate.errors), read(whole.errors as Validate['errors']));
  };

  test(`a ${name}: a sound one passes, and anything at all in its place is told as the library tells it`, () => {
    same(sample);
    fc.assert(fc.property(odd, same), { numRuns: 100 });
  });

  test(`a ${name}: anything in any place, and any key beside the others, is told as the library tells it`, () => {
    const place = fc.constantFrom(...keys);
    fc.assert(
      fc.property(fc.array(fc.tuple(place, odd, fc.boolean()), { minLength: 1, maxLength: 4 }), (changes) => {
        const data = structuredClone(sample);
        for (const [path, value, beside] of changes) change(data, path.split('/'), value, beside);
        same(data);
      }),
      { numRuns: 300 },
    );
  });
}

/** Every key and item below a value, as paths. */
function placesIn(value: object, path = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]) => [
    `${path}${key}`,
    ...(typeof inner === 'object' && inner !== null ? placesIn(inner, `${path}${key}/`) : []),
  ]);
}

function change(data: object, [key = '', ...rest]: readonly string[], value: unknown, beside: boolean): void {
  const map = data as Record<string, unknown>;
  const inner = Object.hasOwn(map, key) ? map[key] : undefined;
  if (rest.length === 0) map[beside ? `${key}~/x` : key] = value;
  else if (typeof inner === 'object' && inner !== null) change(inner, rest, value, beside);
}
