import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, parseCharter } from '../../../server/engine/index.ts';
import rule from '../../../server/engine/rules/inputs-documented.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { fakeFiles, productionChanges, surroundings } from '../../support/page.ts';
import { checkSeverities, productionGate, productionGateMissing } from '../../support/severities.ts';

const page = overlay(productionChanges).text;
const inFile = (schema: unknown, says?: string) => {
  const text = typeof schema === 'string' ? schema : JSON.stringify(schema);
  const mark = says === undefined ? '' : `  #       ^^^^^^^^^^^^^^ error: ${says}\n`;
  return checkRule(rule, `inputs:\n  schema: schemas/a.json\n${mark}`, {
    page,
    files: fakeFiles({ 'schemas/a.json': text }),
  });
};

test('a schema in a file has to be JSON, a schema, and to require something it describes', () => {
  inFile({ type: 'object', required: ['id'], properties: { id: {} } });
  inFile('\uFEFF{"required":["id"],"properties":{"id":true}}');
  const { evaluation } = inFile('{', 'The file schemas/a.json is not JSON');
  assert.equal(evaluation.reports.get(rule.id)?.length, 1, 'what is not JSON is not called an invalid schema too');
  inFile('"a"', 'is not a JSON Schema: it must be a map');
  inFile('true', 'is not a JSON Schema');
  inFile({ type: 'objekt' }, 'is not a valid JSON Schema');
  inFile({ required: 'id' }, 'is not a valid JSON Schema');
  inFile({ properties: { id: {} } }, 'does not say which properties are required');
  inFile({ required: ['id'] }, 'does not say which properties are required');
  inFile({ required: [], properties: { id: {} } }, 'does not say which properties are required');
  inFile({ required: ['toString'], properties: {} }, 'does not say which properties are required');
});

test('what is required may stand in rows, in parts or behind a reference', () => {
  const row = { required: ['id'], properties: { id: { type: 'string' } } };
  inFile({ type: 'array', items: row });
  inFile({ allOf: [{}, row] });
  inFile({ properties: { rows: { items: { oneOf: [row] } } } });
  inFile({ $ref: '#/definitions/row', definitions: { row } });
  inFile({ $ref: '#/$defs/a~1b', $defs: { 'a/b': row } });
  inFile({ $ref: '#' }, 'does not say which properties are required');
  inFile({ $ref: '#/definitions/a', definitions: { a: { $ref: '#/definitions/a' } } }, 'does not say');
  inFile({ $ref: 'https://example.com/row.json' }, 'does not say');
});

test('a schema is judged by the draft that it names', () => {
  const row = { type: 'object', required: ['id'], properties: { id: { exclusiveMinimum: true, minimum: 0 } } };
  inFile({ $schema: 'http://json-schema.org/draft-04/schema#', ...row });
  inFile({ $schema: 'http://json-schema.org/draft-07/schema#', ...row }, 'is not a valid JSON Schema');
  for (const draft of ['2019-09', '2020-12'])
    inFile({
      $schema: `https://json-schema.org/draft/${draft}/schema`,
      $defs: { row: { required: ['id'], properties: { id: {} } } },
      $ref: '#/$defs/row',
    });
});

test('a file that is not there, holds nothing or lies outside documents nothing', () => {
  const files = fakeFiles({
    'schemas/blank.json': ' \n',
    'schemas/todo.json': 'TODO',
    'schemas/folder': { kind: 'folder' },
    'schemas/out.json': { kind: 'outside' },
  });
  for (const [path, says] of [
    ['schemas/none.json', 'There is no file schemas/none.json'],
    ['schemas/blank.json', 'has nothing in it'],
    ['schemas/todo.json', 'only placeholders'],
    ['schemas/folder', 'is a folder'],
    ['schemas/out.json', 'leads out of the repository'],
  ] as const)
    checkRule(rule, `inputs:\n  schema: ${path}\n  #       ${'^'.repeat(path.length)} error: ${says}`, { page, files });
});

test('a schema is made where a JSON file is named that is not there, and nowhere else', () => {
  const files = fakeFiles({ 'schemas/blank.json': ' \n', 'schemas/broken.json': '{' });
  const offered = (schema: string) => {
    const { text } = overlay(`inputs: { schema: ${schema} }`, page);
    const { findings } = evaluate(parseCharter(text), surroundings({ files }), [rule]);
    return findings.map(({ fixes }) => fixes.flatMap(({ creates = [] }) => creates.map(({ path }) => path)));
  };
  assert.deepEqual(offered('schemas/none.json'), [['schemas/none.json']]);
  for (const other of ['schemas/none.yaml', '.json/none', 'schemas/blank.json', 'schemas/broken.json', 'one row'])
    assert.deepEqual(offered(other), [[]], other);
});

test('a file that cannot be read leaves it unknown, and that is said', () => {
  const files = fakeFiles({ 'a/b.json': { kind: 'unreadable', message: 'permission denied' } });
  const { evaluation } = checkRule(
    rule,
    `
    inputs:
      schema: a/b.json
      #       ^^^^^^^^ error: The file a/b.json could not be read (permission denied)
    `,
    { page, files },
  );
  assert.deepEqual(evaluation.gates.production.unknown, ['inputs-documented']);
});

test('words document nothing that a program could check', () => {
  checkRule(
    rule,
    `
    inputs:
      schema: one row for each listing
      #       ^^^^^^^^^^^^^^^^^^^^^^^^ error: described in words
    `,
    { page },
  );
});

test('a schema in the page is judged the same', () => {
  checkRule(rule, 'inputs: { schema: { required: [id], properties: { id: { type: string } } } }', { page });
  checkRule(
    rule,
    `
    inputs:
      schema: { properties: { id: { type: string } } }
      #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: does not say which properties are required
    `,
    { page },
  );
  checkRule(
    rule,
    `
    inputs:
      schema:
    # ^^^^^^ error: is not a valid JSON Schema
        type: object
        required: id
        properties: { id: {} }
    `,
    { page },
  );
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'inputs: { schema: schemas/none.json }', productionGate);
  checkSeverities(rule, 'inputs: { schema: }', productionGateMissing);
  checkSeverities(rule, 'inputs: { schema: TBD }', productionGate);
});

test('the fix adds the schema', () => {
  checkFix(rule, 'inputs: { schema: }', { page });
  checkFix(rule, 'inputs:', { page });
});
