import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { Ajv } from 'ajv';
import { charter, folder, OVERCLAIM, RESEARCH } from '../support.ts';
import { HOSTILE_PATHS, hostileRun } from './hostile-run.ts';
import { MIXED, mixedRun } from './mixed-run.ts';

const schema = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../schemas/${name}.schema.json`, import.meta.url), 'utf8'));
const isResult = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema('result'));
const isRow = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema('result-row'));

const runs: Readonly<Record<string, (t: TestContext) => [cwd: string, ...argv: string[]]>> = {
  'with everything in it': (t) => [mixedRun(t), ...MIXED],
  'that means harm': (t) => [hostileRun(t), ...HOSTILE_PATHS],
  'that found nothing': (t) => [folder(t), '--allow-empty'],
  'of retired charters': (t) => [folder(t, { 'charter.yaml': 'apiVersion: charter/v1\nstatus: retired\n' })],
  'of a status that does not exist': (t) => [folder(t, { 'charter.yaml': 'apiVersion: charter/v1\nstatus: live\n' })],
};

for (const [name, make] of Object.entries(runs)) {
  test(`a run ${name} is what the schemas say`, async (t) => {
    const [cwd, ...argv] = make(t);
    const { stdout } = await charter(cwd, ['check', ...argv, '--format', 'json', '--format', 'ndjson=rows']);
    assert.ok(isResult(JSON.parse(stdout)), JSON.stringify(isResult.errors, null, 2));
    for (const row of rows(cwd)) assert.ok(isRow(row), JSON.stringify(isRow.errors, null, 2));
  });
}

test('the schemas say of each key what it is', () => {
  assert.equal(isResult({ version: 1 }), false);
  assert.equal(isRow({ version: 1 }), false);
  for (const [name, column] of Object.entries<{ description?: string }>(schema('result-row').properties)) {
    assert.ok(column.description, name);
  }
});

test('each row has every column, in the order of the schema', async (t) => {
  const cwd = mixedRun(t);
  await charter(cwd, ['check', ...MIXED, '--format', 'ndjson=rows']);
  const columns = Object.keys(schema('result-row').properties);
  const kinds = new Set<unknown>();
  for (const row of rows(cwd)) {
    assert.deepEqual(Object.keys(row), columns);
    assert.equal(row.today, '2026-11-23');
    kinds.add(row.kind);
    for (const value of Object.values(row)) assert.ok(value === null || typeof value !== 'object', 'a row is flat');
  }
  assert.deepEqual([...kinds].sort(), [
    'charter',
    'error',
    'finding',
    'policy',
    'policy-finding',
    'skipped',
    'suppressed',
    'waived',
  ]);
});

test('rows add up to what JSON says, and those of two runs are those of both', async (t) => {
  const cwd = folder(t, { 'a/charter.yaml': OVERCLAIM, 'b/charter.yaml': RESEARCH });
  const { stdout } = await charter(cwd, ['check', '--format', 'json', '--format', 'ndjson=rows']);
  const both = rows(cwd);
  const { summary } = JSON.parse(stdout);
  const of = (severity: string) => both.filter((row) => row.kind === 'finding' && row.severity === severity).length;
  assert.equal(of('error'), summary.errors);
  assert.equal(of('warning'), summary.warnings);
  assert.equal(both.filter(({ kind }) => kind === 'charter').length, summary.charters);
  const single: unknown[] = [];
  for (const path of ['a', 'b']) {
    await charter(cwd, ['check', path, '--format', 'ndjson=rows']);
    single.push(...rows(cwd));
  }
  assert.deepEqual(single, both);
});

function rows(cwd: string): Record<string, unknown>[] {
  return readFileSync(`${cwd}/rows`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
