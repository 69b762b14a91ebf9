import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { charter, checkJson, FOREIGN, folder, OVERCLAIM, RESEARCH, sample } from './support.ts';

const CHARTER_GATE = [
  ...['friction-hours', 'operator-owner', 'technical-owner', 'input-schema', 'review-tiers', 'write-back'],
  ...['ninety-day-metric', 'turnover-test-date', 'maintenance-budget', 'when-wrong'],
];
const PRODUCTION_GATE = [
  ...['operator-owner', 'technical-owner', 'review-tiers', 'inputs-documented', 'write-back-live', 'override-logging'],
  ...['weekly-review', 'turnover-test-passed', 'training-complete', 'manual-path-retired'],
];
const without = (checks: readonly string[], check: string) => checks.filter((other) => other !== check);

test('the result of a run, whole', async (t) => {
  const cwd = sample(t, 'production');
  const page = readFileSync(join(cwd, 'charter.yaml'), 'utf8');
  // Without funding, which would be above the label.
  const changed = page.replace(/^ {2}operator: .*$/m, '  operator: TBD').replace(/^funding: .*\n/m, '');
  writeFileSync(join(cwd, 'charter.yaml'), changed);
  writeFileSync(join(cwd, 'brand.charter.yaml'), FOREIGN);

  const ran = await charter(cwd, ['check', '.', 'missing.yaml', '--format', 'json']);
  assert.equal(ran.code, 2);
  // The words of a message are the engine's to choose.
  const json = JSON.parse(ran.stdout, (key, value) => (key === 'message' ? typeof value : value));
  const line = 1 + page.split('\n').findIndex((text) => text.startsWith('  operator:'));
  const expected = {
    version: 1,
    today: '2026-11-23',
    charters: [
      {
        path: 'charter.yaml',
        name: 'suppression-case-drafts',
        declared: 'production',
        earned: 'research',
        questions: { owner: false, destination: true, metric: true, whenWrong: true },
        gates: {
          charter: {
            passed: without(CHARTER_GATE, 'operator-owner'),
            failed: ['operator-owner'],
            waived: [],
            unknown: [],
          },
          production: {
            passed: without(PRODUCTION_GATE, 'operator-owner'),
            failed: ['operator-owner'],
            waived: [],
            unknown: [],
          },
        },
        next: ['operator-owner'],
        findings: [
          {
            check: 'label-overclaims',
            severity: 'error',
            message: 'string',
            fixable: true,
            range: { start: { line: 6, column: 9 }, end: { line: 6, column: 19 } },
          },
          {
            check: 'operator-owner',
            severity: 'error',
            message: 'string',
            fixable: true,
            range: { start: { line, column: 13 }, end: { line, column: 16 } },
          },
        ],
      },
    ],
    skipped: [{ path: 'brand.charter.yaml', reason: 'not-a-production-charter' }],
    policies: [],
    errors: [{ path: 'missing.yaml', message: 'string' }],
    summary: {
      ...{ charters: 1, research: 1, pilot: 0, production: 0, retired: 0 },
      ...{ errors: 2, warnings: 0, information: 0, hints: 0 },
    },
  };
  assert.deepEqual(json, expected);
  assert.equal(JSON.stringify(json), JSON.stringify(expected), 'the keys come in the order of the contract');
  const evaluated = await charter(cwd, ['evaluate', '.', 'missing.yaml', '--format', 'json']);
  assert.equal(evaluated.stdout, ran.stdout);
});

test('a damaged charter has earned nothing, which is null, and counts among no label', async (t) => {
  const { code, json } = await checkJson(
    folder(t, { 'charter.yaml': 'apiVersion: charter/v1\nstatus: pilot\nowners: [\n' }),
  );
  assert.equal(code, 1);
  assert.equal(json.charters[0]?.earned, null);
  assert.deepEqual(
    json.charters[0]?.findings.map(({ check }) => check),
    ['yaml-syntax'],
  );
  const { charters, research, pilot, production, retired, errors } = json.summary;
  assert.deepEqual(
    { charters, research, pilot, production, retired, errors },
    { charters: 1, research: 0, pilot: 0, production: 0, retired: 0, errors: 1 },
  );
});

test('columns count UTF-16 units, and a byte order mark does not count', async (t) => {
  const text = 'apiVersion: charter/v1\nstatus: research\nowners: { operator: { name: "😀", contact: TBD, x: 1 } }\n';
  const cwd = folder(t, {
    'a.charter.yaml': text,
    'b.charter.yaml': `\uFEFF${text}`,
    'c.charter.yaml': text.replaceAll('\n', '\r\n'),
  });
  const { json } = await checkJson(cwd);
  assert.equal(json.charters.length, 3);
  for (const { findings } of json.charters) {
    const { range } = findings.find(({ check }) => check === 'schema')!;
    const column = text.split('\n')[2]!.indexOf('x: 1') + 1;
    assert.deepEqual(range, { start: { line: 3, column }, end: { line: 3, column: column + 1 } });
  }
});

test('charters are sorted by code units, whatever the order they were given in', async (t) => {
  const cwd = folder(t, {
    'b/charter.yaml': RESEARCH,
    'B/charter.yaml': RESEARCH,
    'ä/charter.yaml': RESEARCH,
    'a.charter.yaml': RESEARCH,
  });
  const { json } = await checkJson(cwd, ['ä', 'b', 'a.charter.yaml', 'B', 'b']);
  assert.deepEqual(
    json.charters.map(({ path }) => path),
    ['B/charter.yaml', 'a.charter.yaml', 'b/charter.yaml', 'ä/charter.yaml'],
  );
});

test('paths lead from the current folder, upwards too', async (t) => {
  const cwd = folder(t, { 'x/readme.md': '', 'y/charter.yaml': RESEARCH });
  const { json } = await checkJson(join(cwd, 'x'), ['../y']);
  assert.equal(json.charters[0]?.path, '../y/charter.yaml');
  assert.equal(json.charters[0]?.name, 'y');
});

test('what a terminal would obey is escaped', async (t) => {
  const name = 'a\x1b[31m\u009b31m\u202e';
  const { stdout, json } = await checkJson(folder(t, { 'charter.yaml': `${RESEARCH}name: ${JSON.stringify(name)}\n` }));
  assert.equal(json.charters[0]?.name, name);
  assert.doesNotMatch(stdout, /[^\P{C}\n]/u);
});

test('--quiet takes nothing away from programs', async (t) => {
  const cwd = folder(t, { 'charter.yaml': OVERCLAIM, 'a/charter.yaml': RESEARCH });
  const loud = await checkJson(cwd);
  assert.equal((await checkJson(cwd, ['--quiet'])).stdout, loud.stdout);
});
