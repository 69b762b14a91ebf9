import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { repository } from './git-repository.ts';
import { charter, folder, type Ran } from './support.ts';

/** What a terminal, a build service or the eye of a reader would obey. */
const EVIL = '\\e]0;pwned\\a\\e[31m\\u202e\\x9b31m\\n::error::x\\n##[group]y\\n##vso[task]z\\u2028';
const RAW = '\x1b]0;pwned\x07\x1b[31m\u202e\x9b31m ::error::x ##[group]y';

/** A page that says it wherever a page says something. */
function page(status: string, more = ''): string {
  return [
    'apiVersion: charter/v1',
    `name: "a ${EVIL}"`,
    `title: "t ${EVIL}"`,
    `status: ${status}`,
    `problem: { statement: "s ${EVIL}", frictionHours: 120 }`,
    `owners: { operator: { name: "Ana ${EVIL}", contact: ana@example.com }, technical: "Sam ${EVIL} <sam@example.com>" }`,
    `workflow: { trigger: "w ${EVIL}", output: "o ${EVIL}" }`,
    `inputs: { schema: "no/${EVIL}", knownGaps: [{ gap: "g ${EVIL}" }] }`,
    `writeBack: { destination: "d ${EVIL}", evidence: "e/${EVIL}.md", live: "${EVIL}" }`,
    `ninetyDayMetric: { name: "m ${EVIL}", unit: "u ${EVIL}", baseline: 120, target: 40, start: 2026-09-15, data: "${EVIL}.csv" }`,
    `turnoverTest: { date: 2026-11-10, result: passed, runBy: "r ${EVIL}" }`,
    `whenWrong: { detect: "d ${EVIL}", correct: "c ${EVIL}", escalateTo: "Ana ${EVIL}" }`,
    `waivers: [{ check: weekly-review, reason: "r ${EVIL}", until: 2027-01-31, approvedBy: "lee ${EVIL}" }]`,
    more,
    '',
  ].join('\n');
}

/** Guard: everything that is written to a terminal goes through what makes it visible. */
function assertHarmless({ stdout, stderr }: Ran, says = true): void {
  for (const text of [stdout, stderr]) {
    assert.doesNotMatch(text, /[^\P{Cc}\n\t]|\p{Bidi_Control}|[\u2028\u2029]/u);
    assert.doesNotMatch(text, /^\s*::|##\[|##vso\[/m);
    assert.doesNotMatch(text, /defect/);
  }
  if (says) assert.match(stdout + stderr, /pwned|error::|Ana/, 'what is written is told');
}

suite('nothing from a file reaches the terminal as a command, with', () => {
  const made = (t: TestContext) =>
    folder(t, { 'charter.yaml': page('pilot'), 'charter.policy.yaml': `extends: "./${EVIL}"` });

  for (const argv of [
    ['check', '.'],
    ['evaluate', '.'],
    ['check', '.', '--quiet'],
    ['explain', RAW],
    ['fix', '.', '--diff'],
    ['fix', '.', '--dry-run'],
    ['report', 'charter.yaml'],
    ['report', '.', '--portfolio'],
    ['postmortem', 'charter.yaml'],
    ['handover', '--from', 'ana@example.com'],
    ['handover', '--from', RAW],
    ['handover', '--from', 'ana@example.com', '--to', `Jo ${RAW}`],
    ['check', RAW],
    [RAW],
    ['check', `--${RAW}`],
    ['check', '--format', RAW],
    ['check', '--today', RAW],
    ['check', '--policy', RAW],
    ['diff', RAW],
    ['new', '--title', RAW],
    ['import', RAW, '--map', RAW],
  ])
    test(`charter ${argv.map((word) => (word.includes('\x1b') ? '…' : word)).join(' ')}`, async (t) => {
      const ran = await charter(made(t), argv);
      assert.ok(ran.stdout + ran.stderr !== '', 'it says something');
      assertHarmless(ran, false);
    });

  test('charter check, of a page that is damaged', async (t) => {
    const cwd = folder(t, { 'charter.yaml': page('pilot', `"${RAW}": @${RAW}\n<<<<<<< ${RAW}`) });
    const ran = await charter(cwd, ['check', '.']);
    assertHarmless(ran, false);
    assert.equal(ran.code, 1);
  });

  test('charter postmortem, of a page that is retired', async (t) => {
    const answers = `postmortem: { owner: "o ${EVIL}", integration: "i ${EVIL}" }`;
    assertHarmless(
      await charter(folder(t, { 'charter.yaml': page('retired', answers) }), ['postmortem', 'charter.yaml']),
    );
  });

  test('charter report, of a page that is called like a command', async (t) => {
    const called = 'apiVersion: charter/v1\nname: "::error::x"\ntitle: "::warning::y"\nstatus: research\n';
    for (const argv of [
      ['report', 'charter.yaml'],
      ['report', '.', '--portfolio'],
      ['check', '.'],
    ])
      assertHarmless(await charter(folder(t, { 'charter.yaml': called }), argv), false);
  });

  test('charter diff', async (t) => {
    const made = repository(t);
    made.commit({ 'charter.yaml': page('pilot') });
    made.commit({ 'charter.yaml': page('research').replaceAll('Ana', 'Jo').replaceAll('120', '130') });
    for (const format of ['pretty', 'markdown'])
      assertHarmless(await charter(made.path, ['diff', 'HEAD~1', 'HEAD', '--format', format]), false);
  });

  test('charter import', async (t) => {
    const cell = `"${RAW}\n::error::x\n##[group]y"`;
    const cwd = folder(t, {
      'rows.csv': `${cell},"__proto__",use_case_name\n${cell},${cell},${cell}\n${cell},x\n`,
      'map.yaml': `columns:\n  "${EVIL}": title\n  use_case_name: "${EVIL}"\nfolder: "${EVIL}"\n`,
    });
    for (const map of ['map.yaml', 'omb-2025'])
      assertHarmless(await charter(cwd, ['import', 'rows.csv', '--map', map, '--out', 'out', '--dry-run']), false);
  });
});
