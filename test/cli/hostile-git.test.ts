import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { OBEYED } from '../support/hostile-values.ts';
import { type Repository, repository } from './git-repository.ts';
import { charter, OVERCLAIM, RESEARCH } from './support.ts';

const POSIX = { skip: process.platform === 'win32' };

/** Names that a program, a shell or a terminal may take for something else. */
const NAMES = [
  '-rf/charter.yaml',
  '--output=x/charter.yaml',
  ' /charter.yaml',
  'a\nb/charter.yaml',
  'a\tb "c"/charter.yaml',
  'a\u001b[31m\u001b]0;t\u0007/charter.yaml',
  'a\u202eb/charter.yaml',
  '::error::x/charter.yaml',
  '$(touch pwned)/charter.yaml',
  '`touch pwned`;touch pwned|/charter.yaml',
  '%2e%2e/charter.yaml',
  '__proto__/charter.yaml',
  '*?[a]{b}/charter.yaml',
  ':(top)/charter.yaml',
];

function hostileRepository(t: TestContext): Repository {
  const made = repository(t);
  const files = (head: string) => Object.fromEntries(NAMES.map((name, at) => [name, `${head}name: c${at}\n`]));
  made.commit(files(RESEARCH));
  made.commit(files(OVERCLAIM));
  return made;
}

function assertHarmless({ path }: Repository, { stdout, stderr }: { stdout: string; stderr: string }): void {
  assert.doesNotMatch(stdout + stderr, OBEYED);
  assert.doesNotMatch(stdout + stderr, /^\s*::|defect/m);
  assert.ok(!existsSync(join(path, 'pwned')));
}

suite('what git holds', POSIX, () => {
  // Guard: names are read up to NUL and never handed to git, and what is said of them is made visible.
  test('may have any name: each charter is compared, and none is obeyed', async (t) => {
    const made = hostileRepository(t);
    for (const argv of [
      ['diff', 'HEAD~1', 'HEAD'],
      ['diff', 'HEAD~1'],
    ]) {
      const { stdout } = await charter(made.path, [...argv, '--format', 'json']);
      const { charters } = JSON.parse(stdout) as { charters: { path: string; kind: string }[] };
      assert.deepEqual(charters.map(({ path }) => path).sort(), [...NAMES].sort());
      assert.ok(charters.every(({ kind }) => kind === 'changed'));
      for (const format of ['pretty', 'markdown'])
        assertHarmless(made, await charter(made.path, [...argv, '--format', format]));
    }
    made.write({ '-rf/charter.yaml': `${RESEARCH}name: again\n` });
    const changed = await charter(made.path, ['check', '--changed', 'HEAD']);
    assertHarmless(made, changed);
    assert.match(changed.stdout, /-rf\/charter\.yaml/);
    assert.doesNotMatch(changed.stdout, /__proto__/);
  });

  // Guard: a revision that begins with a dash would be an option of git.
  test('is found by a revision, and no revision is an option', async (t) => {
    const made = hostileRepository(t);
    for (const revision of [
      '--output=pwned',
      '-O pwned',
      '--upload-pack=touch pwned',
      '-',
      '--',
      '-rf',
      'HEAD\n--all',
      'HEAD\0',
    ])
      for (const argv of [
        ['diff', '--', revision],
        ['diff', '--', 'HEAD', revision],
        ['diff', '--', `HEAD..${revision}`],
        ['diff', '--', `${revision}...HEAD`],
        ['check', `--changed=${revision}`],
      ]) {
        const ran = await charter(made.path, argv);
        assert.equal(ran.code, 2, argv.join(' '));
        assert.equal(ran.stdout, '');
        assert.match(ran.stderr, /There is no revision|git says/, argv.join(' '));
        assertHarmless(made, ran);
      }
  });

  // Guard: what lies outside by its path is outside, also in a tree that no git would write.
  test('may have paths that lead out, and links that do: they are not followed', async (t) => {
    const made = repository(t);
    made.commit({ 'x/charter.yaml': RESEARCH });
    const blob = (text: string) =>
      execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd: made.path, input: text, encoding: 'utf8' }).trim();
    const tree = (entries: readonly (readonly [mode: string, name: string, id: string])[]) =>
      execFileSync('git', ['hash-object', '-t', 'tree', '-w', '--literally', '--stdin'], {
        cwd: made.path,
        input: Buffer.concat(
          entries.map(([mode, name, id]) => Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')])),
        ),
        encoding: 'utf8',
      }).trim();
    const METRIC = (data: string) =>
      `${OVERCLAIM}ninetyDayMetric: { name: Hours, unit: h, baseline: 9, target: 3, start: 2026-09-15, data: ${data} }\n`;
    const inside = tree([['100644', 'charter.yaml', blob(RESEARCH)]]);
    const root = tree([
      ['40000', '..', inside],
      ['120000', 'absolute.csv', blob('/etc/passwd')],
      ['100644', 'charter.yaml', blob(METRIC('absolute.csv'))],
      ['120000', 'circle.csv', blob('circle.csv')],
      ['100644', 'two.charter.yaml', blob(METRIC('up.csv'))],
      ['100644', 'three.charter.yaml', blob(METRIC('circle.csv'))],
      ['120000', 'up.csv', blob('../../../../etc/passwd')],
    ]);
    const commit = made.git('commit-tree', root, '-m', 'x');
    const { stdout, stderr, code } = await charter(made.path, ['diff', 'HEAD', commit, '--format', 'json']);
    assert.ok(code <= 2, stderr);
    assert.doesNotMatch(stdout + stderr, /root:|defect/);
    const { charters } = JSON.parse(stdout) as { charters: { path: string }[] };
    assert.deepEqual(
      charters.map(({ path }) => path),
      ['charter.yaml', 'three.charter.yaml', 'two.charter.yaml', 'x/charter.yaml'],
    );
  });

  // Guard: git is told to run nothing that the repository's configuration names.
  test('may name programs in its configuration: none of them runs', async (t) => {
    const made = hostileRepository(t);
    const script = join(made.path, '.git/run');
    writeFileSync(script, `#!/bin/sh\ntouch '${join(made.path, 'pwned')}'\n`);
    chmodSync(script, 0o755);
    for (const [key, value] of [
      ['core.fsmonitor', script],
      ['core.pager', script],
      ['core.sshCommand', script],
      ['core.editor', script],
      ['core.hooksPath', join(made.path, '.git')],
      ['diff.external', script],
      ['filter.x.clean', script],
      ['filter.x.smudge', script],
      ['credential.helper', script],
      ['alias.ls-tree', `!${script}`],
      ['alias.rev-parse', `!${script}`],
      ['remote.origin.url', 'ssh://nowhere.example/x'],
      ['remote.origin.promisor', 'true'],
      ['extensions.partialClone', 'origin'],
    ] as const)
      made.git('config', key, value);
    // Git would fetch what is missing, by whatever program the remote names.
    const missing = made.git('rev-parse', 'HEAD~1:./-rf/charter.yaml');
    rmSync(join(made.path, '.git/objects', missing.slice(0, 2), missing.slice(2)));
    made.write({ '.gitattributes': '* filter=x diff=x\n', '-rf/charter.yaml': `${RESEARCH}name: b\n` });
    for (const argv of [
      ['diff', 'HEAD~1', 'HEAD'],
      ['diff', 'HEAD'],
      ['check', '--changed', 'HEAD~1'],
    ])
      assertHarmless(made, await charter(made.path, argv));
    const { stderr } = await charter(made.path, ['diff', 'HEAD~1', 'HEAD']);
    assert.match(stderr, /-rf\/charter\.yaml: this clone does not have its content/);
  });
});
