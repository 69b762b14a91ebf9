import assert from 'node:assert/strict';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { charter, checkJson, FOREIGN, folder, OVERCLAIM, RESEARCH, sample, TODAY } from './support.ts';

const BAD = 'severities: { write-bak: off }\n';
const severityOf = ({ json }: Awaited<ReturnType<typeof checkJson>>, check: string, charterAt = 0) =>
  json.charters[charterAt]?.findings.find((finding) => finding.check === check)?.severity;
const policyPaths = ({ json }: Awaited<ReturnType<typeof checkJson>>) => json.policies.map(({ path }) => path);

test('each charter comes under the nearest policy, and each policy that was used is listed once', async (t) => {
  const cwd = folder(t, {
    'charter.policy.yaml': 'severities: { write-back: hint }\n',
    'a/charter.yaml': RESEARCH,
    'b/charter.policy.yml': 'extends: ../charter.policy.yaml\nseverities: { technical-owner: error }\n',
    'b/charter.yaml': RESEARCH,
    'b/c/charter.yaml': RESEARCH,
    'unused/charter.policy.yaml': BAD,
    'unused/brand/charter.yaml': FOREIGN,
  });
  const ran = await checkJson(cwd);
  assert.equal(ran.code, 1, 'an error that a policy makes of a finding fails');
  assert.deepEqual(ran.json.policies, [
    { path: 'b/charter.policy.yml', findings: [] },
    { path: 'charter.policy.yaml', findings: [] },
  ]);
  assert.deepEqual(
    ran.json.charters.map(({ path }) => path),
    ['a/charter.yaml', 'b/c/charter.yaml', 'b/charter.yaml'],
  );
  for (const index of [0, 1, 2]) assert.equal(severityOf(ran, 'write-back', index), 'hint');
  assert.equal(severityOf(ran, 'technical-owner', 0), 'warning');
  assert.equal(severityOf(ran, 'technical-owner', 1), 'error');
  assert.deepEqual(policyPaths(await checkJson(join(cwd, 'b'), ['c'])), [
    '../charter.policy.yaml',
    'charter.policy.yml',
  ]);
});

test('a policy above the repository does not hold', async (t) => {
  const cwd = folder(t, { 'charter.policy.yaml': BAD, 'repo/.git/HEAD': '', 'repo/charter.yaml': RESEARCH });
  const ran = await checkJson(join(cwd, 'repo'));
  assert.equal(ran.code, 0);
  assert.deepEqual(ran.json.policies, []);
});

test('a policy that is not sound ends with 2, and its charters are reported all the same', async (t) => {
  const cwd = folder(t, { 'charter.policy.yaml': `${BAD}thresholds: { usage: 0 }\n`, 'charter.yaml': OVERCLAIM });
  const ran = await checkJson(cwd);
  assert.equal(ran.code, 2);
  assert.ok(ran.json.charters[0]!.findings.some(({ check }) => check === 'label-overclaims'));
  const [{ path, findings } = { path: '', findings: [] }] = ran.json.policies;
  assert.equal(path, 'charter.policy.yaml');
  assert.deepEqual(
    findings.map(({ check, severity, fixable, range }) => ({ check, severity, fixable, range })),
    [
      {
        ...{ check: 'policy', severity: 'error', fixable: true },
        range: { start: { line: 1, column: 15 }, end: { line: 1, column: 24 } },
      },
      {
        ...{ check: 'policy', severity: 'error', fixable: false },
        range: { start: { line: 2, column: 22 }, end: { line: 2, column: 23 } },
      },
    ],
  );
  const inCharters = ran.json.charters[0]!.findings.filter(({ severity }) => severity === 'error').length;
  assert.equal(ran.json.summary.errors, inCharters + 2);
  assert.match(ran.stderr, /charter\.policy\.yaml: This policy is not sound/);
  const evaluated = await charter(cwd, ['evaluate', '--format', 'json']);
  assert.equal(evaluated.stdout, ran.stdout);
  assert.equal(evaluated.code, 2);
});

