import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { type Repository, repository } from './git-repository.ts';
import { charter, checkJson, OVERCLAIM, paths, RESEARCH } from './support.ts';

const DATA = 'date,value\n2026-09-20,100\n';
const METRIC = `${OVERCLAIM}name: b\nninetyDayMetric: { name: Hours, unit: h, baseline: 9, target: 3, start: 2026-09-15, data: data.csv }\n`;

function three(t: TestContext): Repository {
  const made = repository(t);
  made.commit({
    'a/charter.yaml': `${OVERCLAIM}name: a\n`,
    'b/charter.yaml': METRIC,
    'b/data.csv': DATA,
    'c/charter.yaml': `${RESEARCH}name: c\n`,
  });
  return made;
}

const changed = async ({ path }: Repository, base: string, ...more: readonly string[]) => {
  const { json, code, stderr } = await checkJson(path, ['--changed', base, ...more]);
  return { paths: paths(json), code, stderr, json };
};

suite('--changed', () => {
  test('only charters that the change touches are told of, whatever is wrong with the others', async (t) => {
    const made = three(t);
    made.commit({ 'README.md': 'x\n' });
    assert.deepEqual(await changed(made, 'HEAD~1').then(({ paths, code }) => [paths, code]), [[], 0]);
    made.commit({ 'c/charter.yaml': `${RESEARCH}name: c\ntitle: Another\n` });
    assert.deepEqual(await changed(made, 'HEAD~2').then(({ paths, code }) => [paths, code]), [['c/charter.yaml'], 0]);
    made.write({ 'a/charter.yaml': `${OVERCLAIM}name: a\ntitle: Not committed\n` });
    assert.deepEqual(await changed(made, 'HEAD~2').then(({ paths, code }) => [paths, code]), [
      ['a/charter.yaml', 'c/charter.yaml'],
      1,
    ]);
  });

  test('a file that a charter names touches it: changed, gone, or come', async (t) => {
    const made = three(t);
    made.write({ 'b/data.csv': `${DATA}2026-09-27,90\n` });
    assert.deepEqual((await changed(made, 'HEAD')).paths, ['b/charter.yaml']);
    made.write({ 'b/data.csv': null });
    assert.deepEqual((await changed(made, 'HEAD')).paths, ['b/charter.yaml']);
    made.write({ 'b/data.csv': DATA });
    assert.deepEqual((await changed(made, 'HEAD')).paths, []);
  });

  test('a policy touches all charters that it holds for', async (t) => {
    const made = three(t);
    made.write({ 'b/charter.policy.yaml': 'apiVersion: charter-policy/v1\n' });
    assert.deepEqual((await changed(made, 'HEAD')).paths, ['b/charter.yaml']);
  });

  test('a text that git keeps with other line ends has not changed', async (t) => {
    const made = three(t);
    made.write({
      'b/data.csv': DATA.replaceAll('\n', '\r\n'),
      'c/charter.yaml': `${RESEARCH}name: c\n`.replaceAll('\n', '\r\n'),
    });
    assert.deepEqual((await changed(made, 'HEAD')).paths, []);
  });

  test('a name that another charter had before is told at the one that is touched', async (t) => {
    const made = three(t);
    made.commit({ 'd/charter.yaml': `${RESEARCH}name: c\n` });
    const { paths: found, json } = await changed(made, 'HEAD~1');
    assert.deepEqual(found, ['d/charter.yaml']);
    assert.ok(json.charters[0]!.findings.some(({ check }) => check === 'duplicate-name'));
  });

  test('a branch is compared with where it left, and not with what came since', async (t) => {
    const made = three(t);
    made.git('checkout', '--quiet', '-b', 'change');
    made.commit({ 'c/charter.yaml': `${RESEARCH}name: c\ntitle: Another\n` });
    made.git('checkout', '--quiet', 'main');
    made.commit({ 'a/charter.yaml': `${OVERCLAIM}name: a\ntitle: Later\n` });
    made.git('checkout', '--quiet', 'change');
    assert.deepEqual((await changed(made, 'main')).paths, ['c/charter.yaml']);
  });

  test('that no charter is touched is said', async (t) => {
    const { path } = three(t);
    const said = /The change since HEAD touches no charter/;
    assert.match((await charter(path, ['check', '--changed', 'HEAD'])).stderr, said);
    assert.doesNotMatch((await charter(path, ['check', '--changed', 'HEAD', '--quiet'])).stderr, said);
    assert.doesNotMatch((await charter(path, ['check'])).stderr, said);
  });

  test('without a charter at all nothing was found; a wrong revision, or a mix that means nothing, is wrong usage', async (t) => {
    const made = repository(t);
    made.commit({ 'README.md': 'x\n' });
    assert.equal((await charter(made.path, ['check', '--changed', 'HEAD'])).code, 3);
    const wrong = await charter(made.path, ['check', '--changed', 'nowhere']);
    assert.deepEqual([wrong.code, wrong.stdout], [2, '']);
    assert.match(wrong.stderr, /There is no revision "nowhere"/);
    assert.equal((await charter(made.path, ['check', '--changed', 'HEAD', '--stdin'])).code, 2);
    assert.equal((await charter(made.path, ['check', '--changed', 'HEAD', '--shard', '1/2'])).code, 2);
  });
});
