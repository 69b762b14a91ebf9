import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chain, DEFAULT_POLICY, loadPolicy, policyCache } from '../../../server/engine/index.ts';
import { fakePolicyHost, loadText, messages, soundPolicy, under } from '../../support/policy.ts';

const OWN = 'charter.policy.yaml';

test('what extends lies over what it extends: single values replace, lists add up', () => {
  const policy = soundPolicy(
    `
    extends: [./base.yaml, ./team.yaml]
    severities: { write-back: hint }
    people: [{ name: Own }]
    internalDomains: [own.example, base.example]
    thresholds: { usage: 3 }
    required: { pilot: [title, funding] }
  `,
    {
      'base.yaml':
        'severities: { write-back: off, placeholder: off, schema: off }\npeople: [{ name: Base }]\ninternalDomains: [base.example]\ntimeZone: UTC\nthresholds: { usage: 1, waiver: 1 }\nrequired: { pilot: [title], production: [title] }\n',
      'team.yaml':
        'severities: { placeholder: error }\npeople: [{ name: Team }]\ntimeZone: Asia/Tokyo\nthresholds: { usage: 2, pageLines: 2 }\n',
    },
  );
  assert.deepEqual(policy.severities, { 'write-back': 'hint', placeholder: 'error', schema: 'off' });
  assert.deepEqual(
    policy.people.map(({ name }) => name),
    ['Base', 'Team', 'Own'],
  );
  assert.deepEqual(policy.internalDomains, ['base.example', 'own.example']);
  assert.equal(policy.timeZone, 'Asia/Tokyo');
  assert.deepEqual(policy.thresholds, { ...DEFAULT_POLICY.thresholds, usage: 3, waiver: 1, pageLines: 2 });
  assert.deepEqual(policy.required, { research: [], pilot: ['title', 'funding'], production: ['title'], retired: [] });
});

test('a word is on a list or off it as the last policy says', () => {
  const words = (own: string, base: string) =>
    soundPolicy(`extends: ./base.yaml\nwords: { placeholders: ${own} }`, {
      'base.yaml': `words: { placeholders: ${base} }`,
    }).words.placeholders;
  assert.deepEqual(words('{ exempt: [Later] }', '{ add: [later, soon] }'), { add: ['soon'], exempt: ['Later'] });
  assert.deepEqual(words('{ add: [TBD] }', '{ exempt: [tbd, na] }'), { add: ['TBD'], exempt: ['na'] });
  assert.deepEqual(words('{ exempt: ["*"] }', '{ add: [later] }'), { add: [], exempt: ['*'] });
  assert.deepEqual(words('{ add: [later] }', '{ exempt: ["*"] }'), { add: ['later'], exempt: ['*'] });
});

test('a check replaces one of the same name, and severities may name a check of what is extended', () => {
  const base = { 'base.yaml': 'checks: [{ id: acme, path: title, condition: present, message: Base. }]' };
  const policy = soundPolicy(
    'extends: ./base.yaml\nseverities: { acme: error }\nchecks: [{ id: acme, path: name, condition: present, message: Own. }]',
    base,
  );
  assert.deepEqual(
    policy.checks.map(({ message }) => message),
    ['Own.'],
  );
  const evaluation = under(soundPolicy('extends: ./base.yaml\nseverities: { acme: error }', base), 'title:');
  assert.equal(evaluation.findings.find(({ check }) => check === 'acme')?.severity, 'error');
  assert.match(
    messages(loadText('extends: ./base.yaml\nseverities: { acne: error }', base)).join(),
    /Did you mean "acme"\?/,
  );
});

test('a policy that two others extend is laid once, below both', () => {
  const { policy, files } = loadText('extends: [./b.yaml, ./c.yaml]', {
    'b.yaml': 'extends: ./d.yaml\ntimeZone: UTC\n',
    'c.yaml': 'extends: ./d.yaml\nthresholds: { usage: 5 }\n',
    'd.yaml': 'timeZone: Asia/Tokyo\npeople: [{ name: D }]\n',
  });
  assert.equal(policy.timeZone, 'UTC');
  assert.equal(policy.people.length, 1);
  assert.deepEqual(
    files.map(({ location }) => location),
    [OWN, 'b.yaml', 'd.yaml', 'c.yaml'],
  );
});

test('many that extend each other twice each take no longer than they are many', () => {
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `p${index}.yaml`,
      `extends: [./p${index + 1}.yaml, ./p${index + 1}.yaml]\n`,
    ]),
  );
  const host = fakePolicyHost({ ...files, 'p60.yaml': 'timeZone: UTC', [OWN]: 'extends: ./p0.yaml' });
  const { policy } = chain(OWN, host, policyCache());
  assert.equal(policy.timeZone, 'UTC');
  assert.ok(host.reads.length < 200, `${host.reads.length} reads`);
});

test('a hundred are enough, however they hang together', () => {
  const files = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, index) => [`p${index}.yaml`, `extends: ./p${index + 1}.yaml\n`]),
  );
  const loaded = loadText('extends: ./p0.yaml', files);
  assert.equal(loaded.files.length, 100);
  assert.match(messages(loaded).join(), /More than 100 policies extend each other/);
});

