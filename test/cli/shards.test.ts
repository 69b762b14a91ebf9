import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { isInShard } from '../../server/cli/run/shard.ts';
import { charter, checkJson, FOREIGN, folder, OVERCLAIM, paths, RESEARCH } from './support.ts';

/** Charters that share names, policies and files with charters of other shards, and files that are none. */
function repository(t: TestContext): string {
  const files: Record<string, string> = {
    'charter.policy.yaml': 'severities: { workflow-clear: hint }\nnothing: 1\n',
    'own/charter.policy.yaml': 'extends: ../charter.policy.yaml\n',
    'own/charter.yaml': OVERCLAIM,
    'brand/charter.yaml': FOREIGN,
    'damaged/charter.yaml': 'apiVersion: charter/v1\nowners: [\n',
    'nested/.git/HEAD': '',
    'nested/charter.yaml': `${RESEARCH}name: same\n`,
  };
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) files[`${name}/charter.yaml`] = `${RESEARCH}name: same\n`;
  return folder(t, files);
}

const ARGUMENTS = ['.', 'a/charter.yaml', 'gone/charter.yaml'];

/** Runs each of three shards, and gives the files with their results. */
async function shards(cwd: string, ...more: readonly string[]): Promise<string[]> {
  const results = ['1', '2', '3'].map((index) => `result-${index}.json`);
  for (const [at, result] of results.entries())
    await charter(cwd, ['check', ...ARGUMENTS, '--shard', `${at + 1}/3`, '--format', `json=${result}`, ...more]);
  return results;
}

test('the shards of a run, merged, are the run, whatever the format and the order', async (t) => {
  const cwd = repository(t);
  const [one, two, three] = (await shards(cwd)) as [string, string, string];
  const counts = [one, two, three].map((file) => JSON.parse(readFileSync(join(cwd, file), 'utf8')).charters.length);
  assert.ok(Math.min(...counts) > 0, counts.join());
  for (const format of ['json', 'ndjson', 'pretty', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'html']) {
    const whole = await charter(cwd, ['check', ...ARGUMENTS, '--format', format]);
    assert.equal(whole.code, 2);
    assert.deepEqual(await charter(cwd, ['merge', three, one, two, '--format', format]), whole, format);
  }
});

test('a merge fails as the run would', async (t) => {
  const cwd = folder(t, { 'a/charter.yaml': RESEARCH, 'b/charter.yaml': RESEARCH });
  const merged = async (...argv: string[]) =>
    (await charter(cwd, ['merge', 'result-1.json', 'result-2.json', 'result-3.json', ...argv])).code;
  for (const index of ['1', '2', '3'])
    assert.equal(
      (await charter(cwd, ['check', '--shard', `${index}/3`, '--format', `json=result-${index}.json`])).code,
      0,
    );
  assert.equal(await merged(), 0);
  assert.equal(await merged('--require', 'pilot'), 1);
  assert.equal(await merged('--fail-on', 'warning'), 1);
});

test('of a run without charters the shards succeed and the merge does not', async (t) => {
  const cwd = folder(t);
  const argv = ['check', '--shard', '1/1', '--format', 'json=one.json'];
  assert.equal((await charter(cwd, argv)).code, 0);
  const { code, stderr } = await charter(cwd, ['merge', 'one.json']);
  assert.equal(code, 3);
  assert.match(stderr, /No charter found/);
  assert.equal((await charter(cwd, ['merge', 'one.json', '--allow-empty'])).code, 0);
});

test('a shard lists its files, and every file is in one shard', async (t) => {
  const cwd = repository(t);
  const list = async (...more: string[]) =>
    (await charter(cwd, ['check', '--list-files', ...more])).stdout.split('\n').filter(Boolean);
  const all = await Promise.all(['1/3', '2/3', '3/3'].map((shard) => list('--shard', shard)));
  assert.deepEqual(all.flat().sort(), await list());
  const { json } = await checkJson(cwd, ['--shard', '2/3']);
  assert.deepEqual([...paths(json), ...json.skipped.map(({ path }) => path)].sort(), all[1]);
});

test('shards are of like size', () => {
  const sizes = [0, 0, 0, 0];
  for (let file = 0; file < 4000; file++) {
    const path = `unit-${file % 40}/workflow-${file}/charter.yaml`;
    const inside = sizes.map((_, at) => isInShard({ path }, { index: at + 1, count: 4 }));
    assert.equal(inside.filter(Boolean).length, 1);
    sizes[inside.indexOf(true)]!++;
  }
  for (const size of sizes) assert.ok(size > 900 && size < 1100, sizes.join());
});

test('wrong shards are wrong usage', async (t) => {
  const cwd = folder(t);
  for (const shard of ['0/2', '3/2', '1', 'a/b', '1/0', '-1/2', '1/2/3']) {
    const { code, stderr } = await charter(cwd, ['check', '--shard', shard]);
    assert.equal(code, 2, shard);
    assert.match(stderr, /as 1\/4/);
  }
});

