import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exitCode } from '../../server/cli/exit-code.ts';
import type { RunResult } from '../../server/cli/result.ts';
import { charter, FOREIGN, folder, OVERCLAIM, RESEARCH, sample, TODAY } from './support.ts';

const cases: Readonly<Record<string, { files: Record<string, string>; argv: string[]; code: number }>> = {
  'an honest research label is clean': { files: { 'charter.yaml': RESEARCH }, argv: [], code: 0 },
  'warnings fail when asked to': { files: { 'charter.yaml': RESEARCH }, argv: ['--fail-on', 'warning'], code: 1 },
  'a label that is not earned fails': { files: { 'charter.yaml': OVERCLAIM }, argv: [], code: 1 },
  'less than is required fails': { files: { 'charter.yaml': RESEARCH }, argv: ['--require', 'pilot'], code: 1 },
  'text that cannot be read fails': { files: { 'charter.yaml': `${RESEARCH}a: [` }, argv: [], code: 1 },
  'a path that does not exist is wrong usage': { files: { 'charter.yaml': RESEARCH }, argv: ['.', 'nope'], code: 2 },
  'and outweighs findings': { files: { 'charter.yaml': OVERCLAIM }, argv: ['.', 'nope'], code: 2 },
  'a path that does not exist is not an empty folder': { files: {}, argv: ['nope'], code: 2 },
  'an empty folder is no success': { files: {}, argv: [], code: 3 },
  'a glob without a match neither': { files: {}, argv: ['**/*.yaml'], code: 3 },
  'files of other tools neither': { files: { 'charter.yaml': FOREIGN }, argv: [], code: 3 },
  'nothing is fine when asked to be': { files: {}, argv: ['--allow-empty'], code: 0 },
  'only other files is fine when asked to be': { files: { 'charter.yaml': FOREIGN }, argv: ['--allow-empty'], code: 0 },
  'a skipped file beside a charter is fine': {
    files: { 'charter.yaml': RESEARCH, 'a/charter.yaml': FOREIGN },
    argv: [],
    code: 0,
  },
};

for (const [name, { files, argv, code }] of Object.entries(cases)) {
  test(name, async (t) => {
    const cwd = folder(t, files);
    for (const command of ['check', 'evaluate']) {
      const ran = await charter(cwd, [command, ...argv]);
      assert.equal(ran.code, code, `${command}: ${ran.stderr}`);
    }
  });
}

test('earned labels satisfy what is required up to them', async (t) => {
  const production = sample(t, 'production');
  assert.equal((await charter(production, ['check', '--require', 'production'])).code, 0);
  const pilot = sample(t, 'pilot');
  assert.equal((await charter(pilot, ['check', '--require', 'pilot'])).code, 0);
  const { code, stdout } = await charter(pilot, ['check', '--require', 'production']);
  assert.equal(code, 1);
  assert.match(stdout, /The label production is required/);
});

const result: RunResult = { today: TODAY, charters: [], skipped: [], policies: [], errors: [], crashes: [] };
const NONE = { error: 0, warning: 0, information: 0, hint: 0 };
const strictness = { failOn: 'error', allowEmpty: false } as const;

test('a retired charter claims nothing, and is exempt from what is required', () => {
  const retired = {
    declared: 'retired',
    earned: 'retired',
    severities: NONE,
  } as unknown as RunResult['charters'][number];
  assert.equal(exitCode({ ...result, charters: [retired] }, { ...strictness, require: 'production' }), 0);
});

test('a crash outweighs everything', () => {
  const crashes = [{ path: 'charter.yaml', check: 'write-back', error: new Error('no') }];
  assert.equal(exitCode({ ...result, crashes, errors: [{ path: 'x', message: 'y' }] }, strictness), 4);
});

test('a label above the one earned fails, whatever severity its finding was given', () => {
  const charters = [{ declared: 'pilot', earned: 'research', severities: NONE }] as unknown as RunResult['charters'];
  assert.equal(exitCode({ ...result, charters }, strictness), 1);
});

test('nothing found says what was searched', async (t) => {
  const cwd = folder(t, { 'sub/readme.md': '' });
  assert.match((await charter(cwd, ['check'])).stderr, /No charter found in the current folder/);
  assert.match((await charter(cwd, ['check', 'sub'])).stderr, /No charter found in sub\./);
  const { stderr } = await charter(cwd, ['check', 'x/**/charter.yaml']);
  assert.match(stderr, /Nothing matches the glob x\/\*\*\/charter\.yaml/);
});

test('only skipped files are said to be that', async (t) => {
  const { stdout, stderr } = await charter(folder(t, { 'charter.yaml': FOREIGN }), ['check']);
  assert.match(stderr, /only files of other tools\. .*begin it with the line "apiVersion: charter\/v1"/);
  assert.match(stdout, /1 file skipped, as it is not a production charter: charter\.yaml/);
});
