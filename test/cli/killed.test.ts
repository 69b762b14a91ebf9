import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { folder } from './support.ts';

const bundle = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const MANY = 200;
const numbers = Array.from({ length: MANY }, (_, index) => index);

/** Runs the program until something is true, and kills it then. */
async function killWhen(cwd: string, argv: readonly string[], isTime: () => boolean): Promise<void> {
  const child = spawn(process.execPath, [bundle, ...argv], { cwd, stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (child.exitCode === null && child.signalCode === null && !isTime()) await setImmediate();
  child.kill('SIGKILL');
  await ended;
}

const leftovers = (cwd: string) =>
  readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.charter-draft-'));

test('fix, killed while it writes, leaves each file old or new, and the next run does the rest', async (t) => {
  const OLD = `apiVersion: charter/v1\nstaus: research\n${'# a comment\n'.repeat(100)}`;
  const NEW = OLD.replace('staus', 'status');
  const cwd = folder(t, Object.fromEntries(numbers.map((n) => [`${n}/charter.yaml`, OLD])));
  const path = (n: number) => join(cwd, `${n}/charter.yaml`);
  const first = statSync(path(0)).ino;
  await killWhen(cwd, ['fix'], () => statSync(path(0)).ino !== first);
  const texts = numbers.map((n) => readFileSync(path(n), 'utf8'));
  assert.ok(texts.every((text) => text === OLD || text === NEW));
  assert.ok(texts.includes(OLD), 'it was killed before it was done');
  assert.equal(spawnSync(process.execPath, [bundle, 'fix'], { cwd }).status, 0);
  assert.ok(numbers.every((n) => readFileSync(path(n), 'utf8') === NEW));
  assert.deepEqual(leftovers(cwd), []);
});

test('import, killed while it writes, leaves each file whole or absent, and the next run does the rest', async (t) => {
  const cwd = folder(t, {
    'map.yaml': 'columns: { Name: title, Text: problem.statement }\n',
    'in.csv': `Name,Text\n${numbers.map((n) => `Case ${n},${'words and words '.repeat(50)}\n`).join('')}`,
  });
  const argv = ['import', 'in.csv', '--map', 'map.yaml', '--out', 'x'];
  const written = () => statSync(join(cwd, 'x/case-0/charter.yaml'), { throwIfNoEntry: false }) !== undefined;
  await killWhen(cwd, argv, written);
  const there = readdirSync(cwd, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('charter.yaml'));
  assert.ok(there.length < MANY, 'it was killed before it was done');
  const before = new Map(there.map((name) => [name, readFileSync(join(cwd, name), 'utf8')]));
  const again = spawnSync(process.execPath, [bundle, ...argv], { cwd, encoding: 'utf8' });
  assert.equal(again.status, 0);
  // What differs from what it would have written would be said to be edited.
  assert.match(again.stdout, new RegExp(`: ${MANY - there.length} written, ${there.length} unchanged\\.`));
  for (const [name, text] of before) assert.equal(readFileSync(join(cwd, name), 'utf8'), text);
  assert.deepEqual(leftovers(cwd), []);
});
