import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { charter, folder, OVERCLAIM, RESEARCH, sample } from '../support.ts';
import { change, MIXED, mixedRun } from './mixed-run.ts';

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

async function issues(cwd: string, argv: readonly string[] = [], env = {}): Promise<readonly Issue[]> {
  return JSON.parse((await charter(cwd, ['check', ...argv, '--format', 'gitlab'], { env })).stdout);
}

test('each issue has what GitLab asks for', async (t) => {
  const found = await issues(mixedRun(t), MIXED);
  assert.ok(found.length > 10);
  for (const { description, check_name, fingerprint, severity, location } of found) {
    assert.ok(description.length > 5);
    assert.match(check_name, /^[a-z-]+$/);
    assert.match(fingerprint, /^[0-9a-f]{64}$/);
    assert.match(severity, /^(?:info|minor|major|critical|blocker)$/);
    assert.doesNotMatch(location.path, /^[./]/);
    assert.ok(location.lines.begin >= 1);
  }
  assert.equal(new Set(found.map(({ fingerprint }) => fingerprint)).size, found.length);
});

test('what is suppressed or waived is no issue', async (t) => {
  const found = await issues(mixedRun(t), MIXED);
  const of = (path: string) => found.filter(({ location }) => location.path === path);
  assert.deepEqual(of('ai/production/charter.yaml'), []);
  assert.ok(of('ai/pilot/charter.yaml').every(({ check_name }) => check_name !== 'sponsor-named'));
});

test('the severity says what kind of finding it is', async (t) => {
  const found = await issues(mixedRun(t), MIXED);
  const severityOf = (check: string) => found.find(({ check_name }) => check_name === check)?.severity;
  assert.equal(severityOf('unreadable-file'), 'blocker');
  assert.equal(severityOf('label-overclaims'), 'critical');
  assert.equal(severityOf('workflow-clear'), 'major');
  assert.equal(severityOf('label-review'), 'minor');
  const cwd = sample(t, 'pilot');
  change(join(cwd, 'charter.yaml'), (page) => page.replace('status: pilot', 'status: research'));
  assert.equal((await issues(cwd)).find(({ check_name }) => check_name === 'label-underclaims')?.severity, 'info');
});

test('fingerprints stay when lines move, as branches are compared by them', async (t) => {
  const cwd = folder(t, { 'charter.yaml': OVERCLAIM });
  const before = await issues(cwd);
  change(join(cwd, 'charter.yaml'), (page) => `# a line more\n${page}`);
  const after = await issues(cwd);
  assert.notEqual(after[0]?.location.lines.begin, before[0]?.location.lines.begin);
  assert.deepEqual(
    after.map(({ fingerprint }) => fingerprint),
    before.map(({ fingerprint }) => fingerprint),
  );
});

test('paths start at the root of the project', async (t) => {
  const cwd = folder(t, { 'a/charter.yaml': RESEARCH });
  const [first] = await issues(join(cwd, 'a'), [], { CI_PROJECT_DIR: cwd });
  assert.equal(first?.location.path, 'a/charter.yaml');
});

test('nothing found is an empty list', async (t) => {
  assert.deepEqual(await issues(sample(t, 'production')), []);
});

test('what the run requires is an issue', async (t) => {
  const found = await issues(folder(t, { 'charter.yaml': RESEARCH }), ['--require', 'pilot']);
  assert.equal(found.find(({ check_name }) => check_name === 'required-label')?.severity, 'critical');
});
