import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { charter, folder, RESEARCH, sample } from './support.ts';

const ANSWERS =
  'postmortem: { owner: yes, integration: "by <b>hand</b>", reviewLoad: no, measurement: yes, inputs: yes, training: no, usedInDecisions: TBD }\n';

/** A retired workflow about which much is known. */
function retired(t: Parameters<typeof folder>[0]): string {
  const cwd = sample(t, 'production');
  const path = join(cwd, 'charter.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^status: .*$/m, 'status: retired') + ANSWERS);
  return cwd;
}

test('each answer stands beside what the page knows about it, and what is not answered is said', async (t) => {
  const cwd = retired(t);
  const { code, stdout, stderr } = await charter(cwd, ['postmortem', 'charter.yaml']);
  assert.equal(code, 0);
  assert.match(stdout, /^# Postmortem: /);
  assert.match(stdout, /6 of 7 questions are answered\./);
  assert.match(stdout, /^## Was an owner named on day one\?\n\n\*\*yes\*\*\n\n- Workflow: \w+/m);
  assert.match(stdout, /^## Did the review load fit the capacity\?\n\n\*\*no\*\*\n\n- Review needs /m);
  assert.match(
    stdout,
    /^## Was the time saved measured\?\n\n\*\*yes\*\*\n\n- .*from .* to .*\n- The latest value is /m,
  );
  assert.match(stdout, /^## Did leadership use the output in decisions\?\n\n\*\*Not answered\.\*\*$/m);
  assert.match(stderr, /charter\.yaml: 1 of 7 questions are not answered\./);
});

test('the page for a browser holds the words as words', async (t) => {
  const cwd = retired(t);
  const { code, stdout } = await charter(cwd, ['postmortem', 'charter.yaml', '--format', 'html=out/page.html']);
  assert.deepEqual([code, stdout], [0, '']);
  const html = readFileSync(join(cwd, 'out/page.html'), 'utf8');
  assert.match(html, /by &lt;b&gt;hand&lt;\/b&gt;/);
  assert.match(html, /default-src 'none'/);
});

test('of a charter that is not retired there is none, and it is said what to do', async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH });
  const { code, stdout, stderr } = await charter(cwd, ['postmortem', 'charter.yaml']);
  assert.deepEqual([code, stdout], [2, '']);
  assert.match(stderr, /charter\.yaml:2: This charter is not retired: its status is research\. Set status to retired/);
});

test('a page about which nothing is known says so', async (t) => {
  const cwd = folder(t, { 'charter.yaml': 'apiVersion: charter/v1\nname: old\nstatus: retired\n' });
  const { code, stdout } = await charter(cwd, ['postmortem', '.']);
  assert.equal(code, 0);
  assert.equal(stdout.match(/Not answered\./g)?.length, 7);
  assert.match(stdout, /The charter says nothing about it\./);
});

test('what is not there, not one, or not readable is said', async (t) => {
  const cwd = folder(t, {
    'a/charter.yaml': RESEARCH,
    'b/charter.yaml': RESEARCH,
    'c/charter.yaml': 'apiVersion: charter/v1\nstatus: [\n',
    x: '',
  });
  for (const [path, code] of [
    ['nowhere.yaml', 2],
    ['.', 2],
    ['c/charter.yaml', 2],
  ] as const)
    assert.equal((await charter(cwd, ['postmortem', path])).code, code, path);
  const two = folder(t, { 'a/charter.yaml': RESEARCH, 'b/charter.yaml': RESEARCH });
  assert.match(
    (await charter(two, ['postmortem', '.'])).stderr,
    /There are 2 charters in the current folder\. Name one/,
  );
  assert.equal((await charter(folder(t), ['postmortem', '.'])).code, 3);
});
