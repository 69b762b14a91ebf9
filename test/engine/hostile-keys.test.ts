import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  complete,
  describeReadiness,
  type Evaluation,
  evaluate,
  hoverPolicy,
  importRows,
  makePostmortem,
  makeReport,
  missingColumns,
  parseCharter,
  policyFixes,
  portfolioMarkdown,
  postmortemMarkdown,
  readImportMap,
  readInventory,
  readPolicyFile,
  reportMarkdown,
  summarize,
  sumUp,
} from '../../server/engine/index.ts';
import { judgeSchema, requiredNames } from '../../server/engine/structure/judge-schema.ts';
import { compilePattern } from '../../server/workspace/pattern.ts';
import { askEverything } from '../support/ask-everything.ts';
import { surroundings, today } from '../support/page.ts';
import { loadText } from '../support/policy.ts';
import { assertSound } from '../support/sound.ts';

/** What every object is born with, and what changes all of them where it is taken for a key. */
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

const born = () => Object.getOwnPropertyNames(Object.prototype).sort();
const before = born();

/** Guard: keys are looked up as what somebody wrote, and never become part of what all objects share. */
function assertUnchanged(): void {
  assert.deepEqual(born(), before);
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
  assert.equal(typeof {}.toString, 'function');
}

const HEAD = 'apiVersion: charter/v1\n';
/** Where a key may stand in a page, `KEY` being one of the names. */
const PLACES: Readonly<Record<string, string>> = {
  'at the top': 'status: pilot\nKEY: { polluted: yes }\n',
  'with its own keys': 'status: pilot\nKEY: { KEY: { polluted: yes }, name: KEY }\n',
  'in a section': 'status: pilot\nowners: { KEY: Ana Ruiz <ana@example.com>, operator: { KEY: 1, name: KEY } }\n',
  'in a list': 'status: production\nreview: { tiers: [{ KEY: 1, name: KEY, decision: KEY, when: KEY }] }\n',
  'as values':
    'status: KEY\nname: KEY\ntitle: KEY\nowners: { operator: KEY, technical: "@KEY" }\nwriteBack: { method: KEY }\n',
  'as a check':
    'status: pilot\nwaivers: [{ check: KEY, reason: KEY, until: 2027-01-31, approvedBy: KEY }] # charter-ignore KEY: KEY\n',
  'as a path': 'status: production\ninputs: { schema: KEY/KEY.json }\nninetyDayMetric: { data: KEY.csv }\n',
  'under x-': 'status: pilot\nx-own: { KEY: { KEY: { polluted: yes } } }\nx-KEY: KEY\n',
  'in a merge': 'x-a: &a { KEY: { polluted: yes } }\nstatus: pilot\nowners: { <<: *a }\n<<: *a\n',
  'in a postmortem': 'status: retired\npostmortem: { KEY: yes, owner: KEY, integration: { KEY: 1 } }\n',
  'in an inline schema':
    'status: production\ninputs: { schema: { type: object, KEY: 1, required: [KEY], properties: { KEY: { KEY: 1 } } } }\n',
};

