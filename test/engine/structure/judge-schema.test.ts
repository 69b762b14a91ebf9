import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { evaluate, parseCharter } from '../../../server/engine/index.ts';
import { judgeSchema, requiredNames } from '../../../server/engine/structure/judge-schema.ts';
import { assertLinear } from '../../support/assert-linear.ts';
import { fakeFiles, surroundings } from '../../support/page.ts';

const nested = (key: string) => [`{"${key}":`.repeat(100_000), '{}', '}'.repeat(100_000)].join('');
const row = { required: ['id'], properties: { id: {} } };
const DRAFTS = [
  'http://json-schema.org/draft-04/schema#',
  'http://json-schema.org/draft-07/schema#',
  'https://json-schema.org/draft/2019-09/schema',
  'https://json-schema.org/draft/2020-12/schema',
];

suite('a JSON Schema that means harm', () => {
  // Guard: the bound on levels, in front of a validator that calls itself.
  for (const draft of DRAFTS)
    test(`is told as nested too deeply, by ${draft}`, () => {
      for (const key of ['items', 'not', 'x', 'properties']) {
        const text = nested(key);
        const schema = { ...JSON.parse(text), $schema: draft };
        assert.match(judgeSchema(schema) ?? '', /nested more than 200 levels/);
        assert.deepEqual(requiredNames(schema), []);
      }
    });

  test('in a file it is a finding, and no crash of the check', () => {
    const deep = nested('items');
    const files = fakeFiles({ 'schema.json': deep });
    const { crashes, findings } = evaluate(
      parseCharter('apiVersion: charter/v1\nstatus: production\ninputs: { schema: schema.json }\n'),
      surroundings({ files }),
    );
    assert.deepEqual(crashes, []);
    assert.ok(findings.some(({ check, message }) => check === 'inputs-documented' && /levels deep/.test(message)));
  });

  // Guard: long lists of values are cut before each is compared with each.
  test('with many values takes time in line with their number', () => {
    const make = (size: number) =>
      JSON.stringify({ $schema: DRAFTS[0], ...row, enum: Array.from({ length: size }, (_, value) => ({ value })) });
    assert.equal(judgeSchema(JSON.parse(make(5000))), undefined);
    assertLinear('a list of values', make, 10_000, (text) => judgeSchema(JSON.parse(text)));
  });

  // Guard: references are looked up once each, and only in the schema itself.
  test('is followed no further than itself, and not in circles', () => {
    const circle = {
      $ref: '#/definitions/a',
      definitions: { a: { $ref: '#/definitions/b' }, b: { $ref: '#/definitions/a' } },
    };
    for (const schema of [
      circle,
      { $ref: '#' },
      { $ref: 'http://127.0.0.1:1/row.json' },
      { $ref: 'file:///etc/passwd' },
    ])
      assert.match(judgeSchema(schema) ?? '', /does not say which properties/);
  });

  // Guard: no pattern of a schema is ever compiled to match something.
  test('has patterns that are not run', () => {
    const began = process.cpuUsage().user;
    const pattern = '^(a+)+$';
    const hostile = {
      ...row,
      properties: { id: { pattern, default: `${'a'.repeat(60)}!`, examples: [`${'a'.repeat(60)}!`] } },
    };
    assert.equal(judgeSchema({ ...hostile, patternProperties: { [pattern]: {} } }), undefined);
    assert.ok(process.cpuUsage().user - began < 5_000_000, 'it would take years');
  });

  // Guard: names are looked up as own properties.
  test('describes nothing by the names of prototypes', () => {
    const text = '{"__proto__":{"required":["id"],"properties":{"id":{}}},"properties":{},"required":["constructor"]}';
    assert.match(judgeSchema(JSON.parse(text)) ?? '', /does not say which properties/);
    assert.match(judgeSchema({ $ref: '#/__proto__', ...{} }) ?? '', /does not say which properties/);
    assert.equal(({} as Record<string, unknown>).required, undefined);
  });
});
