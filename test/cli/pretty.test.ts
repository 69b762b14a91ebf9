import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { charter, FOREIGN, folder, OVERCLAIM, RESEARCH, sample } from './support.ts';

const ESCAPE = /\p{Cc}\[/u;

test('a finding says its place, severity, check and reason, and shows the line', async (t) => {
  const cwd = folder(t, { 'ai/charter.yaml': 'apiVersion: charter/v1\nstatus: research\nowners:\n\toperator: TBD\n' });
  const { stdout } = await charter(cwd, ['check']);
  assert.match(stdout, /^✗ ai\/charter\.yaml {2}ai {2}declares research, cannot be read$/m);
  assert.match(stdout, /^ {2}ai\/charter\.yaml:4:1 {2}error {2}yaml-syntax$/m);
  assert.match(stdout, /^ {4}4 \| {3}operator: TBD$/m);
  assert.match(stdout, /^ {6}\| \^+$/m);
});

test('carets stand below what they mean, behind wide characters too', async (t) => {
  const cwd = folder(t, { 'charter.yaml': `${RESEARCH}owners: { operator: { name: 山田, contcat: x } }\n` });
  const { stdout } = await charter(cwd, ['check']);
  const lines = stdout.split('\n');
  const at = lines.findLastIndex((line) => line.includes('contcat: x'));
  // Each of the two characters before takes two columns and is one in the string.
  assert.equal(lines[at + 1]!.indexOf('^'), lines[at]!.indexOf('contcat') + 2);
});

test('of a long line the part around the carets is shown', async (t) => {
  const cwd = folder(t, {
    'charter.yaml': `${RESEARCH}title: { ${'x'.repeat(300)}: ${'y'.repeat(300)} } # ${'z'.repeat(300)}\n`,
  });
  const { stdout } = await charter(cwd, ['check']);
  const lines = stdout.split('\n');
  const at = lines.findLastIndex((line) => line.includes('^^'));
  assert.ok(lines[at]!.trimEnd().length <= 80);
  assert.equal(lines[at - 1]!.trimEnd().length >= lines[at]!.trimEnd().length, true);
});

test('nothing is wider than the terminal, but for words that are', async (t) => {
  const cwd = folder(t, {
    'charter.yaml': OVERCLAIM,
    'x/charter.yaml': `${RESEARCH}title: ${'long '.repeat(60)}\nstutus: x\n`,
  });
  for (const [command, least] of [
    ['check', 60],
    ['evaluate', 80],
  ] as const) {
    for (const columns of [least, 80, undefined, 300]) {
      const { stdout } = await charter(cwd, [command], { columns });
      for (const line of stdout.split('\n')) assert.ok(line.length <= Math.min(columns ?? 80, 100), line);
    }
  }
});

test('the earned label is said beside the one declared, with what is waived', async (t) => {
  const cwd = sample(t, 'production');
  const page = readFileSync(`${cwd}/charter.yaml`, 'utf8').replace('result: passed', 'result: pending');
  const waiver =
    '\nwaivers:\n  - { check: turnover-test-passed, reason: night shift joins in January, until: 2027-01-31, approvedBy: lee.wong@example.com }\n';
  writeFileSync(`${cwd}/charter.yaml`, page + waiver);
  assert.match((await charter(cwd, ['check'])).stdout, /suppression-case-drafts {2}production, 1 waived$/m);
  const { stdout } = await charter(cwd, ['evaluate']);
  assert.match(stdout, /Earned {4}production, 1 waived/);
  assert.match(stdout, /~ waived/);
  assert.match(stdout, /night shift joins in January/);
});

test('evaluate says label, questions, gates and next steps in order', async (t) => {
  const { stdout, code } = await charter(sample(t, 'pilot'), ['evaluate']);
  assert.equal(code, 0);
  const parts = [
    ...['Declared  pilot', 'Earned    pilot', 'Funding questions', 'Who owns it?', 'answered'],
    ...[
      'The charter gate, for the label pilot: 10 of 10 passed',
      'The production gate',
      '✗ failed   The turnover test',
    ],
    ...[
      'Next, for the label production: 3 steps',
      '1. Let an ordinary shift run the turnover test',
      'charter.yaml:55:1',
    ],
  ];
  let from = 0;
  for (const part of parts) {
    const at = stdout.indexOf(part, from);
    assert.ok(at >= 0, `${part} is missing, or out of order, in:\n${stdout}`);
    from = at;
  }
});

test('a damaged charter is evaluated to what keeps it from being read', async (t) => {
  const cwd = folder(t, { 'charter.yaml': 'apiVersion: charter/v1\nstatus: pilot\nowners: [\n' });
  const { stdout, code } = await charter(cwd, ['evaluate']);
  assert.equal(code, 1);
  assert.match(stdout, /cannot be read/);
  assert.match(stdout, /charter\.yaml:3:/);
  assert.doesNotMatch(stdout, /Funding questions/);
});

test('skipped files are named once', async (t) => {
  const files = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`s${index}/charter.yaml`, FOREIGN]));
  const { stdout } = await charter(folder(t, { 'charter.yaml': RESEARCH, ...files }), ['check']);
  assert.match(stdout.replace(/\s+/g, ' '), /12 files skipped, as they are not production charters: .* and 2 more/);
});

