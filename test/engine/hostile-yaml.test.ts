import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { evaluate, parseCharter, readImportMap, readPolicyFile } from '../../server/engine/index.ts';
import { compilePattern } from '../../server/workspace/pattern.ts';
import { assertLinear } from '../support/assert-linear.ts';
import { fakeFiles, surroundings } from '../support/page.ts';
import { loadText, messages } from '../support/policy.ts';

const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at + 1)).join('');

/** Texts that would be endless, or exhaust the stack, once somebody walked through all that they come to. */
const BOMBS: Readonly<Record<string, { readonly text: string; readonly says: RegExp }>> = {
  'aliases of lists of aliases': {
    text: `x-0: &a0 lol\n${lines(30, (at) => `x-${at}: &a${at} [${`*a${at - 1}, `.repeat(9)}*a${at - 1}]\n`)}`,
    says: /Written out, its repeated values/,
  },
  'aliases of maps of aliases': {
    text: `x-0: &a0 { k: lol }\n${lines(30, (at) => `x-${at}: &a${at} { ${lines(9, (key) => `k${key}: *a${at - 1}, `)} }\n`)}`,
    says: /Written out, its repeated values/,
  },
  'merges of merges': {
    text: `x-0: &a0 { k0: lol }\n${lines(2000, (at) => `x-${at}: &a${at} { <<: *a${at - 1}, k${at}: 1 }\n`)}`,
    says: /Written out, its repeated values/,
  },
  'an alias of what it stands in': { text: 'x-a: &a [*a]\n', says: /stands inside the value that it repeats/ },
  'brackets in brackets': { text: `x-a: ${'['.repeat(5000)}${']'.repeat(5000)}\n`, says: /nested too deeply/ },
  'braces in braces': { text: `x-a: ${'{a: '.repeat(5000)}1${'}'.repeat(5000)}\n`, says: /nested too deeply/ },
  'lists in lists': { text: `x-a:\n  ${'- '.repeat(5000)}1\n`, says: /nested too deeply/ },
  'maps in maps': { text: `x-a:\n${lines(200, (at) => `${' '.repeat(at)}k:\n`)}`, says: /nested too deeply/ },
};

