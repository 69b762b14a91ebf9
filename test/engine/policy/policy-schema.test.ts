import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { policySchema } from '../../../server/engine/policy/policy-schema.ts';
import { assertAccepted } from '../../support/policy.ts';

const ajv = new Ajv.default({ strict: false, logger: false });
const accepts = ajv.compile(policySchema());

test('it is a JSON Schema of draft 7, and that which is committed', () => {
  assert.equal(policySchema().$schema, 'http://json-schema.org/draft-07/schema#');
  assert.ok(ajv.validateSchema(policySchema()), JSON.stringify(ajv.errors));
  const committed = readFileSync(new URL('../../../schemas/policy.schema.json', import.meta.url), 'utf8');
  assert.deepEqual(JSON.parse(committed), policySchema());
});

test('it accepts what is sound, an empty file and keys of a house among it', () => {
  for (const text of [
    '',
    '# nothing',
    'x-note: 3',
    'people:',
    'severities: { x-note: because, acme: off }',
    'extends: ./a',
  ])
    assertAccepted(text);
});

test('it refuses what any editor should point at', () => {
  for (const text of [
    'severites: {}',
    'severities: { write-back: fatal }',
    'people: Ana',
    'thresholds: { waiver: soon }',
    'checks: [{ condition: { equal: 3 } }]',
    'checks: [{ severity: off }]',
  ])
    assert.ok(!accepts(parse(text)), text);
});

test('each key says what it is for', () => {
  const silent: string[] = [];
  const look = (schema: Record<string, unknown>, path: string) => {
    if (path && !path.endsWith('.0') && typeof schema.description !== 'string') silent.push(path);
    const [shape = schema] = (schema.anyOf ?? []) as Record<string, unknown>[];
    for (const [key, child] of Object.entries((shape.properties ?? {}) as Record<string, Record<string, unknown>>))
      look(child, `${path}.${key}`);
    if (shape.items) look(shape.items as Record<string, unknown>, `${path}.0`);
  };
  look(policySchema(), '');
  assert.deepEqual(silent, []);
});