suite('a name that every object is born with', () => {
  for (const [place, text] of Object.entries(PLACES))
    test(`is like any other in a page, ${place}`, () => {
      for (const name of NAMES) {
        const page = HEAD + text.replaceAll('KEY', name);
        const like = HEAD + text.replaceAll('KEY', 'Zzyzx');
        const evaluation = assertSound(page);
        const told = ({ findings }: Evaluation) => findings.map(({ check, severity }) => `${severity} ${check}`);
        const usual = evaluate(parseCharter(like), surroundings());
        assert.deepEqual(told(evaluation), told(usual), `${name}: found is what would be with any other word`);
        for (const at of new Set([page.indexOf(name), page.lastIndexOf(name)]))
          askEverything(page, at, at + name.length);
        describeReadiness(evaluation);
        reportMarkdown(makeReport(evaluation, { file: `${name}/charter.yaml`, before: evaluation }));
        postmortemMarkdown(makePostmortem(evaluation, 'charter.yaml'));
        portfolioMarkdown(sumUp([{ ...summarize(evaluation), path: `${name}/charter.yaml` }], today));
        assertUnchanged();
      }
    });

  test('is like any other in a policy, as a check, a severity, a person, a word or a required key', () => {
    for (const name of NAMES) {
      const id = name.toLowerCase().replaceAll('_', 'a');
      const other = id === name ? '' : `${name}: off, `;
      const text = [
        `severities: { ${other}${id}: error, write-back: hint }`,
        `people: [{ name: ${name}, contact: ${name}, ${name}: { polluted: yes } }]`,
        `internalDomains: [${name}]`,
        `words: { placeholders: { add: [${name}], exempt: [${name}], ${name}: 1 }, ${name}: { add: [x] } }`,
        `timeZone: ${name}`,
        `thresholds: { ${name}: 3, waiver: 30 }`,
        `required: { ${name}: [name], pilot: [${name}, x-${name}, owners.${name}] }`,
        `checks:`,
        `  - { id: ${id}, path: x-${name}, condition: { equals: ${name} }, message: It is no ${name} here. }`,
        `  - { id: own-b, path: title, condition: { ${name}: 1 }, message: It is no ${name} here. }`,
        `  - { id: own-c, path: ${name}, condition: present, message: It is no ${name} here. }`,
        `${name}: { polluted: yes }`,
        '',
      ].join('\n');
      const file = readPolicyFile(text, compilePattern);
      assert.ok(file.findings.length >= 4, `${name}: what is no key is said`);
      for (let at = 0; at <= text.length; at += 5) {
        hoverPolicy(file.charter, at);
        complete(file.charter, at);
        policyFixes(file, { start: at, end: at });
      }
      const { policy } = loadText(text);
      assert.equal(policy.thresholds.waiver, 30);
      const page = `${HEAD}status: pilot\nx-${name}: other\n`;
      const { crashes, findings } = evaluate(parseCharter(page), surroundings({ policy }));
      assert.deepEqual(crashes, []);
      const own = findings.find((finding) => finding.check === id);
      assert.deepEqual([own?.severity, own?.message], ['error', `It is no ${name} here.`], name);
      assertUnchanged();
    }
  });

  test('is a check of a policy without a severity of its own', () => {
    const text = 'checks: [{ id: constructor, path: title, condition: present, message: A title is needed here. }]\n';
    const { policy } = loadText(text);
    const { findings } = evaluate(parseCharter(`${HEAD}status: pilot\n`), surroundings({ policy }));
    assert.deepEqual(
      findings.filter(({ check }) => check === 'constructor').map(({ severity }) => severity),
      ['warning'],
    );
  });

  test('is like any other in an import map, and as a column, and in the cells', () => {
    for (const name of NAMES) {
      const map = readImportMap(
        `folder: ${name}\nblanks: [x-${name}]\ncolumns:\n  ${name}: title\n  b${name}: x-${name}.${name}\n  c: { key: status, values: { ${name}: pilot, b: ${name} }, ${name}: 1 }\n  d: { key: ${name} }\n`,
      );
      assert.ok(
        map.findings.some(({ message }) => message.includes(name)),
        name,
      );
      const sound = readImportMap(
        `folder: ${name}\ncolumns:\n  ${name}: title\n  b${name}: x-${name}.${name}\n  c: { key: status, values: { ${name}: pilot } }\n  e${name}: writeBack.live\n`,
      );
      assert.deepEqual(sound.findings, [], name);
      const rows = readInventory(`${name},b${name},c,e${name}\n${name},${name},${name},${name}\n`);
      assert.deepEqual(rows.problems, []);
      assert.deepEqual(missingColumns(sound, rows.header), []);
      const [made] = importRows(rows, sound, 'map.yaml').charters;
      const { charter } = assertSound(made!.text);
      assert.equal(charter.field('title').text, name);
      assert.equal(charter.field('status').text, 'pilot');
      assert.equal(charter.field(`x-${name}.${name}`).text, name);
      assert.equal(charter.field(`x-not-imported.e${name}`).text, name);
      const twice = readInventory(`${name},${name}\n1,2\n`);
      assert.match(twice.problems[0]?.message ?? '', /Two columns have this name/);
      assert.ok(missingColumns(sound, ['a', 'c']).length >= 3);
      assertUnchanged();
    }
  });

  test('is like any other in a JSON Schema', () => {
    for (const name of NAMES) {
      const key = JSON.stringify(name);
      const sound = JSON.parse(
        `{"type":"object","required":[${key}],"properties":{${key}:{"type":"string"}},${key}:{"polluted":1}}`,
      );
      assert.equal(judgeSchema(sound), undefined, name);
      assert.deepEqual(requiredNames(sound), [name]);
      const missing = JSON.parse(`{"type":"object","required":[${key}],"properties":{"a":{}}}`);
      assert.match(judgeSchema(missing) ?? '', /does not say which properties/, name);
      for (const $ref of [`#/${name}`, `#/properties/${name}`, `#/${name}/prototype`])
        assert.match(judgeSchema({ $ref, properties: {} }) ?? '', /does not say which properties/, $ref);
      assertUnchanged();
    }
  });
});