// Guard: what aliases come to is counted, levels are counted, and what exhausts the stack all the same is caught.
suite('a text that would come to more than anybody can read', () => {
  for (const [what, { text, says }] of Object.entries(BOMBS)) {
    test(`is one finding in a page: ${what}`, () => {
      const { findings, crashes, earned } = evaluate(parseCharter(`apiVersion: charter/v1\n${text}`), surroundings());
      assert.deepEqual(crashes, []);
      assert.equal(earned, null);
      const said = findings.filter(({ check }) => check === 'yaml-syntax').map(({ message }) => message);
      assert.match(said[0] ?? '', says);
      assert.ok(said.length <= 2, said.join('\n'));
    });

    test(`is a finding in a policy, and in one that is extended, and holds nothing: ${what}`, () => {
      const own = loadText(text);
      assert.match(messages(own).join('\n'), says);
      const extended = loadText('extends: ./base.yaml\nthresholds: { waiver: 30 }\n', {
        'base.yaml': `${text}thresholds: { usage: 3 }\n`,
      });
      assert.match(messages(extended).join('\n'), says);
      assert.deepEqual([extended.policy.thresholds.waiver, extended.policy.thresholds.usage], [30, 35]);
    });

    test(`is a finding in a map for an import, and names no column: ${what}`, () => {
      const map = readImportMap(`${text}columns: { A: title }\n`);
      assert.match(map.findings.map(({ message }) => message).join('\n'), says);
      assert.deepEqual(map.columns, []);
    });
  }

  // Guard: no more entries are taken over than a text may have, all maps together.
  test('takes over no more than anybody can read', () => {
    const chain = `x-0: &a0 { k0: lol }\n${lines(8000, (at) => `x-${at}: &a${at} { <<: *a${at - 1}, k${at}: 1 }\n`)}`;
    const before = process.memoryUsage().heapUsed;
    const { problems } = parseCharter(chain);
    assert.match(problems[0]?.message ?? '', /Written out/);
    assert.ok(process.memoryUsage().heapUsed - before < 700_000_000, 'thirty million entries would take gigabytes');
  });

  // Guard: keys are compared by a set; the parser's own way costs the square of their number.
  test('may have as many keys as it likes', () => {
    assertLinear('keys', (size) => lines(size, (at) => `x-key-${at}: 1\n`), 8000, parseCharter);
  });

  test('is a finding in a policy that extends ever more policies', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`p${at}.yaml`, `extends: [./p${at + 1}.yaml, ./p${at + 2}.yaml]\n`]),
    );
    assert.match(
      messages(loadText('extends: ./p0.yaml\n', chain)).join('\n'),
      /More than 100 policies extend each other/,
    );
    const circle = loadText('extends: ./a.yaml\n', { 'a.yaml': 'extends: ./charter.policy.yaml\n' });
    assert.match(messages(circle).join('\n'), /extends itself/);
  });

  // Guard: the number of values of a schema that is written out.
  test('is no schema that is looked at, in the page', () => {
    const shared = `x-0: &a0 { type: string }\n${lines(4, (at) => `x-${at}: &a${at} { ${lines(12, (key) => `k${key}: *a${at - 1}, `)} }\n`)}`;
    const page = `apiVersion: charter/v1\nstatus: production\n${shared}inputs: { schema: { required: [id], properties: *a4 } }\n`;
    const { findings, crashes } = evaluate(parseCharter(page), surroundings());
    assert.deepEqual(crashes, []);
    const said = findings.find(({ check }) => check === 'inputs-documented')?.message;
    assert.match(said ?? '', /too large to be read/);
  });

  test('is no JSON Schema in a file, and nothing else either', () => {
    for (const [text, says] of [
      [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, /must be a map|levels deep|not JSON/],
      [`{"allOf":${'['.repeat(3000)}${']'.repeat(3000)}}`, /levels deep/],
      [BOMBS['aliases of lists of aliases']!.text, /is not JSON/],
      [`{"type":[${lines(20_000, (at) => `{"a":${at}},`)}{}]}`, /not a valid JSON Schema/],
      [`{"required":[${lines(20_000, (at) => `{"a":${at}},`)}{}]}`, /not a valid JSON Schema/],
      [
        `{"$ref":"#/$defs/a","$defs":{"a":{"allOf":[{"$ref":"#/$defs/a"},{"$ref":"#"}]}}}`,
        /which properties are required/,
      ],
    ] as const) {
      const files = fakeFiles({ 'row.json': text });
      const page = 'apiVersion: charter/v1\nstatus: production\ninputs: { schema: row.json }\n';
      const { findings, crashes } = evaluate(parseCharter(page), surroundings({ files }));
      assert.deepEqual(crashes, [], text.slice(0, 40));
      assert.match(findings.find(({ check }) => check === 'inputs-documented')?.message ?? '', says, text.slice(0, 40));
    }
  });

  test('takes time in line with its length in a policy and in a map', () => {
    const policy = (size: number) =>
      lines(size, (at) => `x-${at}: &a${at} [*a${at - 1}, *a${at - 1}]\n`).replace('*a0, *a0', '1');
    assertLinear('aliases in a policy', policy, 1500, (text) => readPolicyFile(text, compilePattern));
    assertLinear('aliases in a map', policy, 1500, readImportMap);
    const columns = (size: number) => `folder: c1\ncolumns:\n${lines(size, (at) => `  c${at}: x-k${at}\n`)}`;
    assertLinear('columns of a map', columns, 2000, readImportMap);
    const severities = (size: number) => `severities:\n${lines(size, (at) => `  no-check-${at}: off\n`)}`;
    assertLinear('severities of a policy', severities, 2000, (text) => loadText(text));
    const checks = (size: number) =>
      `checks:\n${lines(size, (at) => `  - { id: a${at}, path: title, condition: present, message: m }\n`)}`;
    assertLinear('checks of a policy', checks, 1000, (text) => loadText(text));
  });
});