test('results that do not make one run are refused, and it is said why', async (t) => {
  const cwd = repository(t);
  const [one, two, three] = (await shards(cwd)) as [string, string, string];
  const refused = async (...files: string[]) => {
    const { code, stdout, stderr } = await charter(cwd, ['merge', ...files]);
    assert.deepEqual([code, stdout], [2, '']);
    return stderr;
  };
  const change = (name: string, to: object, inShard: object = {}) => {
    const result = JSON.parse(readFileSync(join(cwd, two), 'utf8'));
    writeFileSync(join(cwd, name), JSON.stringify({ ...result, ...to, shard: { ...result.shard, ...inShard } }));
    return name;
  };
  assert.match(await refused(one, two), /result of shard 3\/3 is missing/);
  assert.match(await refused(one), /results of shards 2\/3, 3\/3 are missing/);
  assert.match(await refused(one, two, two, three), /both shard 2\/3/);
  assert.match(await refused(one, change('day.json', { today: '2026-11-24' }), three), /different days/);
  assert.match(await refused(one, change('old.json', {}, { program: '0.0.1' }), three), /different versions/);
  assert.match(await refused(one, change('count.json', {}, { count: 4 }), three), /number of shards/);
  await charter(cwd, ['check', 'a', '--shard', '2/3', '--format', 'json=narrow.json']);
  assert.match(await refused(one, 'narrow.json', three), /result-1\.json and narrow\.json .*different files/);
  await shards(cwd, '--policy', 'charter.policy.yaml');
  const named = change('named.json', {});
  await shards(cwd);
  assert.match(await refused(one, named, three), /different policies/);
  const { files } = JSON.parse(readFileSync(join(cwd, one), 'utf8')).shard;
  const copy = change('copy.json', {}, { files });
  assert.match(await refused(one, copy, three), /is in result-1\.json and in copy\.json/);
  assert.match(await refused(one, 'nothing.json'), /nothing\.json could not be read: no such file/);
  writeFileSync(join(cwd, 'half.json'), '{ "version": 1,');
  assert.match(await refused(one, 'half.json'), /half\.json is not JSON/);
  await charter(cwd, ['check', '--format', 'json=whole.json']);
  assert.match(await refused('whole.json'), /not the result of a shard/);
});

// Guard: a result is read from a file that anybody may have written.
test('a result that is none inside is refused, and no name in it changes the program', async (t) => {
  const cwd = folder(t, { 'a/charter.yaml': OVERCLAIM, 'charter.policy.yaml': 'severities: { no-such-check: off }\n' });
  const { stdout } = await charter(cwd, ['check', '--shard', '1/1', '--format', 'json']);
  const merged = async (change: (result: ShardFileContent) => unknown) => {
    const result: ShardFileContent = JSON.parse(stdout);
    change(result);
    writeFileSync(join(cwd, 'result.json'), JSON.stringify(result).replace('"PROTO"', '"__proto__"'));
    return charter(cwd, ['merge', 'result.json']);
  };
  assert.equal((await merged(() => {})).code, 2, 'of a sound one it says what is found: the policy is not sound');
  const changes: Readonly<Record<string, (result: ShardFileContent) => unknown>> = {
    'no day': (result) => Object.assign(result, { today: 'x\n::error::x' }),
    'a command of another kind': ({ shard }) => Object.assign(shard, { command: 'toString' }),
    'policies without a list': ({ shard }) => Object.assign(shard, { policies: { a: 3 } }),
    'policies with nothing': ({ shard }) => Object.assign(shard, { policies: { a: [null] } }),
    'a policy for all objects': ({ shard }) => Object.assign(shard, { policies: { PROTO: { polluted: true } } }),
    'errors that are none': ({ shard }) => Object.assign(shard, { errors: [1, null] }),
    'a file without an outcome': ({ shard }) => Object.assign(shard.files[0]!, { outcome: null }),
    'a charter without facts': ({ shard }) => Object.assign(shard.files[0]!.outcome, { charter: {} }),
    'a severity that is none': ({ shard }) =>
      Object.assign(shard.files[0]!.outcome.charter.facts.findings[0], { severity: 'constructor' }),
    'a place that is none': ({ shard }) =>
      Object.assign(shard.files[0]!.outcome.charter.facts.findings[0], { range: {} }),
    'a label that is none': ({ shard }) => Object.assign(shard.files[0]!.outcome.charter.facts, { earned: 'toString' }),
    'a gate that is none': ({ shard }) =>
      Object.assign(shard.files[0]!.outcome.charter.facts, { gates: { charter: {} } }),
  };
  for (const [what, change] of Object.entries(changes)) {
    const { code, stderr } = await merged(change);
    assert.equal(code, 2, what);
    assert.match(stderr, /is not the result of a shard/, what);
  }
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    const { code, stderr, stdout } = await merged(({ shard }) => {
      shard.files[0]!.outcome.charter.policy = name;
      shard.policies = JSON.parse(`{"${name}":[{"place":"${name}","findings":[]}]}`);
    });
    assert.equal(code, 1, name);
    assert.equal(stderr, '');
    assert.match(stdout, /a\/charter\.yaml/);
    const without = await merged(({ shard }) => Object.assign(shard.files[0]!.outcome.charter, { policy: name }));
    assert.deepEqual([without.code, without.stderr], [1, ''], name);
  }
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
});

/** What is changed in the result of a shard. */
interface ShardFileContent {
  today: string;
  shard: {
    command: string;
    policies: object;
    errors: unknown[];
    // biome-ignore lint/suspicious/noExplicitAny: whatever stands in it is changed to something wrong
    files: { outcome: any }[];
  };
}
