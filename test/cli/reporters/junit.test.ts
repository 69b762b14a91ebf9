import assert from 'node:assert/strict';
import { test } from 'node:test';
import { charter, folder, RESEARCH, sample } from '../support.ts';
import { MIXED, mixedRun } from './mixed-run.ts';
import { type Element, readXml } from './read-xml.ts';

async function junit(cwd: string, argv: readonly string[] = []) {
  const { stdout, code } = await charter(cwd, ['check', ...argv, '--format', 'junit']);
  const { elements } = readXml(stdout);
  const named = (name: string) => elements.filter((element) => element.name === name);
  const caseOf = (suite: string, check: string) =>
    named('testcase').find(
      ({ attributes, parent }) => parent?.attributes.name === suite && attributes.name!.startsWith(check),
    );
  const inside = (element: Element | undefined) => elements.filter(({ parent }) => parent && parent === element);
  return { code, named, caseOf, inside };
}

test('a suite for each charter, a case for each check of the gates', async (t) => {
  const { named, inside } = await junit(sample(t, 'production'));
  const [suite] = named('testsuite');
  assert.equal(suite?.attributes.name, 'charter.yaml');
  // Ten of each gate, three of them in both, and the label.
  assert.equal(inside(suite).length, 18);
  assert.equal(suite?.attributes.failures, '0');
});

test('the sums are those of the cases', async (t) => {
  const { named, inside } = await junit(mixedRun(t), MIXED);
  const [all] = named('testsuites');
  const sums = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  for (const suite of named('testsuite')) {
    const cases = inside(suite);
    const having = (name: string) =>
      cases.filter((testCase) => inside(testCase).some((child) => child.name === name)).length;
    const counted = {
      ...{ tests: cases.length, failures: having('failure') },
      ...{ errors: having('error'), skipped: having('skipped') },
    };
    for (const [key, count] of Object.entries(counted)) {
      assert.equal(suite.attributes[key], `${count}`, `${key} of ${suite.attributes.name}`);
      sums[key as keyof typeof sums] += count;
    }
  }
  for (const [key, count] of Object.entries(sums)) assert.equal(all?.attributes[key], `${count}`, key);
});

test('only what makes the run fail is a failure; the rest is told', async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH });
  const lenient = await junit(cwd);
  assert.equal(lenient.code, 0);
  assert.equal(lenient.named('failure').length + lenient.named('error').length, 0);
  const warned = lenient.caseOf('charter.yaml', 'operator-owner');
  assert.match(lenient.inside(warned)[0]?.text ?? '', /^charter\.yaml:2:9: warning: Nobody is named/);
  const strict = await junit(cwd, ['--fail-on', 'warning']);
  assert.equal(strict.code, 1);
  const [failure] = strict.inside(strict.caseOf('charter.yaml', 'operator-owner'));
  assert.equal(failure?.name, 'failure');
  assert.equal(failure?.attributes.type, 'warning');
  const required = await junit(cwd, ['--require', 'pilot']);
  assert.equal(required.named('failure').length, 1);
  assert.match(required.named('failure')[0]?.attributes.message ?? '', /pilot is required/);
});

test('a waived check is skipped with its reason, a suppressed finding told with its', async (t) => {
  const { caseOf, inside } = await junit(mixedRun(t), MIXED);
  const [waived] = inside(caseOf('ai/production/charter.yaml', 'turnover-test-passed'));
  assert.equal(waived?.name, 'skipped');
  assert.match(waived?.attributes.message ?? '', /until 2027-01-31: night shift joins in January/);
  const [suppressed] = inside(caseOf('ai/pilot/charter.yaml', 'sponsor-named'));
  assert.match(suppressed?.text ?? '', /suppressed: the new one starts in January/);
});

test('a file that cannot be read is an error, a text that cannot be is one failure', async (t) => {
  const { caseOf, inside, named } = await junit(mixedRun(t), MIXED);
  assert.equal(inside(caseOf('missing.yaml', 'the file can be read'))[0]?.name, 'error');
  const damaged = named('testsuite').find(({ attributes }) => attributes.name === 'ai/damaged/charter.yaml');
  assert.equal(inside(damaged).length, 1);
});
