import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { github } from '../../../server/cli/reporters/github.ts';
import { colorsFor } from '../../../server/cli/terminal/colors.ts';
import { charter, folder, OVERCLAIM, RESEARCH, sample, TODAY } from '../support.ts';
import { MIXED, mixedRun } from './mixed-run.ts';

const commands = (text: string, name: string) => text.split('\n').filter((line) => line.startsWith(`::${name} `));

/** A charter with many findings of each level. */
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${index}/charter.yaml`, OVERCLAIM]));

test('the gravest come first, then by path and place', async (t) => {
  const { stdout } = await charter(mixedRun(t), ['check', ...MIXED, '--format', 'github']);
  const levels = [...stdout.matchAll(/^::(error|warning|notice) /gm)].map(([, level]) => level!);
  assert.deepEqual([...new Set(levels)], ['error', 'warning', 'notice']);
  assert.equal(levels.join().match(/error,(?=warning)|warning,(?=notice)/g)?.length, 2, 'no level comes twice');
  assert.match(stdout, /^::error file=missing\.yaml,title=A file could not be read::missing\.yaml: no such file/);
  const places = commands(stdout, 'error').flatMap((line) => /file=(ai\/[^,]*),line=(\d+)/.exec(line)?.[0] ?? []);
  assert.deepEqual(places, [
    'file=ai/damaged/charter.yaml,line=3',
    ...['6', '14', '31', '83'].map((line) => `file=ai/pilot/charter.yaml,line=${line}`),
  ]);
});

test('what is suppressed or waived is no annotation', async (t) => {
  const { stdout } = await charter(mixedRun(t), ['check', ...MIXED, '--format', 'github']);
  assert.doesNotMatch(stdout, /ai\/pilot\/charter\.yaml:\d+:\d+: sponsor-named/);
  assert.doesNotMatch(stdout, /ai\/production/);
});

test('no more annotations than GitHub shows, the rest folded, and said at the end', async (t) => {
  const files = { ...many(8), 'x/charter.yaml': RESEARCH, 'y/charter.yaml': RESEARCH };
  const { stdout } = await charter(folder(t, files), ['check', '--format', 'github']);
  for (const level of ['error', 'warning', 'notice']) assert.equal(commands(stdout, level).length, 10, level);
  const last = stdout.trimEnd().split('\n').at(-1)!;
  assert.match(last, /^::notice title=Charters::8 of 10 charters fail\..* (\d+) more findings have no annotation/);
  const left = Number(/ (\d+) more findings/.exec(last)?.[1]);
  const group = stdout.slice(stdout.indexOf('::group::'), stdout.indexOf('::endgroup::'));
  assert.equal(group.trimEnd().split('\n').length - 1, left);
  assert.match(group, /^error: c\d\/charter\.yaml:2:9: /m);
});

test('the summary of the step holds all, below what is there', async (t) => {
  const cwd = folder(t, { ...many(8), summary: 'before\n' });
  const env = { GITHUB_STEP_SUMMARY: join(cwd, 'summary') };
  await charter(cwd, ['check', '--format', 'github'], { env });
  const summary = readFileSync(join(cwd, 'summary'), 'utf8');
  assert.match(summary, /^before\n\n<!-- charter-check -->\n## 8 of 8 charters fail\n/);
  for (let index = 0; index < 8; index++) assert.match(summary, new RegExp(`<code>c${index}/charter\\.yaml</code>`));
  assert.doesNotMatch(summary, /would not fit/);
});

test('the summary of the step stays within its limit, with what is there', async (t) => {
  const cwd = folder(t, { ...many(60), summary: 'x'.repeat(1024 * 1024 - 20_000) });
  const env = { GITHUB_STEP_SUMMARY: join(cwd, 'summary') };
  await charter(cwd, ['check', '--format', 'github'], { env });
  const { size } = statSync(join(cwd, 'summary'));
  assert.ok(size > 1024 * 1024 - 4000 && size <= 1024 * 1024, `${size}`);
  assert.match(readFileSync(join(cwd, 'summary'), 'utf8'), /more findings would not fit here/);
});

test('a summary that cannot be written is said, and is no success', async (t) => {
  const cwd = sample(t, 'production');
  const { code, stderr } = await charter(cwd, ['check', '--format', 'github'], {
    env: { GITHUB_STEP_SUMMARY: join(cwd, 'no/such/folder') },
  });
  assert.equal(code, 2);
  assert.match(stderr, /The summary of the step could not be written: no such file/);
});

test('other formats leave the summary of the step alone', async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH });
  await charter(cwd, ['check', '--format', 'json'], { env: { GITHUB_STEP_SUMMARY: join(cwd, 'summary') } });
  assert.equal(existsSync(join(cwd, 'summary')), false);
});

test('inside Actions it is chosen where no format is, below a report for people', async (t) => {
  const cwd = folder(t, { 'charter.yaml': OVERCLAIM });
  const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(cwd, 'summary') };
  const pretty = await charter(cwd, ['check']);
  const { code, stdout } = await charter(cwd, ['check'], { env });
  assert.equal(code, pretty.code);
  assert.ok(stdout.startsWith(pretty.stdout), 'the log can be read');
  const rest = stdout.slice(pretty.stdout.length);
  assert.match(rest, /^::group::Annotations\n::error file=charter\.yaml/);
  // What people read stands above: the rest folds away, but for the last notice, where there is one.
  const open = rest.replace(/^::group::[\s\S]*?^::endgroup::\n/m, '').trim();
  assert.match(open, /^(?:::notice title=Charters::.*)?$/);
  assert.ok(existsSync(join(cwd, 'summary')));
  const asked = await charter(cwd, ['check', '--format', 'pretty'], { env });
  assert.equal(asked.stdout, pretty.stdout, 'not where a format is chosen');
});

test('quiet and clean it says nothing, in the log and in the summary', async (t) => {
  const cwd = sample(t, 'production');
  const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: join(cwd, 'summary') };
  assert.deepEqual(await charter(cwd, ['check', '--quiet'], { env }), { code: 0, stdout: '', stderr: '' });
  assert.equal(existsSync(join(cwd, 'summary')), false);
});

test('paths start where GitHub checked the repository out', async (t) => {
  const cwd = folder(t, { 'sub/ai/charter.yaml': OVERCLAIM });
  mkdirSync(join(cwd, 'sub/.git'));
  const told = async (env: Record<string, string>) =>
    /file=([^,]*)/.exec((await charter(join(cwd, 'sub/ai'), ['check', '--format', 'github'], { env })).stdout)?.[1];
  assert.equal(await told({}), 'ai/charter.yaml');
  assert.equal(await told({ GITHUB_WORKSPACE: cwd }), 'sub/ai/charter.yaml');
  assert.equal(await told({ GITHUB_WORKSPACE: join(cwd, 'elsewhere') }), 'ai/charter.yaml');
});

test('columns are told within one line only', () => {
  const told = (endLine: number) => {
    const range = { start: { line: 3, column: 5 }, end: { line: endLine, column: 9 } };
    const finding = { check: 'policy', severity: 'error', message: 'm', fixable: false, fields: [], range } as const;
    const policies = [
      { path: 'charter.policy.yaml', text: '', findings: [{ ...finding, span: { start: 0, end: 0 } }] },
    ];
    const result = { today: TODAY, charters: [], skipped: [], policies, errors: [], crashes: [] };
    const strictness = { failOn: 'error', allowEmpty: false } as const;
    const where = { cwd: '/work', root: '/work', code: 2, colors: colorsFor(false), columns: 80 } as const;
    return github(result, { ...where, strictness, quiet: false }).split('\n', 1)[0];
  };
  const head = '::error file=charter.policy.yaml,line=3';
  assert.equal(told(3), `${head},endLine=3,col=5,endColumn=9,title=policy::charter.policy.yaml:3:5: policy: m`);
  assert.equal(told(4), `${head},endLine=4,title=policy::charter.policy.yaml:3:5: policy: m`);
});

test('nothing to check is an error', async (t) => {
  const { code, stdout } = await charter(folder(t), ['check', '--format', 'github']);
  assert.equal(code, 3);
  assert.match(stdout, /^::error title=No charter was found::/);
});

test('why the run fails is an annotation, whatever is asked', async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH });
  const required = await charter(cwd, ['check', '--require', 'pilot', '--format', 'github', '--quiet']);
  assert.match(required.stdout, /^::error file=charter\.yaml,line=2,.*title=required-label::.*pilot is required/);
  assert.equal(commands(required.stdout, 'warning').length, 0, 'quiet, only what fails');
  const strict = await charter(cwd, ['check', '--fail-on', 'warning', '--format', 'github', '--quiet']);
  assert.ok(commands(strict.stdout, 'warning').length > 0);
  assert.match(strict.stdout, /1 charter fails: \d+ warnings \(warnings fail with --fail-on warning\)/);
  writeFileSync(join(cwd, 'charter.policy.yaml'), 'severities: { label-overclaims: off }\n');
  writeFileSync(join(cwd, 'charter.yaml'), OVERCLAIM);
  const off = await charter(cwd, ['check', '--format', 'github']);
  assert.match(off.stdout, /label-overclaims: This charter declares pilot and has earned research/);
});
