import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import Ajv from 'ajv';
import schema from '../../schemas/diff.schema.json' with { type: 'json' };
import type { CharterDiff, Diff } from '../../server/cli/diff/diff.ts';
import { type Repository, repository } from './git-repository.ts';
import { charter, EXAMPLES, TODAY } from './support.ts';

const isDiff = new Ajv.default({ allErrors: true }).compile(schema);

const sample = (file: string) => readFileSync(join(EXAMPLES, 'production', file), 'utf8');
const PAGE = sample('charter.yaml');

/** A repository with the sample that has earned production, and all it names. */
function withSample(t: TestContext): Repository {
  const made = repository(t);
  const files = made.git('-C', EXAMPLES, 'ls-files', 'production').split('\n');
  made.commit(
    Object.fromEntries(
      files.map((file) => [file.replace('production/', 'drafts/'), sample(file.slice('production/'.length))]),
    ),
  );
  return made;
}

async function diffOf({ path }: Repository, ...argv: readonly string[]) {
  const ran = await charter(path, ['diff', '--format', 'json', '--today', TODAY, ...argv]);
  const json = ran.stdout === '' ? undefined : (JSON.parse(ran.stdout) as Diff & { summary: Record<string, number> });
  if (json) assert.ok(isDiff(json), JSON.stringify(isDiff.errors));
  return { ...ran, json };
}

async function onlyDiff(made: Repository, ...argv: readonly string[]): Promise<CharterDiff> {
  const { json, stderr } = await diffOf(made, ...argv);
  assert.equal(stderr, '');
  assert.equal(json?.charters.length, 1);
  return json.charters[0]!;
}

