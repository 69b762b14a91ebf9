import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { EXAMPLES, folder, OVERCLAIM, RESEARCH, TODAY } from './support.ts';

const bundle = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));

test('the bundle needs nothing beside it but the program and the file that reads schemas', (t) => {
  const cwd = folder(t);
  for (const name of ['cli.cjs', 'program.js', 'meta-schemas.js'])
    copyFileSync(join(dirname(bundle), name), join(cwd, name));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['cli.cjs', 'check', join(EXAMPLES, 'production'), '--today', '2026-11-23'],
    { cwd, encoding: 'utf8' },
  );
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.match(stdout, /1 charter: 1 production/);
});

test('the machine gives the date, and the exit code reaches the shell', (t) => {
  const cwd = folder(t, { 'charter.yaml': OVERCLAIM, RESEARCH });
  const { status, stdout } = spawnSync(process.execPath, [bundle, 'check', '--format', 'json'], {
    cwd,
    encoding: 'utf8',
  });
  assert.equal(status, 1);
  assert.match(JSON.parse(stdout).today, /^\d{4}-\d{2}-\d{2}$/);
});

test('a pattern of a policy, and its time zone, are known to the bundle', (t) => {
  const policy =
    'timeZone: UTC\nchecks: [{ id: acme, path: name, condition: { matches: "^ACME" }, message: Not ACME. }]\n';
  const cwd = folder(t, { 'charter.yaml': `${RESEARCH}name: drafts\n`, 'charter.policy.yaml': policy });
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, 'check'], { cwd, encoding: 'utf8' });
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.match(stdout, /acme\s+Not ACME\./);
});

test('standard input is read to its end', (t) => {
  const { status, stdout } = spawnSync(process.execPath, [bundle, 'check', '--stdin', '--format', 'json'], {
    cwd: folder(t),
    input: `${OVERCLAIM}${'# a long comment\n'.repeat(20_000)}`,
    encoding: 'utf8',
  });
  assert.equal(status, 1);
  assert.equal(JSON.parse(stdout).charters[0].path, '<stdin>');
});

test('a large result is written whole into a pipe that is read slowly', async (t) => {
  const cwd = manyCharters(folder(t));
  const child = spawn(process.execPath, [bundle, 'check', '--format', 'json'], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    text += chunk;
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.ok(text.length > 500_000, `${text.length}`);
  assert.equal(JSON.parse(text).charters.length, 100);
  assert.equal(await ended, 1);
});

test('threads come from the program itself, and change nothing of the result', (t) => {
  const cwd = manyCharters(folder(t), 201);
  const check = (jobs: string) => {
    const argv = [bundle, 'check', '--format', 'json', '--today', TODAY, '--jobs', jobs];
    return spawnSync(process.execPath, argv, { cwd, encoding: 'utf8', maxBuffer: 1e8 });
  };
  const one = check('1');
  assert.equal(JSON.parse(one.stdout).charters.length, 201);
  for (const { status, stdout, stderr } of [check('2'), check('3')]) {
    assert.deepEqual([status, stderr], [1, '']);
    assert.equal(stdout, one.stdout);
  }
});

test('nobody is told when the reader stops reading', async (t) => {
  const cwd = manyCharters(folder(t));
  const child = spawn(process.execPath, [bundle, 'check', '--format', 'json'], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  assert.equal(await ended, 1);
  assert.equal(said, '');
});

test('what cannot be read is an error of its own, and the rest is checked', {
  skip: process.platform === 'win32',
}, (t) => {
  const cwd = folder(t, { 'a/charter.yaml': RESEARCH, 'b/charter.yaml': RESEARCH, 'c/charter.yaml': RESEARCH });
  chmodSync(cwd, 0o755);
  chmodSync(join(cwd, 'b/charter.yaml'), 0);
  chmodSync(join(cwd, 'c'), 0);
  const { status, stdout, stderr } = checkAsOrdinaryUser(t, cwd);
  chmodSync(join(cwd, 'c'), 0o755);
  assert.equal(status, 2);
  const { charters, errors } = JSON.parse(stdout);
  assert.deepEqual(
    charters.map(({ path }: { path: string }) => path),
    ['a/charter.yaml'],
  );
  assert.deepEqual(errors, [
    { path: 'b/charter.yaml', message: 'permission denied' },
    { path: 'c', message: 'permission denied' },
  ]);
  assert.match(stderr, /b\/charter\.yaml: permission denied/);
});

/**
 * Checks a folder as somebody whom permissions bind. Root may read everything, so it becomes nobody, who may not even
 * look into the folder that this project lies in: the program is copied to where everybody may.
 */
function checkAsOrdinaryUser(t: TestContext, cwd: string) {
  const argv = ['check', '--format', 'json'];
  if (process.getuid?.() !== 0) return spawnSync(process.execPath, [bundle, ...argv], { cwd, encoding: 'utf8' });
  const open = folder(t);
  chmodSync(open, 0o755);
  for (const name of ['cli.cjs', 'program.js', 'pattern.js', 'meta-schemas.js'])
    copyFileSync(join(dirname(bundle), name), join(open, name));
  const node = join(open, 'node');
  copyFileSync(realpathSync(process.execPath), node, constants.COPYFILE_FICLONE);
  chmodSync(node, 0o755);
  return spawnSync(node, [join(open, 'cli.cjs'), ...argv], { cwd, encoding: 'utf8', uid: 65_534, gid: 65_534 });
}

test('a policy that cannot be read is not passed over', { skip: process.platform === 'win32' }, (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH, 'charter.policy.yaml': 'timeZone: UTC\n' });
  chmodSync(cwd, 0o755);
  chmodSync(join(cwd, 'charter.policy.yaml'), 0);
  const { status, stdout } = checkAsOrdinaryUser(t, cwd);
  assert.equal(status, 2);
  const { charters, policies } = JSON.parse(stdout);
  assert.equal(charters.length, 1);
  assert.match(policies[0].findings[0].message, /could not be read \(permission denied\)/);
});

test('a result that cannot be written is said, and is no success', { skip: !existsSync('/dev/full') }, (t) => {
  const full = openSync('/dev/full', 'w');
  t.after(() => closeSync(full));
  const argv = [bundle, 'check', join(EXAMPLES, 'production'), '--today', '2026-11-23'];
  const { status, stderr } = spawnSync(process.execPath, argv, { stdio: ['ignore', full, 'pipe'], encoding: 'utf8' });
  assert.equal(status, 2);
  assert.match(stderr, /could not be written: no space left/);
});

function manyCharters(cwd: string, number = 100): string {
  for (let index = 0; index < number; index++) {
    mkdirSync(join(cwd, `c${index}`));
    writeFileSync(join(cwd, `c${index}`, 'charter.yaml'), OVERCLAIM);
  }
  return cwd;
}

test('what Node has compiled is kept for the next start, and never in the folder that is checked', (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH });
  const caches = folder(t);
  const check = (place: string) =>
    spawnSync(process.execPath, [bundle, 'check'], { cwd, env: { ...process.env, XDG_CACHE_HOME: place } }).status;
  assert.equal(check(caches), 0);
  assert.ok(existsSync(join(caches, 'charter', 'compiled')));
  assert.equal(check('caches'), 0);
  assert.ok(!existsSync(join(cwd, 'caches')));
});
