import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { filesIn } from '../../.scripts/build.mjs';
import { EXAMPLES, folder, OVERCLAIM, RESEARCH, sample, TODAY } from './support.ts';

const bundle = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));

test('the bundle needs nothing beside it but the files that come of it', (t) => {
  const cwd = folder(t);
  for (const name of filesIn('program')) copyFileSync(join(dirname(bundle), name), join(cwd, name));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['cli.cjs', 'check', join(EXAMPLES, 'production'), '--today', '2026-11-23'],
    { cwd, encoding: 'utf8' },
  );
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.match(stdout, /1 charter: 1 production/);
});

test('each command and each format finds what it is made of', (t) => {
  const cwd = sample(t, 'pilot');
  writeFileSync(join(cwd, 'rows.csv'), 'title,owner\nDrafts,Ana Ruiz\n');
  writeFileSync(
    join(cwd, 'map.yaml'),
    'apiVersion: charter-import/v1\nfolder: [title]\ncolumns: { title: title, owner: owners.operator.name }\n',
  );
  const run = (argv: readonly string[]) =>
    spawnSync(process.execPath, [bundle, ...argv], { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  const formats = ['json', 'ndjson', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'html'];
  for (const argv of [
    ...['pretty', ...formats].map((format) => ['check', 'charter.yaml', '--format', format]),
    ['evaluate', 'charter.yaml'],
    ['check', '**/charter.yaml', '--cache', '--cache-location', 'kept.json'],
    ['check', '--shard', '1/1', '--format', 'json=part.json'],
    ['merge', 'part.json'],
    ['fix', '--dry-run'],
    ['new', 'other'],
    ['import', 'rows.csv', '--map', 'map.yaml', '--out', 'made'],
    ['report', 'charter.yaml'],
    ['report', '--format', 'html'],
    ['explain', 'one-page'],
    ['handover', 'ana.ruiz@example.com', '--to', 'Bo Lind <bo@example.com>', '--dry-run'],
    ['lsp', '--help'],
  ]) {
    const { status, stderr } = run(argv);
    assert.ok(status === 0 || status === 1, `${argv.join(' ')} ended with ${status}: ${stderr}`);
  }
  const said = [
    ['diff', 'HEAD'],
    ['postmortem', 'charter.yaml'],
  ]
    .map((argv) => run(argv).stderr)
    .join('');
  assert.match(said, /in no git repository[\s\S]*not retired/);
  assert.doesNotMatch(said, /defect|a part of this program/);
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
function checkAsOrdinaryUser(t: TestContext, cwd: string, argv = ['check', '--format', 'json']) {
  if (process.getuid?.() !== 0) return spawnSync(process.execPath, [bundle, ...argv], { cwd, encoding: 'utf8' });
  const open = folder(t);
  chmodSync(open, 0o755);
  for (const name of filesIn('program')) copyFileSync(join(dirname(bundle), name), join(open, name));
  const node = join(open, 'node');
  copyFileSync(realpathSync(process.execPath), node, constants.COPYFILE_FICLONE);
  chmodSync(node, 0o755);
  return spawnSync(node, [join(open, 'cli.cjs'), ...argv], { cwd, encoding: 'utf8', uid: 65_534, gid: 65_534 });
}

test('a folder that nobody may look into is an error of its own, whatever is asked of it', {
  skip: process.platform === 'win32',
}, (t) => {
  const cwd = folder(t, { 'a/charter.yaml': RESEARCH });
  chmodSync(cwd, 0o755);
  for (const mode of [0, 0o644]) {
    chmodSync(join(cwd, 'a'), mode);
    for (const argv of [
      ['check', 'a'],
      ['check', 'a/**'],
      ['fix', 'a'],
      ['new', 'a/b'],
      ['handover', 'Ana Ruiz', 'a'],
      ['check', '.', '--cache-location', 'a/b/cache'],
    ]) {
      const { status, stderr } = checkAsOrdinaryUser(t, cwd, argv);
      assert.equal(status, 2, `${argv.join(' ')}: ${stderr}`);
      assert.match(stderr, /permission denied/);
      assert.doesNotMatch(stderr, /defect/);
    }
  }
  chmodSync(join(cwd, 'a'), 0o755);
});

test('a current folder that is gone is said', { skip: process.platform === 'win32' }, (t) => {
  const cwd = folder(t);
  const script = `rm -r ${JSON.stringify(cwd)} && exec "$0" "$1" check`;
  const { status, stderr } = spawnSync('sh', ['-c', script, process.execPath, bundle], { cwd, encoding: 'utf8' });
  assert.equal(status, 2);
  assert.match(stderr, /^charter: The current folder is no longer there\. Change into one that is/);
});

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

suite('what has been compiled', () => {
  const check = (cwd: string, place: string, more = {}) => {
    const env = { ...process.env, XDG_CACHE_HOME: place, ...more };
    return spawnSync(process.execPath, [bundle, 'check'], { cwd, env, encoding: 'utf8' });
  };
  const keptIn = (caches: string): string[] =>
    globSync('charter/compiled/*/*', { cwd: caches }).map((path) => join(caches, path));

  test('it is kept for the next start, and never in the folder that is checked', (t) => {
    const cwd = folder(t, { 'charter.yaml': RESEARCH });
    const caches = folder(t);
    assert.equal(check(cwd, caches, { NODE_DISABLE_COMPILE_CACHE: '1' }).status, 0);
    assert.deepEqual(keptIn(caches), []);
    assert.equal(check(cwd, caches).status, 0);
    const kept = keptIn(caches);
    assert.ok(
      kept.some((path) => path.endsWith('program.js')),
      kept.join('\n'),
    );
    const written = kept.map((path) => statSync(path).ino);
    assert.equal(check(cwd, caches).status, 0);
    assert.deepEqual(
      kept.map((path) => statSync(path).ino),
      written,
    );
    assert.equal(check(cwd, 'caches').status, 0);
    assert.ok(!existsSync(join(cwd, 'caches')));
  });

  // Threads begin under other flags than the program, and from some hundreds of charters on a run sets more of them.
  for (const many of [201, 600])
    test(`what threads have compiled is of use to the next ones, of ${many} charters`, (t) => {
      const cwd = manyCharters(folder(t), many);
      const caches = folder(t);
      const run = () => {
        const env = { ...process.env, XDG_CACHE_HOME: caches };
        return spawnSync(process.execPath, [bundle, 'check', '--jobs', '2'], { cwd, env, stdio: 'ignore' }).status;
      };
      const written = () =>
        keptIn(caches)
          .sort()
          .map((path) => [path, statSync(path).ino]);
      assert.equal(run(), 1);
      const first = written();
      assert.ok(
        first.some(([path]) => String(path).endsWith('thread-program.js')),
        String(first),
      );
      assert.equal(run(), 1);
      assert.deepEqual(written(), first);
    });

  test('a run that takes long does not say what short ones find', (t) => {
    const cwd = folder(t, { 'charter.yaml': RESEARCH });
    const long = folder(t, { 'long.cjs': 'process.cpuUsage = () => ({ user: 900_000, system: 200_000 });' });
    const caches = folder(t);
    assert.equal(check(cwd, caches, { NODE_OPTIONS: `--require=${join(long, 'long.cjs')}` }).status, 0);
    assert.deepEqual(keptIn(caches), []);
  });

  test('where it is damaged, it is made again', (t) => {
    const cwd = folder(t, { 'charter.yaml': OVERCLAIM });
    const caches = folder(t);
    const first = check(cwd, caches);
    for (const path of keptIn(caches)) writeFileSync(path, readFileSync(path).subarray(0, 1000));
    const again = check(cwd, caches);
    assert.deepEqual([again.status, again.stdout, again.stderr], [1, first.stdout, '']);
    for (const path of keptIn(caches)) assert.ok(statSync(path).size > 1000, path);
  });

  test('where others may write, it is not read', { skip: process.platform === 'win32' }, (t) => {
    const cwd = folder(t, { 'charter.yaml': RESEARCH });
    const caches = folder(t);
    assert.equal(check(cwd, caches).status, 0);
    const kept = keptIn(caches);
    for (const path of kept) {
      chmodSync(dirname(path), 0o777);
      writeFileSync(path, 'anything');
    }
    assert.equal(check(cwd, caches).status, 0);
    assert.ok(kept.length > 0);
    for (const path of kept) assert.equal(readFileSync(path, 'utf8'), 'anything');
  });

  test('where it cannot be kept, the program runs all the same', (t) => {
    const cwd = folder(t, { 'charter.yaml': RESEARCH, 'a-file': '' });
    const { status, stderr } = check(cwd, join(cwd, 'a-file'));
    assert.deepEqual([status, stderr], [0, '']);
  });
});
