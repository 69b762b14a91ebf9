import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { evaluate, NO_FILES, parseCharter, parseDay } from '../server/engine/index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('the charter in the README has earned the label that it is said to have', () => {
  const page = readme.split('```yaml\n')[1]?.split('```')[0] ?? '';
  const { declared, earned, findings } = evaluate(parseCharter(page), {
    today: parseDay('2026-11-23')!,
    files: NO_FILES,
  });
  assert.equal(declared, 'pilot');
  assert.equal(earned, 'pilot');
  const gates = findings.filter(({ check }) =>
    ['schema', 'yaml-syntax', 'placeholder', 'label-overclaims'].includes(check),
  );
  assert.deepEqual(gates, []);
});

test('every file that the README names is there', () => {
  const named = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path!);
  assert.ok(named.length > 5);
  for (const path of named) assert.ok(existsSync(new URL(`../${path}`, import.meta.url)), path);
});

test('the workflow in the README calls the action that there is, with inputs that it has', () => {
  const text = readme.split('.github/workflows/charters.yml</code></summary>\n\n```yaml\n')[1]?.split('```')[0] ?? '';
  const { steps } = parse(text).jobs.charters;
  const { uses, with: given } = steps.at(-1);
  const path = /^OWNER\/REPOSITORY\/(.+)@REVISION$/.exec(uses)?.[1];
  const action = parse(readFileSync(new URL(`../${path}/action.yml`, import.meta.url), 'utf8'));
  assert.notDeepEqual(Object.keys(given), []);
  for (const name of Object.keys(given)) assert.ok(name in action.inputs, name);
});
