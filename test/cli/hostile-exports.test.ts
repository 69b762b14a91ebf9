import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import { HOSTILE_VALUES, OBEYED } from '../support/hostile-values.ts';
import { repository } from './git-repository.ts';
import { readXml } from './reporters/read-xml.ts';
import { charter, folder } from './support.ts';

type Node = DefaultTreeAdapterTypes.Node;

const FORMATS = ['pretty', 'json', 'ndjson', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'html'] as const;

/** A page that says the value wherever a page says something, in an escape where YAML wants one. */
function page(value: string, status: string): string {
  const text = JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return [
    'apiVersion: charter/v1',
    `name: ${text}`,
    `title: ${text}`,
    `status: ${status}`,
    `problem: { statement: ${text}, frictionHours: 120 }`,
    'owners: # charter-ignore distinct-owners: they are one person',
    `  operator: { name: ${text}, contact: ${text} }`,
    `  technical: { name: ${text}, contact: ${text}, kind: ${text} }`,
    `  sponsor: ${text}`,
    `workflow: { trigger: ${text}, output: ${text} }`,
    `inputs: { schema: ${text}, knownGaps: [{ gap: ${text} }] }`,
    `review: { tiers: [{ name: ${text}, when: ${text}, decision: auto-approve }, { name: ${text}, when: ${text}, decision: human-review, reviewer: ${text} }] }`,
    `writeBack: { destination: ${text}, method: ${text}, live: 2026-09-15, evidence: ${text} }`,
    `ninetyDayMetric: { name: ${text}, unit: ${text}, baseline: 120, target: 40, start: 2026-09-15, data: ${text} }`,
    `turnoverTest: { date: 2026-11-10, result: passed, runBy: ${text} }`,
    `whenWrong: { detect: ${text}, correct: ${text}, escalateTo: ${text} }`,
    `governance: { changeApproval: ${text}, modelVersion: { pinned: ${text} } }`,
    'maintenance: { budget: { hours: 6, per: week } }',
    `waivers: [{ check: weekly-review, reason: ${text}, until: 2027-01-31, approvedBy: ${text} }]`,
    `postmortem: { owner: ${text}, integration: ${text} }`,
    `${text}: x`,
    '',
  ].join('\n');
}

/** A finding of a policy that says the value, too. */
function policy(value: string): string {
  const words = value.toWellFormed().replace(/[\u007f-\u009f\u2028\u2029\ufffe\uffff]/g, '?');
  return `checks: [{ id: acme, path: title, condition: { equals: fine }, message: ${JSON.stringify(words)} }]\n`;
}

type Formats = readonly string[];

/** Runs a command, and tells what it wrote: in each format, and to the terminal. */
async function written(cwd: string, argv: readonly string[], formats: Formats): Promise<readonly [string, string][]> {
  const files = formats.map((format) => [format, join(cwd, `.out.${format}`)] as const);
  const targets = files.flatMap(([format, file]) => ['--format', `${format}=${file}`]);
  const { stdout, stderr, code } = await charter(cwd, [...argv, ...targets]);
  assert.ok(code <= 2, stderr);
  assert.doesNotMatch(stderr, /defect/);
  return [
    ['stdout', stdout],
    ['stderr', stderr],
    ...files.map(([format, file]): [string, string] => [format, readFileSync(file, 'utf8')]),
  ];
}

