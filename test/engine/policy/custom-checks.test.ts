import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeReadiness, fixAll, hover, quickFixes } from '../../../server/engine/index.ts';
import { overlay } from '../../support/overlay.ts';
import { productionChanges } from '../../support/page.ts';
import { found, loadText, soundPolicy, under } from '../../support/policy.ts';

const check = (condition: string, path = 'title', more = '') =>
  soundPolicy(`checks: [{ id: acme, path: ${path}, condition: ${condition}, message: "Ask the office."${more} }]`);

/** Whether the condition holds of a fragment. */
const holds = (condition: string, path: string, fragment: string): boolean =>
  !under(check(condition, path), fragment).reports.has('acme');

const cases: readonly [condition: string, path: string, passes: readonly string[], fails: readonly string[]][] = [
  ['present', 'title', ['title: a'], ['title:', 'title: TBD', 'title: ""']],
  ['present', 'x-cost.center', ['x-cost: { center: 3 }'], ['x-cost: { center: }', '', 'x-cost: 3']],
  [
    'present',
    'owners.operator.contact',
    ['owners: { operator: "Ana <a@example.com>" }'],
    ['owners: { operator: Ana Ruiz }'],
  ],
  ['blank', 'owners.champion', ['owners: { champion: }', 'owners: { champion: TBD }'], ['']],
  ['{ equals: api }', 'writeBack.method', ['', 'writeBack: { method: }'], ['writeBack: { method: queue }']],
  [
    '{ equals: 500 }',
    'review.volumePerWeek',
    ['', 'review: { volumePerWeek: 500.0 }'],
    ['review: { volumePerWeek: 501 }'],
  ],
  ['{ equals: true }', 'governance.customerFacing', [''], ['governance: { customerFacing: false }']],
  ['{ equals: "500" }', 'review.volumePerWeek', [''], ['review: { volumePerWeek: 5 }']],
  [
    '{ oneOf: [api, queue] }',
    'writeBack.method',
    ['', 'writeBack: { method: queue }'],
    ['writeBack: { method: manual }'],
  ],
  [
    '{ matches: "^OPS-\\\\d+$" }',
    'maintenance.budgetLine',
    ['', 'maintenance: { budgetLine: }'],
    ['maintenance: { budgetLine: XOPS-1 }'],
  ],
  ['{ matches: hours }', 'ninetyDayMetric.unit', [''], ['ninetyDayMetric: { unit: Hours }']],
  ['{ matches: "(?i)^HOURS" }', 'ninetyDayMetric.unit', [''], ['ninetyDayMetric: { unit: days }']],
  [
    '{ above: 119 }',
    'problem.frictionHours',
    ['', 'problem: { frictionHours: 119.5 }'],
    ['problem: { frictionHours: 119 }'],
  ],
  [
    '{ atLeast: 120 }',
    'problem.frictionHours',
    [''],
    ['problem: { frictionHours: 119 }', 'problem: { frictionHours: a lot }'],
  ],
  ['{ below: 121 }', 'problem.frictionHours', [''], ['problem: { frictionHours: 121 }']],
  ['{ atMost: 120 }', 'problem.frictionHours', [''], ['problem: { frictionHours: 120.1 }']],
  [
    '{ atLeast: 80% }',
    'adoption.usage.share',
    ['', 'adoption: { usage: { share: 0.8 } }'],
    ['adoption: { usage: { share: 79% } }'],
  ],
  [
    '{ atLeast: 100, atMost: 200 }',
    'problem.frictionHours',
    ['', 'problem: { frictionHours: 200 }'],
    ['problem: { frictionHours: 201 }', 'problem: { frictionHours: 99 }'],
  ],
  [
    '{ daysFromToday: { atLeast: -30 } }',
    'labelReviewed',
    ['labelReviewed: 2026-10-24'],
    ['labelReviewed: 2026-10-23', 'labelReviewed: soon'],
  ],
  [
    '{ daysFromToday: { above: 0 } }',
    'turnoverTest.date',
    ['', 'turnoverTest: { date: 2026-11-24 }'],
    ['turnoverTest: { date: 2026-11-23 }'],
  ],
  [
    '{ daysFromToday: { atLeast: -7, atMost: 7 } }',
    'turnoverTest.date',
    ['turnoverTest: { date: 2026-11-30 }'],
    ['turnoverTest: { date: 2026-12-01 }', 'turnoverTest: { date: 2026-11-15 }'],
  ],
  [
    '{ oneOf: [catalog ops] }',
    'review.tiers.*.reviewer',
    [''],
    ['review: { tiers: [{ name: a, when: otherwise, decision: human-review, reviewer: night shift }] }'],
  ],
];