test('people see what is wrong in a policy as they see it in a charter', async (t) => {
  const cwd = folder(t, { 'charter.policy.yaml': BAD, 'charter.yaml': RESEARCH });
  for (const command of ['check', 'evaluate']) {
    const { stdout, code } = await charter(cwd, [command]);
    assert.equal(code, 2);
    assert.match(stdout, /^✗ charter\.policy\.yaml {2}policy$/m);
    assert.match(stdout, /^ {2}charter\.policy\.yaml:1:15 {2}error {2}policy$/m);
    assert.match(stdout, /There is no check "write-bak"\. Did you mean "write-back"\?/);
    assert.match(stdout, /^ {4}1 \| severities: \{ write-bak: off \}$/m);
    assert.match(stdout, /1 error/);
    assert.match(stdout, /^1 policy: charter\.policy\.yaml$/m);
  }
  const { stdout } = await charter(cwd, ['check', '--quiet']);
  assert.match(stdout, /^✗ charter\.policy\.yaml/);
  assert.doesNotMatch(stdout, /research/);
});

test('a sound policy takes one line', async (t) => {
  const cwd = folder(t, { 'charter.policy.yaml': 'timeZone: UTC\n', 'charter.yaml': RESEARCH });
  const { stdout, stderr, code } = await charter(cwd, ['check']);
  assert.equal(code, 0);
  assert.equal(stderr, '');
  assert.deepEqual(
    stdout.split('\n').filter((line) => line.includes('policy')),
    ['1 policy: charter.policy.yaml'],
  );
});

test('what a severity hides still fails a label that is not earned', async (t) => {
  const off = (ids: readonly string[]) => `severities: {${ids.map((id) => ` ${id}: off`).join(',')} }\n`;
  const cwd = folder(t, { 'charter.yaml': OVERCLAIM });
  const plain = await checkJson(cwd);
  const ids = [...new Set(plain.json.charters[0]!.findings.map(({ check }) => check))];
  const silent = folder(t, { 'charter.yaml': OVERCLAIM, 'charter.policy.yaml': off(ids) });
  const ran = await checkJson(silent);
  assert.deepEqual(
    ran.json.charters[0]!.findings.filter(({ check }) => ids.includes(check)),
    [],
  );
  assert.equal(ran.code, 1);
  const { declared, earned, gates, next } = plain.json.charters[0]!;
  const other = ran.json.charters[0]!;
  assert.deepEqual(
    { declared: other.declared, earned: other.earned, gates: other.gates, next: other.next },
    { declared, earned, gates, next },
  );
  const hints = folder(t, {
    'charter.yaml': OVERCLAIM,
    'charter.policy.yaml': off(ids).replaceAll('off', 'hint'),
  });
  const { code } = await checkJson(hints);
  assert.equal(code, 1);
});

test('severities decide what fails where labels are earned', async (t) => {
  const plain = folder(t, { 'charter.yaml': RESEARCH });
  assert.equal((await checkJson(plain)).code, 0);
  const strict = folder(t, { 'charter.yaml': RESEARCH, 'charter.policy.yaml': 'severities: { write-back: error }\n' });
  assert.equal((await checkJson(strict)).code, 1);
});

test('a policy that was given overrules those that are found, wherever it lies', async (t) => {
  const cwd = folder(t, {
    'charter.policy.yaml': BAD,
    'a/charter.policy.yaml': BAD,
    'a/charter.yaml': RESEARCH,
    'charter.yaml': RESEARCH,
  });
  const house = folder(t, {
    'house.yaml': 'extends: ./base.yaml\nseverities: { write-back: hint }\n',
    'base.yaml': 'severities: { technical-owner: hint }\n',
  });
  const ran = await checkJson(cwd, ['--policy', join(house, 'house.yaml')]);
  assert.equal(ran.code, 0);
  for (const index of [0, 1]) {
    assert.equal(severityOf(ran, 'write-back', index), 'hint');
    assert.equal(severityOf(ran, 'technical-owner', index), 'hint');
  }
  assert.equal(ran.json.policies.length, 2);
  assert.ok(policyPaths(ran).every((path) => path.startsWith('../') && /(?:house|base)\.yaml$/.test(path)));
});

