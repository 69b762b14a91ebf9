import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { charter, checkJson, EXAMPLES } from './support.ts';

// The samples are the first thing that people read: what they claim is true.

test('each sample declares and earns the label it shows', async () => {
  const { code, json } = await checkJson(EXAMPLES);
  assert.equal(code, 0);
  assert.deepEqual(
    json.charters.map(({ path, declared, earned }) => ({ path, declared, earned })),
    ['pilot', 'production', 'research'].map((label) => ({
      path: `${label}/charter.yaml`,
      declared: label,
      earned: label,
    })),
  );
  assert.deepEqual(json.errors, []);
});

test('the production sample has nothing above a hint, and no waiver', async () => {
  const { json } = await checkJson(join(EXAMPLES, 'production'), ['--require', 'production']);
  assert.deepEqual(
    json.charters[0]?.findings.filter(({ severity }) => severity !== 'hint'),
    [],
  );
  const { stdout } = await charter(join(EXAMPLES, 'production'), ['evaluate']);
  assert.match(stdout, /Earned {4}production$/m);
});

test('the pilot sample has nothing above information, and steps left to do', async () => {
  const { json } = await checkJson(join(EXAMPLES, 'pilot'));
  assert.deepEqual(
    json.charters[0]?.findings.filter(({ severity }) => severity === 'error' || severity === 'warning'),
    [],
  );
  const { stdout } = await charter(join(EXAMPLES, 'pilot'), ['evaluate']);
  assert.match(stdout, /Next, for the label production/);
});