test('--quiet prints only what fails, and nothing where nothing does', async (t) => {
  const cwd = folder(t, { 'a/charter.yaml': RESEARCH, 'b/charter.yaml': OVERCLAIM });
  const { stdout } = await charter(cwd, ['check', '--quiet']);
  assert.doesNotMatch(stdout, /a\/charter\.yaml/);
  assert.match(stdout, /b\/charter\.yaml/);
  assert.doesNotMatch(stdout, / {2}(warning|information) {2}|2 charters/);
  for (const command of ['check', 'evaluate']) {
    assert.deepEqual(await charter(cwd, [command, 'a', '--quiet']), { code: 0, stdout: '', stderr: '' });
  }
});

test('colour is for people who want it', async (t) => {
  const cwd = folder(t, { 'charter.yaml': OVERCLAIM });
  const colored = async (argv: string[], env: Record<string, string>, isTTY: boolean) =>
    ESCAPE.test((await charter(cwd, ['check', ...argv], { env, isTTY })).stdout);
  assert.equal(await colored([], {}, false), false, 'a pipe');
  assert.equal(await colored([], {}, true), true, 'a terminal');
  assert.equal(await colored([], { NO_COLOR: '1' }, true), false);
  assert.equal(await colored([], { NO_COLOR: '' }, true), true, 'an empty NO_COLOR says nothing');
  assert.equal(await colored([], { FORCE_COLOR: '1' }, false), true);
  assert.equal(await colored([], { FORCE_COLOR: '0' }, true), false);
  assert.equal(await colored([], { TERM: 'dumb' }, true), false);
  assert.equal(await colored(['--color'], { NO_COLOR: '1' }, false), true, 'arguments outweigh the environment');
  assert.equal(await colored(['--no-color'], { FORCE_COLOR: '1' }, true), false);
  assert.equal(await colored(['--format', 'json'], {}, true), false, 'programs do not');
});

test('help is coloured by the same rules', async (t) => {
  const cwd = folder(t);
  assert.doesNotMatch((await charter(cwd, ['--help'])).stdout, ESCAPE);
  assert.match((await charter(cwd, ['--help'], { isTTY: true })).stdout, ESCAPE);
  assert.doesNotMatch((await charter(cwd, ['check', '--help', '--no-color'], { isTTY: true })).stdout, ESCAPE);
});

test('nothing from a file reaches the terminal as a command', async (t) => {
  const evil = '\\e]0;pwned\\a\\e[31m\\u202e\\x9b31m::error::x ##[group]y ##vso[task]z';
  const page = [
    ...['apiVersion: charter/v1', `name: "${evil}"`, `title: "::error::${evil}"`, `status: "${evil}"`],
    `owners: { operator: { name: "${evil}", kind: "${evil}" } }`,
    '"\u202e\u009b31m": x',
    '"a\\e[31m ::error::here": x',
  ].join('\n');
  const cwd = folder(t, { 'charter.yaml': page, 'a\x1b[31m.charter.yaml': FOREIGN });
  for (const command of ['check', 'evaluate']) {
    const { stdout, stderr } = await charter(cwd, [command, '.', 'no\x1b[31m.yaml', 'no\x1b*', '::error::x']);
    for (const text of [stdout, stderr]) {
      assert.doesNotMatch(text, /[^\P{C}\n]/u);
      assert.doesNotMatch(text, /^\s*::/m);
      assert.doesNotMatch(text, /##\[|##vso\[/);
    }
    assert.match(stdout, /\\x1b/);
  }
});