test('a link to a policy may be given, and is shown by its own path', {
  skip: process.platform === 'win32',
}, async (t) => {
  const house = folder(t, {
    'house.yaml': 'extends: ./base.yaml\n',
    'base.yaml': 'severities: { write-back: hint }\n',
  });
  const cwd = folder(t, { 'charter.yaml': RESEARCH });
  symlinkSync(join(house, 'house.yaml'), join(cwd, 'link.yaml'));
  const ran = await checkJson(cwd, ['--policy', 'link.yaml']);
  assert.equal(severityOf(ran, 'write-back'), 'hint');
  assert.ok(policyPaths(ran).includes('link.yaml'));
});

test('a policy that was given and cannot be read is wrong usage', async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH, 'sub/x': '' });
  for (const [file, why] of [
    ['gone.yaml', /The policy gone\.yaml could not be read: no such file/],
    ['sub', /The policy sub could not be read: it is a folder/],
  ] as const) {
    const { code, stdout, stderr } = await charter(cwd, ['check', '--policy', file]);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, why);
  }
});

test('a policy that was given and is bad ends with 2', async (t) => {
  const cwd = folder(t, { 'charter.yaml': OVERCLAIM, 'bad.yaml': 'people: [\n' });
  const ran = await checkJson(cwd, ['--policy', 'bad.yaml']);
  assert.equal(ran.code, 2);
  assert.deepEqual(
    ran.json.policies.map(({ path, findings }) => [path, findings.map(({ check }) => check)]),
    [['bad.yaml', ['yaml-syntax']]],
  );
  assert.ok(ran.json.charters[0]!.findings.length > 0);
});

test('faults of an extended policy end with 2, and stand in its own file', async (t) => {
  const cwd = folder(t, {
    'charter.yaml': RESEARCH,
    'charter.policy.yaml': 'extends: ["@acme/policy", ./gone.yaml]\n',
    'node_modules/@acme/policy/charter.policy.yaml': BAD,
  });
  const ran = await checkJson(cwd);
  assert.equal(ran.code, 2);
  assert.deepEqual(
    ran.json.policies.map(({ path, findings }) => [path, findings.length]),
    [
      ['charter.policy.yaml', 1],
      ['node_modules/@acme/policy/charter.policy.yaml', 1],
    ],
  );
});

test('a charter from standard input comes under the policy of its place', async (t) => {
  const cwd = folder(t, { 'a/charter.policy.yaml': 'severities: { write-back: hint }\n' });
  const ran = await checkJson(cwd, ['--stdin-filename', 'a/charter.yaml'], { stdin: RESEARCH });
  assert.equal(severityOf(ran, 'write-back'), 'hint');
});

test('a production requirement takes the label down', async (t) => {
  const cwd = sample(t, 'production');
  writeFileSync(join(cwd, 'charter.policy.yaml'), 'required: { production: [x-cost-center] }\n');
  const ran = await checkJson(cwd);
  assert.equal(ran.code, 1);
  assert.equal(ran.json.charters[0]?.earned, 'pilot');
  assert.deepEqual(ran.json.charters[0]?.gates.production.failed, ['required-for-production']);
  writeFileSync(join(cwd, 'charter.yaml'), `${readFileSync(join(cwd, 'charter.yaml'), 'utf8')}\nx-cost-center: 4711\n`);
  assert.equal((await checkJson(cwd)).json.charters[0]?.earned, 'production');
});