for (const [condition, path, passes, fails] of cases) {
  test(`${path}: ${condition}`, () => {
    for (const fragment of passes) assert.ok(holds(condition, path, fragment), `holds of ${fragment}`);
    for (const fragment of fails) assert.ok(!holds(condition, path, fragment), `does not hold of ${fragment}`);
  });
}

test('a finding is the message at the value, as grave as it says, a warning unless it says', () => {
  const fragment = 'title: Drafts';
  const evaluation = under(check('{ matches: "^ACME" }'), fragment);
  assert.deepEqual(found(evaluation, 'acme'), ['warning Drafts']);
  assert.equal(evaluation.findings.find(({ check: id }) => id === 'acme')?.message, 'Ask the office.');
  assert.equal(evaluation.earned, under('', fragment).earned);
  for (const severity of ['error', 'warning', 'information', 'hint'])
    assert.deepEqual(found(under(check('{ equals: x }', 'title', `, severity: ${severity}`), fragment), 'acme'), [
      `${severity} Drafts`,
    ]);
});

test('what is missing is said where it belongs, and the fix adds it', () => {
  const evaluation = under(check('present'), 'title:');
  const finding = evaluation.findings.find(({ check: id }) => id === 'acme')!;
  assert.equal(finding.missing, true);
  assert.deepEqual(quickFixes(evaluation, finding.span).filter(({ title }) => title === 'Add title').length, 1);
  assert.equal(fixAll(evaluation), undefined);
});

test('in a gate it decides about the label', () => {
  for (const [gate, earned] of [
    ['charter', 'research'],
    ['production', 'pilot'],
  ] as const) {
    const policy = check('{ equals: x }', 'title', `, gate: ${gate}, title: The title is x`);
    const evaluation = under(policy, '', { page: overlay(productionChanges).text });
    assert.equal(evaluation.earned, earned);
    assert.deepEqual(evaluation.gates[gate].failed, ['acme']);
    assert.deepEqual(evaluation.next, ['acme']);
    const readiness = describeReadiness(evaluation);
    assert.equal(readiness.next[0]?.title, 'The title is x');
    const passing = under(policy, 'title: x', { page: overlay(productionChanges).text });
    assert.equal(passing.earned, 'production');
    const passed = describeReadiness(passing).gates.flatMap(({ checks }) => checks.filter(({ id }) => id === 'acme'));
    assert.equal(passed[0]?.detail, 'title is x.', 'what passed is not called wrong');
  }
});

test('it can be suppressed outside the gates, as other checks can', () => {
  const evaluation = under(check('{ equals: x }'), 'title: Drafts # charter-ignore acme: agreed with the office');
  assert.deepEqual(found(evaluation, 'acme'), []);
  assert.equal(evaluation.suppressed.length, 1);
});

