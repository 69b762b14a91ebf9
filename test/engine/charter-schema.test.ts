import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { omissions } from '../support/omissions.ts';
import { completePage } from '../support/page.ts';

type Schema = Readonly<Record<string, unknown>>;

const root = fileURLToPath(new URL('../..', import.meta.url));
const schema = JSON.parse(readFileSync(join(root, 'schemas/charter.schema.json'), 'utf8')) as Schema;
const ajv = new Ajv.default({ allErrors: true, strict: true, strictTypes: false, strictTuples: false });
const validate = ajv.compile(schema);
const faults = (text: string) => {
  validate(parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};
const completeData = parse(completePage) as unknown;
const head = 'apiVersion: charter/v1\n';

test('it is a valid schema of draft 7', () => {
  assert.equal(schema.$schema, 'http://json-schema.org/draft-07/schema#');
  assert.equal(ajv.validateSchema(schema), true, JSON.stringify(ajv.errors));
});

test('it accepts the complete page and every sample, without a waiver for any', () => {
  assert.deepEqual(faults(completePage), []);
  const samples = globSync('schemas/examples/**/{*.charter,charter}.{yaml,yml}', { cwd: root });
  assert.ok(samples.length >= 3);
  for (const file of samples) assert.deepEqual(faults(readFileSync(join(root, file), 'utf8')), [], file);
});

test('it requires the version, and nothing else', () => {
  assert.deepEqual(faults(head), []);
  assert.equal(faults('name: x\n').length, 1);
  assert.notDeepEqual(faults('apiVersion: charter/v9\n'), []);
  for (const { path, text } of omissions(completePage))
    if (path !== 'apiVersion') assert.deepEqual(faults(text), [], path);
});

test('it accepts a blank for any value, placeholders too', () => {
  const blanks = [
    '',
    '~',
    '""',
    '" "',
    'TBD',
    'tbc.',
    'n/a',
    '"???"',
    '"-"',
    'Not available',
    'the team',
    '"<name>"',
    '<x>',
  ];
  blanks.push(
    '"[Name]"',
    '"{{owner}}"',
    'To be determined (calendar 2025)',
    '"TODO: ask Kim"',
    'planning phase - TBD',
    'owner (TBC)',
  );
  blanks.push('to be decided', '[]', '{}', 'pending', 'unknown', 'none', 'someone');
  const values = blanks.map((blank) => parse(blank) as unknown);
  for (const { path } of omissions(completePage)) {
    if (path === 'apiVersion' || /\.\d+$/.test(path)) continue;
    for (const value of values)
      assert.equal(validate(withValue(path, value)), true, `${path}: ${JSON.stringify(value)}`);
  }
});

/** The complete page with another value at a path. */
function withValue(path: string, value: unknown): unknown {
  const page = structuredClone(completeData);
  const steps = path.split('.');
  const last = steps.pop()!;
  let at = page as Record<string, unknown>;
  for (const step of steps) at = at[step] as Record<string, unknown>;
  at[last] = value;
  return page;
}

test('it rejects misspelt keys at every level, and takes those of ones own', () => {
  for (const page of [
    'writeback: x',
    'problem: { friction: 1 }',
    'owners: { operator: { nam: x } }',
    'review: { tiers: [ { nme: x } ] }',
  ])
    assert.notDeepEqual(faults(head + page), [], page);
  for (const page of [
    'x-a: 1',
    'problem: { x-a: [1] }',
    'owners: { operator: { x-a: x } }',
    'review: { tiers: [ { x-a: {} } ] }',
    'inputs: { schema: { any: 1 } }',
  ])
    assert.deepEqual(faults(head + page), [], page);
});

test('it rejects values of the wrong kind', () => {
  for (const page of [
    'status: live',
    'labelReviewed: last week',
    'labelReviewed: 2026-13-01',
    'review: { volumePerWeek: many }',
    'adoption: { usage: { share: 101% } }',
    'adoption: { usage: { share: 1.5 } }',
    'governance: { customerFacing: perhaps }',
    'problem: it hurts',
    'waivers: { check: x }',
    'turnoverTest: { result: maybe }',
  ])
    assert.notDeepEqual(faults(head + page), [], page);
});

test('every key is described', () => {
  const bare: string[] = [];
  const look = (part: Schema, path: string): void => {
    for (const key of ['anyOf', 'allOf', 'oneOf'] as const)
      for (const inner of (part[key] as Schema[] | undefined) ?? []) look(inner, path);
    for (const [key, inner] of Object.entries((part.properties ?? {}) as Record<string, Schema>)) {
      const below = `${path}.${key}`;
      if (typeof inner.description !== 'string' || inner.description.length < 10) bare.push(below);
      look(inner, below);
    }
    if (part.items) look(part.items as Schema, `${path}[]`);
  };
  look(schema, '');
  assert.deepEqual(bare, []);
});
