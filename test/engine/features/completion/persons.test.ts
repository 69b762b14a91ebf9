import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_POLICY, knownPeople } from '../../../../server/engine/index.ts';
import { completed } from '../../../support/completed.ts';

const people = knownPeople(
  { ...DEFAULT_POLICY, people: [{ name: 'Ana Ruiz', contact: 'ana@example.com', team: 'catalog', until: undefined }] },
  ['@kim', 'ana@example.com'],
  [
    { name: 'Sam Lee', contact: '@sam', charters: 3 },
    { name: 'Ana R.', contact: 'Ana@example.com', charters: 1 },
    { name: 'Lee Wong', contact: null, charters: 1 },
  ],
);
const at = (source: string) => completed(source, { people });

test('people are those of the policy, of CODEOWNERS and of other charters, each once', () => {
  const { labels, item } = at('owners:\n  operator: $0\n');
  assert.deepEqual(labels.slice(0, 4), ['Ana Ruiz (ana@example.com)', '@kim', 'Sam Lee (@sam)', 'Lee Wong']);
  assert.match(item('Ana Ruiz (ana@example.com)').about, /team catalog/);
  assert.match(item('Sam Lee (@sam)').about, /3 charters/);
  assert.equal(item('Ana Ruiz (ana@example.com)').filter, 'Ana Ruiz ana@example.com');
});

test('an owner is written in quotes where YAML wants them', () => {
  const { taken, labels } = at('owners:\n  operator: $0\n');
  const begin = 'owners:\n  operator: ';
  assert.equal(taken('Ana Ruiz (ana@example.com)'), `${begin}{ name: Ana Ruiz, contact: "ana@example.com" }\n`);
  assert.equal(taken('@kim'), `${begin}"@kim"\n`);
  assert.equal(taken('Lee Wong'), `${begin}{ name: Lee Wong }\n`);
  assert.equal(labels.at(-1), '{ name, contact }');
});

test('a contact is written in quotes, and a name brings its contact along', () => {
  assert.equal(
    at('owners:\n  operator: { name: Kim, contact: "@$0" }\n').taken('@kim'),
    'owners:\n  operator: { name: Kim, contact: "@kim" }\n',
  );
  assert.equal(
    at('owners:\n  operator: { name: $0 }\n').taken('Ana Ruiz'),
    'owners:\n  operator: { name: Ana Ruiz, contact: "ana@example.com" }\n',
  );
  assert.equal(
    at('owners:\n  operator:\n    name: A$0\n    kind: person\n').taken('Ana Ruiz'),
    'owners:\n  operator:\n    name: Ana Ruiz\n    contact: "ana@example.com"\n    kind: person\n',
  );
  assert.equal(
    at('owners:\n  operator: { name: $0, contact: x }\n').taken('Ana Ruiz'),
    'owners:\n  operator: { name: Ana Ruiz, contact: x }\n',
  );
});

test('a name brings no second contact along, and takes no comment from behind itself', () => {
  assert.equal(
    at('owners:\n  operator:\n    name: $0\n    kind: person\n    contact: x\n').taken('Ana Ruiz'),
    'owners:\n  operator:\n    name: Ana Ruiz\n    kind: person\n    contact: x\n',
  );
  assert.equal(
    at('owners:\n  operator:\n    name: $0 # since May\n').taken('Ana Ruiz'),
    'owners:\n  operator:\n    name: Ana Ruiz # since May\n',
  );
});

test('the two owners differ, so the one is not offered for the other', () => {
  const { labels } = at('owners:\n  operator: { name: Ana Ruiz, contact: ana@example.com }\n  technical: $0\n');
  assert.ok(!labels.some((label) => label.includes('Ana')));
  assert.ok(
    at('owners:\n  operator: { name: Ana Ruiz, contact: ana@example.com }\n  sponsor: $0\n').labels.includes(
      'Ana Ruiz (ana@example.com)',
    ),
  );
});

const page = `owners:
  operator: { name: Jo Doe, contact: jo@example.com }
  technical: { name: Sam Lee, contact: "@sam" }
`;

test('people are offered wherever one is expected, those of the page first', () => {
  const { labels, taken } = at(`${page}whenWrong:\n  escalateTo: $0\n`);
  assert.deepEqual(labels.slice(0, 2), ['jo@example.com', '@sam']);
  assert.ok(taken('@sam').endsWith('escalateTo: "@sam"\n'));
  assert.ok(at(`${page}governance:\n  prompts: { path: x.md, owner: $0 }\n`).labels.includes('@kim'));
  assert.ok(at(`${page}review:\n  tiers:\n    - { reviewer: $0 }\n`).labels.includes('Jo Doe'));
  assert.deepEqual(at(`${page}whenWrong:\n  detect: $0\n`).labels, []);
});

test('who may not approve a waiver or run the test is not offered for it', () => {
  const waiver = at(`${page}waivers:\n  - { approvedBy: $0 }\n`).labels;
  assert.ok(waiver.includes('ana@example.com') && !waiver.includes('jo@example.com') && !waiver.includes('@sam'));
  const test = at(`${page}  champion: { name: Ana Ruiz }\nturnoverTest:\n  runBy: $0\n`).labels;
  assert.ok(test.includes('Lee Wong') && !test.includes('Jo Doe') && !test.includes('Ana Ruiz'));
});