test('one that is too long is said and not read, and what extends it holds', () => {
  const comment = `# ${'x'.repeat(1000)}\n`;
  const loaded = loadText('extends: [./long.yaml, ./allowed.yaml]\n', {
    'long.yaml': `${comment.repeat(1000)}timeZone: UTC\n`,
    'allowed.yaml': `${comment.repeat(900)}thresholds: { usage: 3 }\n`,
  });
  assert.deepEqual(messages(loaded), [
    'long.yaml: The policy has more than 1,000,000 characters, so it was not read. Divide it: a policy can extend others.',
  ]);
  assert.deepEqual([loaded.policy.timeZone, loaded.policy.thresholds.usage], [undefined, 3]);
});

test('a circle is said at each policy in it, whichever is read first, and what is in it holds', () => {
  const b = 'extends: [./charter.policy.yaml, ./c.yaml]\nthresholds: { usage: 5 }\n';
  const loaded = loadText('extends: [./c.yaml, ./b.yaml]\ntimeZone: UTC\n', { 'b.yaml': b, 'c.yaml': '' });
  assert.deepEqual(
    messages(loaded).map((message) => message.replace(/ Take .*/, '')),
    [
      'charter.policy.yaml: This policy extends itself: "./b.yaml" leads back here.',
      'b.yaml: This policy extends itself: "./charter.policy.yaml" leads back here.',
    ],
  );
  assert.equal(loaded.policy.thresholds.usage, 5);
  assert.equal(loaded.policy.timeZone, 'UTC');
  const long = loadText('extends: ./a.yaml\n', { 'a.yaml': 'extends: ./b.yaml\n', 'b.yaml': 'extends: ./a.yaml\n' });
  assert.deepEqual(
    messages(long).map((message) => message.split(':')[0]),
    ['a.yaml', 'b.yaml'],
    'one that leads to a circle is not in it',
  );
  assert.match(messages(loadText('extends: ./charter.policy.yaml')).join(), /extends itself/);
});

test('what is wrong in an extended policy is said there, and the rest of it holds', () => {
  const loaded = loadText('extends: ./base.yaml\n', {
    'base.yaml': 'thresholds: { usage: 0, waiver: 5 }\nseverities: { write-bak: off, placeholder: off }\n',
  });
  const [own, base] = loaded.files;
  assert.deepEqual(own?.findings, []);
  assert.deepEqual(
    base?.findings.map(({ span }) => base.charter.document.text.slice(span.start, span.end)),
    ['0', 'write-bak'],
  );
  assert.equal(loaded.policy.thresholds.waiver, 5);
  assert.equal(loaded.policy.severities.placeholder, 'off');
});

test('findings of a policy stand in order of place, those of what it extends among them', () => {
  const { files } = loadText('severites: {}\nextends: [./gone.yaml]\nthresholds: { usage: 0 }\n');
  assert.deepEqual(
    files[0]!.findings.map(({ check }) => check),
    ['schema', 'policy', 'policy'],
  );
  assert.match(files[0]!.findings[1]!.message, /There is no policy at "\.\/gone\.yaml"/);
});

test('extends may be one text, and a blank is none', () => {
  assert.equal(soundPolicy('extends: ./b.yaml', { 'b.yaml': 'timeZone: UTC' }).timeZone, 'UTC');
  assert.deepEqual(soundPolicy('extends:'), DEFAULT_POLICY);
  assert.deepEqual(soundPolicy('extends: []'), DEFAULT_POLICY);
  assert.deepEqual(soundPolicy('extends: [~, ""]'), DEFAULT_POLICY);
});

test('the same files make the same object, and a changed one another', () => {
  const cache = policyCache();
  const text = { kind: 'text', text: 'extends: [./a, ./b]' } as const;
  const base = { kind: 'text', text: 'timeZone: UTC' } as const;
  let other: { kind: 'text'; text: string } = { kind: 'text', text: 'thresholds: { usage: 2 }' };
  const host = {
    ...fakePolicyHost({}),
    read: (at: string) => (at === OWN ? text : at === 'a' ? base : at === 'b' ? other : ({ kind: 'absent' } as const)),
  };
  const first = loadPolicy(host, cache);
  assert.equal(loadPolicy(host, cache), first);
  other = { kind: 'text', text: 'thresholds: { usage: 3 }' };
  const second = loadPolicy(host, cache);
  assert.equal(first.policy.thresholds.usage, 2);
  assert.equal(second.policy.thresholds.usage, 3);
});

test('while a file is on its way, that is said and nothing is missing', () => {
  const host = { ...fakePolicyHost({ [OWN]: 'extends: ./b\ntimeZone: UTC' }) };
  const waiting = { ...host, read: (at: string) => (at === 'b' ? ({ kind: 'pending' } as const) : host.read(at)) };
  const loaded = loadPolicy(waiting, policyCache());
  assert.equal(loaded.pending, true);
  assert.deepEqual(messages(loaded), []);
  const none = loadPolicy({ ...host, read: () => ({ kind: 'pending' }) }, policyCache());
  assert.equal(none.pending, true);
  assert.equal(none.policy, DEFAULT_POLICY);
});
