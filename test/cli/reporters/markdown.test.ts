import assert from 'node:assert/strict';
import { test } from 'node:test';
import { charter, folder, OVERCLAIM, RESEARCH, sample } from '../support.ts';
import { MIXED, mixedRun } from './mixed-run.ts';

const markdown = async (cwd: string, ...argv: string[]) =>
  (await charter(cwd, ['check', ...argv, '--format', 'markdown'])).stdout;

test('what fails comes first, with the reason', async (t) => {
  const text = await markdown(mixedRun(t), ...MIXED);
  assert.match(text, /^<!-- charter-check -->\n## 2 of 4 charters fail\n/);
  const rows = text.split('\n').filter((line) => /^\| (?:\*\*fails|passes)/.test(line));
  assert.deepEqual(
    rows.map((row) => row.split(' | ')[0]),
    ['| **fails**', '| **fails**', '| passes', '| passes'],
  );
  assert.match(text, /waived until 2027-01-31/);
  assert.match(text, /suppressed: `sponsor-named`, line 13: the new one starts in January/);
});

test('it fits into a comment, and says what it leaves out, never what fails', async (t) => {
  const passing = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`a${i}/charter.yaml`, RESEARCH]));
  const failing = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`z${i}/charter.yaml`, OVERCLAIM]));
  const text = await markdown(folder(t, { ...passing, ...failing }));
  assert.ok(Buffer.byteLength(text) <= 60_000, `${Buffer.byteLength(text)}`);
  assert.ok(Buffer.byteLength(text) > 50_000, 'the room is used');
  assert.match(text, /\d+ more findings would not fit here\./);
  for (let i = 0; i < 5; i++) assert.match(text, new RegExp(`<summary><code>z${i}/charter\\.yaml</code>: fails`));
  const open = text.match(/<details>/g)?.length;
  assert.equal(text.match(/<\/details>/g)?.length, open);
});

test('a table that is too long says so', async (t) => {
  const name = 'n'.repeat(200);
  const files = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`${name}${i}/charter.yaml`, RESEARCH]));
  const text = await markdown(folder(t, files));
  assert.ok(Buffer.byteLength(text) <= 60_000);
  const told = text.split('\n').filter((line) => line.startsWith('| passes')).length;
  assert.match(text, new RegExp(`^${120 - told} more charters are not in this table\\.$`, 'm'));
});

test('quiet tells only what fails, and nothing where nothing does', async (t) => {
  const cwd = folder(t, { 'a/charter.yaml': OVERCLAIM, 'b/charter.yaml': RESEARCH });
  const text = await markdown(cwd, '--quiet');
  assert.doesNotMatch(text, /b\/charter\.yaml|- (?:warning|information|hint)/);
  assert.match(text, /a\/charter\.yaml/);
  assert.equal(await markdown(cwd, 'b', '--quiet'), '');
});

test('why the run fails is said, also where no finding does', async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH });
  assert.match(await markdown(cwd, '--require', 'pilot'), /1 charter fails: 1 below pilot, which --require asks for\./);
  assert.match(await markdown(cwd, '--fail-on', 'warning'), /1 charter fails: \d+ warnings \(warnings fail with/);
  assert.match(await markdown(sample(t, 'production')), /^## 1 charter passes$/m);
  assert.match(await markdown(folder(t)), /## No charter was checked\n\n- No production charter was found\./);
});