test('today is the day given, else that of the policy, else that of the machine', async (t) => {
  const page = (name: string) =>
    `${RESEARCH}name: ${name}\nwriteBack: { destination: x, method: api, live: 2026-11-24, evidence: https://example.com }\n`;
  const cwd = folder(t, {
    'here/charter.yaml': page('here'),
    'tokyo/charter.yaml': page('tokyo'),
    'tokyo/charter.policy.yaml': 'timeZone: Asia/Tokyo\n',
  });
  const planned = (ran: Awaited<ReturnType<typeof checkJson>>) =>
    ran.json.charters.map(({ findings }) => findings.some(({ check }) => check === 'write-back-planned'));
  const evening = { now: new Date(`${TODAY}T20:00:00Z`) };
  const ran = await checkJson(cwd, [], evening);
  assert.deepEqual(planned(ran), [true, false]);
  assert.equal(ran.json.today, TODAY);
  const given = await checkJson(cwd, ['--today', '2026-11-22'], evening);
  assert.deepEqual(planned(given), [true, true]);
  assert.equal(given.json.today, '2026-11-22');
  const { stdout } = await charter(cwd, ['evaluate'], evening);
  assert.match(stdout, /here\/charter\.yaml, evaluated for 2026-11-23/);
  assert.match(stdout, /tokyo\/charter\.yaml, evaluated for 2026-11-24/);
});

test('nothing from a policy reaches the terminal as a command', async (t) => {
  const cwd = folder(t, {
    'charter.yaml': `${RESEARCH}title: x\n`,
    'charter.policy.yaml':
      'severities: { "\\e[31m::error::": off }\nchecks: [{ id: acme, path: title, condition: { equals: y }, message: "::error::\\e[31m ##[group]x" }]\n',
  });
  for (const command of ['check', 'evaluate']) {
    const { stdout, stderr } = await charter(cwd, [command]);
    for (const text of [stdout, stderr]) {
      assert.doesNotMatch(text, /[^\P{C}\n]/u);
      assert.doesNotMatch(text, /^\s*::/m);
      assert.doesNotMatch(text, /##\[/);
    }
  }
});

test('two charters of one name are told of each other, within a repository', async (t) => {
  const cwd = folder(t, {
    'a/charter.yaml': `${RESEARCH}name: drafts\n`,
    'b/charter.yaml': `${RESEARCH}name: drafts\n`,
    'drafts/charter.yaml': RESEARCH,
    'c/charter.yaml': `${RESEARCH}name: other\n`,
    'd/charter.yaml': `${RESEARCH}name: [\n`,
    'e/x.charter.yaml': `${RESEARCH}name: TBD\n`,
    'f/x.charter.yaml': `${RESEARCH}name: TBD\n`,
    'inner/.git/HEAD': '',
    'inner/charter.yaml': `${RESEARCH}name: other\n`,
  });
  const { json } = await checkJson(cwd);
  const duplicates = json.charters.flatMap(({ path, findings }) =>
    findings.filter(({ check }) => check === 'duplicate-name').map(({ message }) => [path, message] as const),
  );
  assert.deepEqual(
    duplicates.map(([path]) => path),
    ['a/charter.yaml', 'b/charter.yaml', 'drafts/charter.yaml'],
  );
  assert.match(duplicates[0]![1], /b\/charter\.yaml and drafts\/charter\.yaml/);
});

test('one file by two paths is no duplicate', { skip: process.platform === 'win32' }, async (t) => {
  const cwd = folder(t, { 'charter.yaml': `${RESEARCH}name: drafts\n` });
  symlinkSync('charter.yaml', join(cwd, 'same.charter.yaml'));
  const { json } = await checkJson(cwd);
  assert.equal(json.charters.length, 2);
  assert.ok(json.charters.every(({ findings }) => findings.every(({ check }) => check !== 'duplicate-name')));
});

test('the policies of a thousand charters are read once', async (t) => {
  const files = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`c${index}/charter.yaml`, RESEARCH]));
  const cwd = folder(t, { ...files, 'charter.policy.yaml': 'extends: ./base.yaml\n', 'base.yaml': 'timeZone: UTC\n' });
  const ran = await checkJson(cwd);
  assert.equal(ran.json.charters.length, 300);
  assert.deepEqual(policyPaths(ran), ['base.yaml', 'charter.policy.yaml']);
});