/** Guard: for each reader, the escaping of what it would obey. */
const HARMLESS: Readonly<Record<string, (text: string) => void>> = {
  pretty: (text) => assertPlain(text),
  stdout: (text) => assertPlain(text),
  stderr: (text) => assertPlain(text),
  json: (text) => void JSON.parse(text),
  sarif: (text) => void JSON.parse(text),
  gitlab: (text) => void JSON.parse(text),
  ndjson(text) {
    for (const line of text.trimEnd().split('\n')) JSON.parse(line);
  },
  junit(text) {
    assertPlain(text);
    const names = new Set(readXml(text).elements.map(({ name }) => name));
    const known = ['testsuites', 'testsuite', 'testcase', 'failure', 'error', 'skipped', 'system-out'];
    assert.deepEqual(
      [...names].filter((name) => !known.includes(name)),
      [],
    );
  },
  github(text) {
    for (const line of text.split('\n').filter((one) => /^\s*::|##\[|##vso\[/.test(one)))
      assert.match(
        line,
        /^::(?:(?:error|warning|notice) (?:(?:file|line|endLine|col|endColumn|title)=[^:,]*,?)+::|group::|endgroup::$)/,
      );
  },
  markdown(text) {
    assertPlain(text);
    const extensions = { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true };
    const nodes = walk(parseFragment(micromark(text, extensions)));
    assertElements(
      nodes,
      'h1 h2 h3 p ul ol li table thead tbody tr th td details summary code strong em template a hr br',
    );
    const words = nodes.filter(
      (node) => node.nodeName === '#text' && 'parentNode' in node && node.parentNode?.nodeName !== 'code',
    );
    for (const node of words)
      if ('value' in node) assert.doesNotMatch(node.value, /(?<![\p{L}\p{N}])@\p{L}|#\d|GH-\d/u);
  },
  html(text) {
    assertPlain(text);
    const nodes = walk(parse(text));
    assertElements(
      nodes,
      'html head meta title style body header main footer section div span p h1 h2 h3 dl dt dd ul ol li em strong code pre br a time details summary caption table thead tbody tr th td svg path text tspan rect line g circle figure figcaption',
    );
    assert.equal(nodes.filter((node) => 'tagName' in node && node.tagName === 'style').length, 1);
  },
};

function assertPlain(text: string): void {
  assert.doesNotMatch(text, OBEYED);
  assert.doesNotMatch(text, /^\s*::|##\[|##vso\[/m);
}

function assertElements(nodes: readonly Node[], allowed: string): void {
  for (const node of nodes) {
    if (!('tagName' in node)) continue;
    assert.ok(allowed.split(' ').includes(node.tagName), node.tagName);
    for (const { name, value } of node.attrs) {
      assert.doesNotMatch(name, /^on|^(?:src|srcset|style|srcdoc|action|formaction)$/);
      if (name.endsWith('href')) assert.match(value, /^(?:#[\w-]+$|https?:\/\/|mailto:)/);
    }
  }
}

function walk(node: Node): Node[] {
  return [node, ...('childNodes' in node ? node.childNodes.flatMap(walk) : [])];
}

function assertHarmless(what: string, texts: readonly (readonly [string, string])[]): void {
  for (const [format, text] of texts) {
    if (text === '') continue;
    try {
      assert.doesNotMatch(text, OBEYED);
      HARMLESS[format]!(text);
    } catch (error) {
      throw new Error(`${what}, ${format}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
  }
}

const VALUES = Object.entries(HOSTILE_VALUES);

suite('no export does harm, whatever pages say', () => {
  test('of many charters: a check, an evaluation, the portfolio, shards, and what a change means', async (t) => {
    const made = repository(t);
    const each = (files: (value: string) => Readonly<Record<string, string>>) =>
      Object.fromEntries(
        VALUES.flatMap(([, value], at) => Object.entries(files(value)).map(([name, text]) => [`${at}/${name}`, text])),
      );
    made.commit(each((value) => ({ 'a/charter.yaml': page(value, 'pilot'), 'charter.policy.yaml': policy(value) })));
    made.write(
      each((value) => ({
        'a/charter.yaml': page(value, 'production').replace('frictionHours: 120', 'frictionHours: 130'),
        'b/charter.yaml': page(value, 'retired'),
        'c/charter.yaml': `"${'x'.repeat(10)}: [\n${page(value, 'pilot')}`,
      })),
    );
    for (const [argv, formats] of [
      [['check', '.', '--require', 'production'], FORMATS],
      [
        ['evaluate', '.'],
        ['pretty', 'json'],
      ],
      [
        ['report', '.'],
        ['markdown', 'html'],
      ],
      [
        ['diff', 'HEAD'],
        ['pretty', 'json', 'markdown'],
      ],
      [['fix', '.', '--dry-run'], []],
      [['check', '.', '--shard', '1/1'], ['json']],
    ] as const satisfies readonly (readonly [readonly string[], Formats])[]) {
      const texts = await written(made.path, argv, formats);
      const said = texts.filter(([, text]) => text.length > 5000);
      assert.ok(said.length >= formats.length, `${argv[0]} says something`);
      assertHarmless(argv.join(' '), texts);
      const [, shard] = texts.find(([format]) => format === 'json') ?? [];
      if (shard && argv.join().includes('--shard')) writeFileSync(join(made.path, 'shard'), shard);
    }
    assertHarmless('merge', await written(made.path, ['merge', 'shard'], ['pretty', 'github', 'html']));
  });

  for (const [what, value] of VALUES)
    test(`of one: ${what}`, async (t) => {
      const cwd = folder(t, { 'a.yaml': page(value, 'production'), 'b.yaml': page(value, 'retired') });
      for (const argv of [
        ['report', 'a.yaml'],
        ['postmortem', 'b.yaml'],
      ])
        assertHarmless(argv.join(' '), await written(cwd, argv, ['markdown', 'html']));
    });
});