suite('charter diff', () => {
  test('of one charter that is worse off the sum speaks of it alone', async (t) => {
    const made = withSample(t);
    made.commit({ 'drafts/charter.yaml': PAGE.replace(/^ {2}technical:.*$/m, '') });
    for (const format of ['pretty', 'markdown']) {
      const { stdout } = await charter(made.path, ['diff', 'HEAD~1', 'HEAD', '--format', format, '--today', TODAY]);
      assert.match(stdout, /, 0 as before\.\s+It is worse off\./);
    }
  });

  test('the earned label, owners and checks that a change costs are told, with lines', async (t) => {
    const made = withSample(t);
    made.commit({
      'drafts/charter.yaml': PAGE.replace(/^ {2}technical:.*$/m, '  technical: Ada Byron <ada@example.com>').replace(
        /method: \w+/,
        'method: manual',
      ),
    });
    const found = await onlyDiff(made, 'HEAD~1', 'HEAD');
    assert.deepEqual(found.earned, { before: 'production', after: 'pilot' });
    assert.equal(found.regressed, true);
    const abouts = found.changes.map(({ about, effect }) => `${about} ${effect}`);
    assert.ok(abouts.includes('earned worse') && abouts.includes('write-back-live worse'), abouts.join());
    const owner = found.changes.find(({ kind }) => kind === 'owner')!;
    assert.match(owner.text, /Ada Byron/);
    assert.match(PAGE.split('\n')[owner.line! - 1]!, /technical:/);
  });

  test('without a second revision the working tree is compared, with what is not committed', async (t) => {
    const made = withSample(t);
    assert.deepEqual((await diffOf(made, 'HEAD')).json?.charters, []);
    made.write({ 'drafts/charter.yaml': PAGE.replace(/escalateTo:.*/, 'escalateTo: TBD }') });
    const found = await onlyDiff(made, 'HEAD');
    assert.ok(found.changes.some(({ about }) => about === 'when-wrong'));
    const { json } = await diffOf(made, 'HEAD');
    assert.deepEqual(json?.after, { revision: null, commit: null });
  });

  test('prompts that changed are told, and that the change log is silent; a line in it settles that', async (t) => {
    const made = withSample(t);
    const prompts = /path: (prompts\S+?)[,\s]/.exec(PAGE)?.[1] ?? '';
    const log = /changeLog: (\S+)/.exec(PAGE)?.[1] ?? '';
    assert.ok(prompts && log, 'the sample names both');
    made.commit({ [`drafts/${prompts}`]: 'Write it shorter.\n' });
    const silent = await onlyDiff(made, 'HEAD~1', 'HEAD');
    assert.deepEqual(
      silent.changes.map(({ kind, unlogged }) => [kind, unlogged]),
      [['prompts', true]],
    );
    assert.equal(silent.regressed, true);
    const { code } = await diffOf(made, 'HEAD~1', 'HEAD', '--fail-on-regression');
    assert.equal(code, 1);

    made.commit({ [`drafts/${log}`]: `${sample(log)}- Shorter prompts.\n` });
    const logged = await onlyDiff(made, 'HEAD~2', 'HEAD');
    assert.deepEqual(
      logged.changes.map(({ unlogged }) => unlogged),
      [false],
    );
    assert.equal(logged.regressed, false);
    assert.equal((await diffOf(made, 'HEAD~2', 'HEAD', '--fail-on-regression')).code, 0);
  });

  test('a charter that comes, goes or moves is told as such', async (t) => {
    const made = withSample(t);
    made.git('mv', 'drafts', 'cases');
    made.commit({ 'new/charter.yaml': 'apiVersion: charter/v1\nname: new\nstatus: research\n' });
    const { json } = await diffOf(made, 'HEAD~1', 'HEAD');
    assert.deepEqual(
      json?.charters.map(({ path, kind, movedFrom, regressed }) => [path, kind, movedFrom, regressed]),
      [
        ['cases/charter.yaml', 'moved', 'drafts/charter.yaml', false],
        ['new/charter.yaml', 'added', null, false],
      ],
    );
    made.commit({ 'new/charter.yaml': null });
    const gone = await onlyDiff(made, 'HEAD~1');
    assert.equal(gone.kind, 'removed');
    assert.equal(gone.regressed, true);
  });

  test('a change of the policy shows in the charters that it holds for, and one of nothing else in none', async (t) => {
    const made = withSample(t);
    made.commit({ 'README.md': 'Hello\n' });
    assert.deepEqual((await diffOf(made, 'HEAD~1', 'HEAD')).json?.charters, []);
    const check = '{ id: house-risk, title: T, path: x-risk.date, condition: present, message: M., gate: production }';
    made.commit({ 'charter.policy.yaml': `apiVersion: charter-policy/v1\nchecks:\n  - ${check}\n` });
    const found = await onlyDiff(made, 'HEAD~1', 'HEAD');
    assert.deepEqual(found.earned, { before: 'production', after: 'pilot' });
  });

  test('a range with three dots begins where the branch did', async (t) => {
    const made = withSample(t);
    made.git('checkout', '--quiet', '-b', 'change');
    made.commit({ 'drafts/charter.yaml': PAGE.replace(/title: .*/, 'title: Another one') });
    made.git('checkout', '--quiet', 'main');
    made.commit({ 'other/charter.yaml': 'apiVersion: charter/v1\nname: other\nstatus: research\n' });
    const found = await onlyDiff(made, 'main...change');
    assert.equal(found.path, 'drafts/charter.yaml');
    const { json } = await diffOf(made, 'main..change');
    assert.equal(json?.charters.length, 2);
  });

  test('a revision that is none is wrong usage, also one that looks like an option', async (t) => {
    const made = withSample(t);
    for (const revision of ['nowhere', '--output=x', '-', '', 'HEAD\n', 'HEAD:drafts']) {
      const { code, stderr, stdout } = await charter(made.path, ['diff', '--', revision]);
      assert.equal(code, 2, revision);
      assert.match(stderr, /There is no revision/);
      assert.equal(stdout, '');
    }
    const { code, stderr } = await charter('/', ['diff', 'HEAD']);
    assert.equal(code, 2);
    assert.match(stderr, /This folder is in no git repository/);
  });

  test('what the page says cannot be markup in the comment, nor command a terminal', async (t) => {
    const made = withSample(t);
    const evil = '"<img src=x onerror=a> | @team [x](y) \\e[31m"';
    made.commit({ 'drafts/charter.yaml': PAGE.replace(/title: .*/, `title: ${evil}`) });
    const { stdout } = await charter(made.path, [
      'diff',
      'HEAD~1',
      '--format',
      'markdown',
      '--format',
      'pretty=out.txt',
    ]);
    assert.doesNotMatch(stdout, /(?<!\\)(?:<img|\[x\]|\|(?= @))/);
    assert.ok(!stdout.includes('\u001b'));
    assert.ok(!readFileSync(join(made.path, 'out.txt'), 'utf8').includes('\u001b'));
    assert.match(stdout, /^## Charters/);
  });

  test('nothing that the repository names is run', async (t) => {
    const made = withSample(t);
    made.git('config', 'core.fsmonitor', 'touch ran; false');
    made.git('config', 'diff.external', 'touch ran');
    made.git('config', 'filter.evil.clean', 'touch ran');
    made.git('config', 'filter.evil.smudge', 'touch ran');
    made.write({ '.gitattributes': '* filter=evil\n', 'drafts/charter.yaml': `${PAGE}# more\n` });
    const { code } = await charter(made.path, ['diff', 'HEAD']);
    assert.equal(code, 0);
    assert.throws(() => readFileSync(join(made.path, 'ran')), /ENOENT/);
  });
});
