import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { parse } from 'yaml';
import { type Repository, repository } from '../cli/git-repository.ts';
import { OVERCLAIM, RESEARCH } from '../cli/support.ts';
import { builtCopy, type Ended, type Env, ROOT, runStep, scratch } from './steps.ts';

const example = (name: string) => parse(readFileSync(join(ROOT, '.ci/examples', name), 'utf8'));

/** A repository in which a change loses a charter and overclaims in another. */
function changed(t: TestContext): { readonly made: Repository; readonly base: string } {
  const made = repository(t);
  const base = made.commit({
    '.gitignore': '.charter\n',
    'a/charter.yaml': `${RESEARCH}name: a\n`,
    'b/charter.yaml': `${OVERCLAIM}name: b\n`,
  });
  made.commit({ 'a/charter.yaml': `${RESEARCH}name: a\ntitle: Another\n` });
  return { made, base };
}

suite('the examples for GitLab', () => {
  type Job = Readonly<Record<'script' | 'before_script', readonly string[]>>;
  const run = (job: Job, { path }: Repository, env: Env): Ended => {
    const { before_script } = example('gitlab-ci.yml')['.charter'] as Job;
    return runStep([...(before_script ?? []), ...job.script].join('\n'), path, env);
  };

  test('each job runs, and writes the reports that it hands over', (t) => {
    const { made, base } = changed(t);
    builtCopy(join(made.path, '.charter'));
    const { charters, 'charters of the change': change } = example('gitlab-ci.yml');
    const all = run(charters, made, {});
    assert.equal(all.code, 1, all.output);
    const quality = JSON.parse(readFileSync(join(made.path, charters.artifacts.reports.codequality), 'utf8'));
    assert.ok(quality.some(({ location }: { location: { path: string } }) => location.path === 'b/charter.yaml'));
    assert.match(readFileSync(join(made.path, charters.artifacts.reports.junit), 'utf8'), /<testsuites/);

    const merge = run(change, made, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base });
    assert.equal(merge.code, 0, merge.output);
    assert.match(readFileSync(join(made.path, 'charters.md'), 'utf8'), /a\/charter\.yaml/);
  });

  test('the parts together say what the whole run says', (t) => {
    const { made } = changed(t);
    builtCopy(join(made.path, '.charter'));
    const { 'charters in parts': part, 'charters together': whole } = example('gitlab-ci-shards.yml');
    for (let index = 1; index <= part.parallel; index++) {
      const ended = run(part, made, { CI_NODE_INDEX: `${index}`, CI_NODE_TOTAL: `${part.parallel}` });
      assert.equal(ended.code, 0, ended.output);
    }
    const merged = run(whole, made, {});
    assert.equal(merged.code, 1, merged.output);
    assert.match(merged.output, /2 charters/);
  });
});

suite('the example for Azure', () => {
  const steps = (example('azure-pipelines.yml').steps as { bash?: string; env?: Env }[]).filter(({ bash }) => bash);

  const run = ({ path }: Repository, temp: string, env: Env): Ended => {
    const fill = (text: string) => text.replace('$(Agent.TempDirectory)', temp).replace(/\$\{\{.*?\}\}/g, '');
    let last: Ended = { code: 0, output: '' };
    for (const step of steps) {
      const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, fill(text)]));
      last = runStep(step.bash!, path, { ...env, ...own });
      if (last.code !== 0) break;
    }
    return last;
  };

  test('a build checks every charter and writes test results', (t) => {
    const { made } = changed(t);
    const temp = scratch(t);
    builtCopy(join(temp, 'charter'));
    const { code, output } = run(made, temp, {});
    assert.equal(code, 1, output);
    assert.match(readFileSync(join(temp, 'charters.xml'), 'utf8'), /b\/charter\.yaml/);
  });

  test('a pull request is told what it means, and fails for nothing that it did not touch', (t) => {
    const { made, base } = changed(t);
    const temp = scratch(t);
    builtCopy(join(temp, 'charter'));
    made.git('update-ref', 'refs/remotes/origin/main', base);
    const { code, output } = run(made, temp, { SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main' });
    assert.equal(code, 0, output);
    assert.match(output, /^##vso\[task\.uploadsummary\]/m);
    assert.ok(existsSync(join(temp, 'charters.md')));
  });
});

test('the hook for pre-commit calls a command that there is, for the files that are charters', () => {
  const [hook] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8'));
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  assert.ok(hook.entry.startsWith(`${Object.keys(manifest.bin)[0]} check`));
  // It is packed from the repository, in which what is built is not committed.
  assert.match(manifest.scripts.prepack, /build/);
  assert.ok(manifest.files.some((pattern: string) => pattern.startsWith('dist/')));
  const files = new RegExp(hook.files);
  for (const path of ['charter.yaml', 'a/b/charter.yml', 'x.charter.yaml']) assert.ok(files.test(path), path);
  for (const path of ['mycharter.yaml', 'charter.yaml.md', 'charter.policy.yaml']) assert.ok(!files.test(path), path);
});