test('hover says what it asks and how it stands', () => {
  const evaluation = under(check('{ matches: "^ACME" }'), 'title: Drafts');
  const markdown = hover(evaluation, evaluation.charter.field('title').span.start)?.markdown ?? '';
  assert.match(markdown, /`acme`.*not passed/);
  assert.match(markdown, /To pass: title matches the pattern \^ACME/);
  const evil = under(check('{ equals: x }', 'title', ', title: "[x](command:y)"'), 'title: Drafts');
  assert.doesNotMatch(hover(evil, evil.charter.field('title').span.start)?.markdown ?? '', /\[x\]\(/);
});

const rest = 'path: title, condition: present, message: m';
const flaws: readonly [item: string, at: string, says: string][] = [
  [`{ ${rest} }`, `{ ${rest} }`, '"id" is blank'],
  [`{ id: , ${rest} }`, 'id', '"id" is blank'],
  ['{ id: b, condition: present, message: m }', '{ id: b, condition: present, message: m }', '"path" is blank'],
  ['{ id: c, path: title, condition: present }', '{ id: c, path: title, condition: present }', '"message" is blank'],
  ['{ id: d, path: title, message: m }', '{ id: d, path: title, message: m }', 'There is no condition'],
  ['{ id: e, path: title, condition: { }, message: m }', 'condition', 'There is no condition'],
  ['{ id: f, path: title, condition: { equals: }, message: m }', '{ equals: }', 'There is no condition'],
  ['just words', 'just words', 'is not a group of keys'],
  [`{ id: write-back, ${rest} }`, 'write-back', '"write-back" is a check of the program'],
  [`{ id: required-for-pilot, ${rest} }`, 'required-for-pilot', 'is a check of the program'],
  [`{ id: Not An Id, ${rest} }`, 'Not An Id', 'is not a name for a check'],
  [`{ id: __proto__, ${rest} }`, '__proto__', 'is not a name for a check'],
  ['{ id: a, path: titel, condition: present, message: m }', 'titel', 'Did you mean "title"?'],
  ['{ id: a, path: __proto__.x, condition: present, message: m }', '__proto__.x', 'has no key'],
  ['{ id: a, path: owners.*, condition: present, message: m }', 'owners.*', 'has no key'],
  [`{ id: a, ${rest}, severity: off }`, 'off', '"off" is not a value'],
  [`{ id: a, ${rest}, gate: pilot }`, 'pilot', '"pilot" is not a value'],
  [`{ id: a, ${rest}, code: "process.exit()" }`, 'code', 'is not a key of checks'],
];
const conditionFlaws: readonly [condition: string, at: string, says: string][] = [
  ['exists', 'exists', '"exists" is not a condition'],
  ['{ equal: x }', 'equal', 'Did you mean "equals"?'],
  ['{ atLeast: many }', 'many', 'is not a number'],
  ['{ above: .inf }', '.inf', 'is no number to compare with'],
  ['{ oneOf: x }', 'x', 'is not a list'],
  ['{ atMost: 3, equals: [x] }', '[x]', 'is not a single value'],
  ['{ daysFromToday: 3 }', '3', 'is not a group of keys'],
  ['{ daysFromToday: { atLeast: soon } }', 'soon', 'is not a number'],
  ['{ daysFromToday: { atLeast: 1e9 } }', '1e9', 'more than a hundred years'],
  ['{ daysFromToday: { atLeast: .inf } }', '.inf', 'is no number to compare with'],
  ['{ matches: "(" }', '"("', '"(" is not a valid pattern. Check its brackets'],
  ['{ matches: "a(?=b)" }', '"a(?=b)"', 'Look-around and back-references are not known'],
  ['{ matches: "(?<!x)a" }', '"(?<!x)a"', 'Look-around'],
  ["{ matches: '(a)\\1' }", "'(a)\\1'", 'back-references'],
];

for (const [item, at, says] of [
  ...flaws,
  ...conditionFlaws.map(
    ([condition, ...more]) => [`{ id: a, path: title, condition: ${condition}, message: m }`, ...more] as const,
  ),
]) {
  test(`- ${item}`, () => {
    const text = `checks:\n  - ${item}\n  - { id: sound, ${rest} }\n`;
    const { files, policy } = loadText(text);
    const { findings } = files[0]!;
    assert.deepEqual(
      findings.map(({ span }) => text.slice(span.start, span.end)),
      [at],
      findings.map(({ message }) => message).join('\n'),
    );
    assert.ok(findings[0]!.message.includes(says), findings[0]!.message);
    // A check whose severity or gate is misspelt still asks what it asks.
    const kept = says.includes('is not a value') || at === 'code' ? ['a', 'sound'] : ['sound'];
    assert.deepEqual(
      policy.checks.map(({ id }) => id),
      kept,
    );
  });
}

test('an item that is not there yet is nothing', () => {
  assert.deepEqual(
    soundPolicy('checks:\n  -\npeople:\n  -\nrequired: { pilot: [ , ] }\n'.replace('[ , ]', '[~]')).checks,
    [],
  );
});

test('of two checks of one name the first holds', () => {
  const text =
    'checks:\n  - { id: twice, path: title, condition: present, message: m }\n  - { id: twice, path: name, condition: present, message: m }\n';
  const { policy, files } = loadText(text);
  assert.match(files[0]!.findings[0]!.message, /Two checks are called "twice"/);
  assert.equal(files[0]!.findings[0]!.span.start, text.lastIndexOf('twice'));
  assert.deepEqual(
    policy.checks.map(({ path }) => path),
    ['title'],
  );
});

test('of a condition that is half right nothing holds', () => {
  const { policy } = loadText(`checks:
  - { id: a, path: title, condition: { atMost: 3, atLeast: many }, message: m }
  - { id: b, path: title, condition: { atMost: 3 }, message: m }
`);
  assert.deepEqual(
    policy.checks.map(({ id }) => id),
    ['b'],
  );
});

test('a pattern is as long as somebody can read', () => {
  const pattern = (length: number) =>
    loadText(`checks: [{ id: a, path: title, condition: { matches: "${'a'.repeat(length)}" }, message: m }]`);
  assert.deepEqual(pattern(500).files[0]!.findings, []);
  const [{ message } = { message: '' }] = pattern(501).files[0]!.findings;
  assert.match(message, /It may have 500 characters/);
  assert.ok(message.length < 300);
});

test('of several checks on one value the gravest is shown', () => {
  const policy = soundPolicy(`
    checks:
      - { id: mild, path: title, condition: { equals: x }, message: Mild., severity: hint }
      - { id: grave, path: title, condition: { equals: x }, message: Grave., severity: error }
  `);
  const { findings } = under(policy, 'title: Drafts');
  assert.deepEqual(
    findings.filter(({ fields }) => fields[0] === 'title').map(({ check: id }) => id),
    ['grave'],
  );
});
