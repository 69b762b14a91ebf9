import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { parse } from 'yaml';
import { type Repository, repository } from '../cli/git-repository.ts';
import { OVERCLAIM, RESEARCH } from '../cli/support.ts';
import { type Ended, type Env, ROOT, recorder, runStep, scratch } from './steps.ts';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run: string;
}

const FOLDER = join(ROOT, '.github/actions/check');
const action = parse(readFileSync(join(FOLDER, 'action.yml'), 'utf8')) as Action;

interface Job {
  readonly steps: Readonly<Record<string, Ended>>;
  /** The steps that ended with something else than 0. */
  readonly failed: readonly string[];
  readonly summary: string;
  readonly comments: readonly string[];
}

/** Runs the steps of the action in a repository, as a runner does: expressions are filled in, later steps see what earlier ones wrote. */
function runAction(t: TestContext, { path }: Repository, inputs: Env = {}, base?: string): Job {
  const temp = scratch(t);
  const gh = recorder(temp, 'gh');
  const file = (name: string) => {
    writeFileSync(join(temp, name), '');
    return join(temp, name);
  };
  const files = { env: file('env'), output: file('output'), summary: file('summary') };
  const values: Record<string, string> = {
    'github.token': 'secret',
    'github.event_name': base === undefined ? 'push' : 'pull_request',
    'github.event.pull_request.base.sha': base ?? '',
    'github.event.pull_request.number': base === undefined ? '' : '7',
    'github.repository': 'house/charters',
  };
  const fill = (text: string) => text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => values[name] ?? '');
  for (const [name, input] of Object.entries(action.inputs))
    values[`inputs.${name}`] = inputs[name] ?? fill(input.default);
  const pairs = (text: string) =>
    Object.fromEntries(
      text
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split(/=(.*)/s).slice(0, 2)),
    ) as Env;

  const steps: Record<string, Ended> = {};
  for (const step of action.runs.steps) {
    const broken = Object.values(steps).some(({ code }) => code !== 0);
    if (!isDue(step.if, broken, values)) continue;
    const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, fill(text)]));
    steps[step.name] = runStep(step.run, path, {
      PATH: gh.path,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: FOLDER,
      GITHUB_WORKSPACE: path,
      GITHUB_ENV: files.env,
      GITHUB_OUTPUT: files.output,
      GITHUB_STEP_SUMMARY: files.summary,
      RUNNER_TEMP: temp,
      ...pairs(readFileSync(files.env, 'utf8')),
      ...own,
    });
    for (const [name, value] of Object.entries(pairs(readFileSync(files.output, 'utf8'))))
      values[`steps.${step.id}.outputs.${name}`] ??= value;
  }
  return {
    steps,
    failed: Object.entries(steps).flatMap(([name, { code }]) => (code === 0 ? [] : [name])),
    summary: readFileSync(files.summary, 'utf8'),
    comments: gh.calls(),
  };
}

/** The conditions that the action has: terms joined by `&&`. */
function isDue(condition: string | undefined, broken: boolean, values: Env): boolean {
  const terms = (condition ?? '').split(' && ').filter(Boolean);
  if (broken && !terms.includes('always()')) return false;
  return terms.every((term) => {
    if (term === 'always()') return true;
    const [, name, wanted] = /^([\w.-]+) == '(.*)'$/.exec(term) ?? [];
    assert.ok(name && name in values, `a condition that this runner does not know: ${term}`);
    return values[name] === wanted;
  });
}

suite('the action for GitHub', () => {
  test('a push checks every charter, with annotations and a summary', (t) => {
    const made = repository(t);
    made.commit({ 'a/charter.yaml': OVERCLAIM, 'b/charter.yaml': `${RESEARCH}name: b\n` });
    const { failed, steps, summary, comments } = runAction(t, made);
    assert.deepEqual(failed, ['Check']);
    assert.match(steps.Check!.output, /^::error file=a\/charter\.yaml,/m);
    assert.match(summary, /a\/charter\.yaml/);
    assert.ok(!('What the pull request means for the charters' in steps));
    assert.deepEqual(comments, []);
  });

  test('a pull request that touches no charter passes, whatever is wrong in the others', (t) => {
    const made = repository(t);
    const base = made.commit({ 'a/charter.yaml': OVERCLAIM });
    made.commit({ 'README.md': 'x\n' });
    assert.deepEqual(runAction(t, made, {}, base).failed, []);
    assert.deepEqual(runAction(t, made, { 'changed-only': 'false' }, base).failed, ['Check']);
  });

  test('a pull request is told what it means, and fails where it costs a label if that is wanted', (t) => {
    const made = repository(t);
    const base = made.commit({ 'a/charter.yaml': `${RESEARCH}name: a\n`, 'b/charter.yaml': `${RESEARCH}name: b\n` });
    made.commit({ 'a/charter.yaml': null });
    const { failed, comments } = runAction(t, made, { 'fail-on-regression': 'true', comment: 'true' }, base);
    assert.deepEqual(failed, ['What the pull request means for the charters']);
    assert.equal(comments.length, 1);
    const [, body] = /^pr comment 7 --repo house\/charters .*--body-file (\S+)$/.exec(comments[0]!) ?? [];
    assert.match(readFileSync(body!, 'utf8'), /a\/charter\.yaml/);
  });

  test('findings are written as SARIF where that is wanted', (t) => {
    const made = repository(t);
    made.commit({ 'a/charter.yaml': OVERCLAIM });
    runAction(t, made, { 'sarif-file': 'charters.sarif' });
    const sarif = JSON.parse(readFileSync(join(made.path, 'charters.sarif'), 'utf8'));
    assert.equal(sarif.version, '2.1.0');
  });

  test('what is given from outside is never run', (t) => {
    const made = repository(t);
    made.commit({ 'a/charter.yaml': `${RESEARCH}name: a\n` });
    const evil = '$(touch ran)\n`touch ran`\n"; touch ran; "\n--help';
    runAction(t, made, {
      paths: evil,
      require: '$(touch ran)',
      'fail-on': '`touch ran`',
      'sarif-file': '$(touch ran)',
    });
    assert.ok(!existsSync(join(made.path, 'ran')));
    for (const { run } of action.runs.steps) assert.doesNotMatch(run, /\$\{\{/);
  });
});
