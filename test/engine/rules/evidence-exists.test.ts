import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, parseCharter } from '../../../server/engine/index.ts';
import rule from '../../../server/engine/rules/evidence-exists.ts';
import { checkRule } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { fakeFiles, pageFiles, surroundings } from '../../support/page.ts';
import { checkSeverities } from '../../support/severities.ts';

const KEYS = [
  ['inputs', 'schema'],
  ['review', 'checklist'],
  ['writeBack', 'evidence'],
  ['ninetyDayMetric', 'data'],
  ['maintenance', 'changeLog'],
  ['governance', 'prompts'],
  ['adoption', 'thirtyDayReport'],
] as const;
const marked = (section: string, key: string, value: string, says: string) =>
  `${section}:\n  ${key}: ${value}\n  #${' '.repeat(key.length + 1)}${'^'.repeat(value.length)} ${says}\n`;

test('a path that leads to no file, or to an empty one, is found wherever evidence is named', () => {
  const files = fakeFiles({ ...pageFiles, 'a/empty.md': '\n', 'a/todo.md': '# TODO\n' });
  for (const [section, key] of KEYS) {
    checkRule(rule, marked(section, key, 'a/none.md', 'error: There is no file a/none.md.'), { files });
    checkRule(rule, marked(section, key, 'a/empty.md', 'error: has nothing in it'), { files });
    checkRule(rule, marked(section, key, 'a/todo.md', 'error: only placeholders'), { files });
  }
  checkRule(
    rule,
    `
    governance:
      prompts: { path: prompts/none.md }
      #                ^^^^^^^^^^^^^^^ error: Name the file that holds the prompts
    `,
  );
});

test('a file with something in it, a folder, a link and words are evidence', () => {
  const files = fakeFiles({ ...pageFiles, 'a/file.md': 'It ran.', 'a/folder/': { kind: 'folder' } });
  for (const [section, key] of KEYS) {
    if (key === 'data' || key === 'schema') continue;
    for (const value of [
      'a/file.md',
      'a/folder/',
      'https://ci.example.com/x',
      'the table in the case system',
      'TBD',
      '',
    ])
      checkRule(rule, `${section}: { ${key}: "${value}" }`, { files });
  }
});

test('the report counts once it is due, thirty days after write-back is live', () => {
  const report = (live: string) => `writeBack: { live: ${live} }\nadoption: { thirtyDayReport: reports/none.md }`;
  for (const live of ['2026-10-25', '2027-01-01', '', 'soon']) checkRule(rule, report(live));
  checkRule(
    rule,
    `
    writeBack: { live: 2026-10-24 }
    adoption:
      thirtyDayReport: reports/none.md
      #                ^^^^^^^^^^^^^^^ error: There is no file reports/none.md.
    `,
  );
});

test('what leads out of the repository, and the log of overrides, are the business of other checks', () => {
  checkRule(rule, 'maintenance: { changeLog: ../CHANGELOG.md }');
  checkRule(rule, 'governance: { overrideLog: logs/none.csv }');
});

test('a file that cannot be read is said to be so once, though a gate cannot tell either', () => {
  const { evaluation } = checkRule(
    rule,
    `
    writeBack:
      evidence: ci/run.txt
      #         ^^^^^^^^^^ warning: could not be read (EACCES)
    `,
    { files: fakeFiles({ ...pageFiles, 'ci/run.txt': { kind: 'unreadable', message: 'EACCES' } }) },
  );
  const said = evaluation.findings.filter(({ message }) => message.includes('could not be read'));
  assert.deepEqual(
    said.map(({ check }) => check),
    ['evidence-exists'],
  );
  assert.deepEqual(evaluation.gates.production.unknown, ['write-back-live']);
});

test('a file that is still being read is not judged', () => {
  const { evaluation } = checkRule(rule, 'maintenance: { changeLog: CHANGELOG.md }', {
    files: fakeFiles({ ...pageFiles, 'CHANGELOG.md': { kind: 'pending' } }),
  });
  assert.ok(evaluation.pending);
});

test('it is an error, under research a warning', () => {
  checkSeverities(rule, 'maintenance: { changeLog: none.md }', {
    none: 'error',
    research: 'warning',
    pilot: 'error',
    production: 'error',
  });
});

test('a stub is offered for a data file or a schema that is not there, and holds nothing that was not done', () => {
  const fixesOf = (yaml: string) => {
    const { text } = overlay(yaml);
    const { findings } = evaluate(parseCharter(text), surroundings());
    return findings.filter(({ check }) => check === 'evidence-exists').flatMap(({ fixes }) => fixes);
  };
  const [data] = fixesOf('ninetyDayMetric: { data: metrics/nowhere.csv }');
  assert.deepEqual(data?.creates, [{ path: 'metrics/nowhere.csv', text: 'date,value\n' }]);
  const [schema] = fixesOf('inputs: { schema: schemas/nowhere.json }');
  assert.deepEqual(JSON.parse(schema?.creates?.[0]?.text ?? '').required, []);
  assert.deepEqual(fixesOf('maintenance: { changeLog: NOWHERE.md }'), []);
  assert.deepEqual(fixesOf('ninetyDayMetric: { data: metrics/nowhere.txt }'), []);
  assert.deepEqual(fixesOf('inputs: { schema: schemas/nowhere.yaml }'), []);
  for (const name of ['nowhere.csv', 'nowhere.json']) assert.deepEqual(fixesOf(`review: { checklist: ${name} }`), []);
});
