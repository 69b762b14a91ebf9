import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Log, Result, Run } from 'sarif';
import { RULES } from '../../../server/engine/index.ts';
import { charter, folder, OVERCLAIM, RESEARCH, sample } from '../support.ts';
import { HOSTILE_PATHS, hostileRun } from './hostile-run.ts';
import { change, MIXED, mixedRun } from './mixed-run.ts';

// The schema that OASIS publishes, as it is.
const schema = JSON.parse(readFileSync(new URL('sarif-2.1.0.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const isSarif = ajv.compile(schema);

async function sarif(cwd: string, argv: readonly string[] = [], env = {}): Promise<Run> {
  const { stdout } = await charter(cwd, ['check', ...argv, '--format', 'sarif'], { env });
  const log = JSON.parse(stdout) as Log;
  assert.ok(isSarif(log), JSON.stringify(isSarif.errors, null, 2));
  assert.equal(log.runs.length, 1);
  for (const { locations = [] } of log.runs[0]!.results ?? []) {
    const region = locations[0]?.physicalLocation?.region;
    for (const value of Object.values(region ?? {})) assert.ok((value as number) >= 1);
  }
  return log.runs[0]!;
}

const results = (run: Run) => run.results ?? [];
const byRule = (run: Run, id: string) => results(run).filter(({ ruleId }) => ruleId === id);
const uris = (run: Run) => (run.artifacts ?? []).map(({ location }) => location?.uri);
const fingerprints = (run: Run) => results(run).map(fingerprint);
const fingerprint = ({ partialFingerprints }: Result) => partialFingerprints?.['charterFinding/v1'];

const runs: Readonly<Record<string, (t: TestContext) => [cwd: string, ...argv: string[]]>> = {
  'with everything in it': (t) => [mixedRun(t), ...MIXED],
  'that means harm': (t) => [hostileRun(t), ...HOSTILE_PATHS],
  'that found nothing': (t) => [folder(t)],
  'that is clean': (t) => [sample(t, 'production')],
};

for (const [name, make] of Object.entries(runs)) {
  test(`a run ${name} is valid`, async (t) => {
    const [cwd, ...argv] = make(t);
    const run = await sarif(cwd, argv);
    assert.equal(run.columnKind, 'utf16CodeUnits');
    for (const { ruleIndex, ruleId } of results(run)) assert.equal(run.tool.driver.rules?.[ruleIndex!]?.id, ruleId);
  });
}

test('the schema tells what is none', () => {
  assert.equal(isSarif({ version: '2.1.0', runs: [{ tool: {} }] }), false);
});

test('each check is a rule, with what it wants in words and in Markdown', async (t) => {
  const { rules = [] } = (await sarif(folder(t, { 'charter.yaml': RESEARCH }))).tool.driver;
  assert.deepEqual(
    rules.map(({ id }) => id),
    RULES.map(({ id }) => id),
  );
  for (const { id, shortDescription, fullDescription, help, defaultConfiguration } of rules) {
    assert.match(shortDescription?.text ?? '', /\.$/, id);
    assert.ok((fullDescription?.text.length ?? 0) > 20, id);
    assert.match(help?.markdown ?? '', /^# /, id);
    assert.doesNotMatch(help?.text ?? '```', /```|^#/m, id);
    assert.ok(defaultConfiguration?.level, id);
  }
});

test('levels are those of the findings, and information and hints are notes', async (t) => {
  const cwd = sample(t, 'pilot');
  change(join(cwd, 'charter.yaml'), (page) => page.replace('status: pilot', 'status: research'));
  const run = await sarif(cwd);
  assert.equal(byRule(run, 'label-underclaims')[0]?.level, 'note');
  change(join(cwd, 'charter.yaml'), (page) => page.replace('status: research', 'status: production'));
  assert.equal(byRule(await sarif(cwd), 'label-overclaims')[0]?.level, 'error');
});

test('a fingerprint stays when lines move and days pass, and goes with what it is of', async (t) => {
  const cwd = folder(t, {
    'charter.yaml': `${OVERCLAIM}turnoverTest: { date: 2026-12-01 }\nowners: { operator: TBD }\n`,
  });
  const before = fingerprints(await sarif(cwd));
  assert.ok(before.length > 5);
  change(join(cwd, 'charter.yaml'), (page) => page.replace('status', '# one\n# two\n\nstatus'));
  assert.deepEqual(fingerprints(await sarif(cwd)), before);
  const later = await sarif(cwd, ['--today', '2026-11-25']);
  for (const each of fingerprints(later)) assert.ok(before.includes(each));
  change(join(cwd, 'charter.yaml'), (page) => page.replace('TBD', 'Ana Ruiz'));
  const left = fingerprints(await sarif(cwd));
  assert.ok(left.length < before.length);
  for (const each of left) assert.ok(before.includes(each));
});

test('fingerprints never collide: not of two files, nor of two equal findings in one', async (t) => {
  const text = `${RESEARCH}\n# charter-ignore no-such-check: x\ntitle: x\n# charter-ignore no-such-check: x\nname: y\nreview: { tiers: [{ name: TBD }, { name: TBD }] }\n`;
  const run = await sarif(folder(t, { 'a/charter.yaml': text, 'b/charter.yaml': text }));
  assert.equal(byRule(run, 'suppression-valid').length, 4);
  const all = fingerprints(run);
  assert.equal(new Set(all).size, all.length);
});

test('a file that moves with its folder has the fingerprints of its path from the root', async (t) => {
  const cwd = folder(t, { 'a/charter.yaml': RESEARCH, 'a/b/readme.md': '' });
  const above = fingerprints(await sarif(cwd));
  assert.deepEqual(fingerprints(await sarif(join(cwd, 'a/b'), ['..'])), above);
  mkdirSync(join(cwd, 'c'));
  renameSync(join(cwd, 'a/charter.yaml'), join(cwd, 'c/charter.yaml'));
  for (const each of fingerprints(await sarif(cwd))) assert.ok(!above.includes(each));
});

test('addresses start at the root of the repository, wherever it is run, and are encoded', async (t) => {
  const cwd = folder(t, { 'a b/%41#ü?/charter.yaml': RESEARCH, 'x/readme.md': '' });
  const expected = ['a%20b/%2541%23%C3%BC%3F/charter.yaml'];
  assert.deepEqual(uris(await sarif(cwd)), expected);
  const below = await sarif(join(cwd, 'x'), ['../a b']);
  assert.deepEqual(uris(below), expected);
  assert.equal(below.artifacts?.[0]?.location?.uriBaseId, '%SRCROOT%');
  assert.deepEqual(uris(await sarif(join(cwd, 'a b'), [], { GITHUB_WORKSPACE: join(cwd, 'a b') })), [
    '%2541%23%C3%BC%3F/charter.yaml',
  ]);
});

test('a file outside of the repository has its whole address', async (t) => {
  const outside = folder(t, { 'charter.yaml': RESEARCH });
  const run = await sarif(folder(t), [outside]);
  assert.deepEqual(uris(run), [`file://${outside}/charter.yaml`]);
  assert.equal(run.artifacts?.[0]?.location?.uriBaseId, undefined);
});

test('what is suppressed and what is waived is told with its reason', async (t) => {
  const run = await sarif(mixedRun(t), MIXED);
  const [suppressed] = byRule(run, 'sponsor-named').filter(({ suppressions = [] }) => suppressions.length > 0);
  assert.deepEqual(suppressed?.suppressions, [
    { kind: 'inSource', status: 'accepted', justification: 'the new one starts in January' },
  ]);
  const [waived] = byRule(run, 'turnover-test-passed').filter(({ suppressions = [] }) => suppressions.length > 0);
  assert.equal(waived?.suppressions?.[0]?.justification, 'night shift joins in January');
  assert.deepEqual(waived?.suppressions?.[0]?.properties, {
    waivedUntil: '2027-01-31',
    approvedBy: 'lee.wong@example.com',
  });
  // Where one result says it, all do.
  for (const { suppressions } of results(run)) assert.ok(Array.isArray(suppressions));
});

test('the run says how it ended, and what could not be read', async (t) => {
  const run = await sarif(mixedRun(t), MIXED);
  const [invocation] = run.invocations ?? [];
  assert.equal(invocation?.exitCode, 2);
  assert.equal(invocation?.executionSuccessful, false);
  assert.match(invocation?.exitCodeDescription ?? '', /2 of 4 charters fail/);
  assert.deepEqual(
    invocation?.toolExecutionNotifications?.map(({ descriptor, level }) => [descriptor?.id, level]),
    [
      ['unreadable-file', 'error'],
      ['not-a-production-charter', 'note'],
    ],
  );
  const failing = await sarif(folder(t, { 'charter.yaml': OVERCLAIM }));
  assert.equal(failing.invocations?.[0]?.executionSuccessful, true, 'it did what it should');
  assert.equal(failing.invocations?.[0]?.exitCode, 1);
});

test('a label that the run requires, or that a policy keeps quiet about, is a result', async (t) => {
  const cwd = folder(t, {
    'charter.yaml': OVERCLAIM,
    'charter.policy.yaml': 'severities: { label-overclaims: off }\n',
  });
  const run = await sarif(cwd, ['--require', 'production']);
  assert.match(byRule(run, 'required-label')[0]?.message.text ?? '', /production is required .* has earned research/);
  assert.equal(byRule(run, 'label-overclaims')[0]?.level, 'error');
  assert.equal(byRule(await sarif(cwd), 'required-label').length, 0);
});
