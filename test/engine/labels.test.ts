import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  describeReadiness,
  evaluate,
  type FileFact,
  type Label,
  parseCharter,
  RULES,
  type Rule,
  type Severity,
  type Surroundings,
} from '../../server/engine/index.ts';
import { overlay } from '../support/overlay.ts';
import { completePage, fakeFiles, pageFiles, productionChanges, surroundings } from '../support/page.ts';

const productionPage = overlay(productionChanges).text;
const evaluated = (
  fragment: string,
  page = productionPage,
  given: Partial<Surroundings> = {},
  rules?: readonly Rule[],
) => evaluate(parseCharter(overlay(fragment, page).text), surroundings(given), rules);

test('the severity of a gate check is that of the table, for each label, gate and way to fail', () => {
  const table: readonly (readonly [string, string, Readonly<Record<string, Severity | undefined>>])[] = [
    ['friction-hours', 'problem:', { research: 'information', none: 'error', pilot: 'error', production: 'error' }],
    [
      'write-back',
      'writeBack: { destination: TBD }',
      { research: 'warning', none: 'error', pilot: 'error', production: 'error' },
    ],
    ['review-tiers', 'review:', { research: 'information', none: 'error', pilot: 'error', production: 'error' }],
    [
      'operator-owner',
      'owners: { operator: }',
      { research: 'warning', none: 'error', pilot: 'error', production: 'error' },
    ],
    ['manual-path-retired', 'adoption: { manualPath: }', { production: 'error' }],
    [
      'manual-path-retired',
      'adoption: { manualPath: { retired: 2027-01-01 } }',
      { none: 'information', pilot: 'information', production: 'error' },
    ],
    [
      'manual-path-retired',
      'adoption: { manualPath: { retired: TBD } }',
      { none: 'information', pilot: 'information', production: 'error' },
    ],
  ];
  for (const [check, fragment, wanted] of table)
    for (const label of ['research', 'none', 'pilot', 'production']) {
      const { findings } = evaluated(`status: ${label === 'none' ? '' : label}\n${fragment}`);
      const found = findings.find((finding) => finding.check === check);
      assert.equal(found?.severity, wanted[label], `${check} (${fragment}) under ${label}`);
    }
});

test('a status that is not a label claims as much as a pilot', () => {
  for (const status of ['', 'TBD', 'live', '""', 'Pilot']) {
    const { declared, earned, findings } = evaluated(`status: ${status}\nwhenWrong:\n`);
    assert.equal(declared, null);
    assert.equal(earned, 'research');
    assert.equal(findings.find(({ check }) => check === 'when-wrong')?.severity, 'error');
    assert.ok(!findings.some(({ check }) => check.startsWith('label-')));
  }
});

test('under research nothing is above a warning but what is wrong with the text or the status', () => {
  const { findings } = evaluated(
    'status: research\nowners:\nwriteBack:\nninetyDayMetric:\nadoption:\ngovernance:\nreview:\n',
  );
  const allowed = (check: string) =>
    ['status-declared', 'funded-above-label'].includes(check) || RULES.find(({ id }) => id === check)?.group === 'Text';
  assert.deepEqual(
    findings.filter(({ check, severity }) => severity === 'error' && !allowed(check)).map(({ check }) => check),
    [],
  );
  assert.equal(findings.find(({ check }) => check === 'operator-owner')?.severity, 'warning');
});

test('a retired charter is told of its text and its lessons, and of nothing else', () => {
  const { declared, earned, findings, gates, next } = evaluated(
    'status: retired\nowners:\nwriteBack:\nx-own: 1\ntitle: TBD\n',
  );
  assert.deepEqual([declared, earned, next], ['retired', 'retired', []]);
  for (const gate of Object.values(gates)) assert.deepEqual(gate, { passed: [], failed: [], waived: [], unknown: [] });
  const others = findings.filter(
    ({ check }) => check !== 'retired-postmortem' && RULES.find(({ id }) => id === check)?.group !== 'Text',
  );
  assert.deepEqual(others, []);
  assert.ok(findings.some(({ check }) => check === 'placeholder'));
});

const waiver = (changes: Readonly<Record<string, string | undefined>> = {}) => {
  const entries = Object.entries({
    check: 'manual-path-retired',
    reason: 'the old form goes in January',
    until: '2027-01-31',
    approvedBy: 'lee.wong@example.com',
    ...changes,
  });
  const written = entries.filter(([, value]) => value !== undefined).map(([key, value]) => `${key}: ${value}`);
  return `adoption: { manualPath: { retired: 2027-01-15 } }\nwaivers: [ { ${written.join(', ')} } ]\n`;
};

test('a waiver turns a failed production check into waived, and it is always said', () => {
  const evaluation = evaluated(waiver());
  assert.equal(evaluation.earned, 'production');
  assert.deepEqual(evaluation.gates.production.waived, ['manual-path-retired']);
  assert.equal(describeReadiness(evaluation).summary, 'production, 1 waived');
  assert.deepEqual(
    evaluation.findings.filter(({ check }) => check === 'manual-path-retired'),
    [],
  );
  assert.equal(evaluation.waivers.length, 1);
  assert.deepEqual(
    evaluation.waived.map(({ finding, waiver: { reason } }) => [finding.check, finding.fields[0], reason]),
    [['manual-path-retired', 'adoption.manualPath.retired', 'the old form goes in January']],
  );
});

test('a waiver reaches 92 days and no further, and ends', () => {
  for (const [until, holds] of [
    ['2027-02-23', true],
    ['2027-02-24', false],
    ['2026-11-24', true],
    ['2026-11-23', false],
    ['2026-11-22', false],
    ['in January', false],
  ] as const)
    assert.equal(evaluated(waiver({ until })).earned, holds ? 'production' : 'pilot', until);
});

test('a waiver needs a reason, and an approver who owns neither side', () => {
  for (const changes of [
    { reason: undefined },
    { reason: 'TBD' },
    { approvedBy: undefined },
    { approvedBy: 'someone' },
    { approvedBy: 'ana.ruiz@example.com' },
    { approvedBy: 'Ana Ruiz' },
    { approvedBy: '"@sam-lee"' },
    { approvedBy: 'Sam Lee <other@example.com>' },
    { check: 'no-such-check' },
    { check: undefined },
    { until: undefined },
  ])
    assert.equal(evaluated(waiver(changes)).earned, 'pilot', JSON.stringify(changes));
});

test('a check of the charter gate is never waived, nor one of both gates, nor one that passes', () => {
  const charterGate = evaluated(`${waiver({ check: 'when-wrong' })}whenWrong:\n`);
  assert.equal(charterGate.earned, 'research');
  const both = evaluated(`${waiver({ check: 'operator-owner' })}owners: { operator: }\n`);
  assert.equal(both.earned, 'research');
  assert.deepEqual(both.gates.production.waived, []);
  const passes = evaluated(waiver({ check: 'weekly-review' }));
  assert.deepEqual(passes.gates.production.waived, []);
  assert.deepEqual(passes.waivers, []);
});

for (const rule of RULES.filter(({ gates }) => gates.length > 0)) {
  test(`${rule.id}: when it crashes it is unknown, earns no label, and is said`, () => {
    const error = new Error('a defect');
    const broken = (): never => {
      throw error;
    };
    const rules = RULES.map((other) => (other.id === rule.id ? { ...rule, check: broken } : other));
    const evaluation = evaluated('', productionPage, {}, rules);
    const { gates, earned, crashes, findings, next } = evaluation;
    for (const gate of rule.gates) assert.deepEqual(gates[gate].unknown, [rule.id]);
    assert.equal(earned, rule.gates.includes('charter') ? 'research' : 'pilot');
    assert.deepEqual(crashes, [{ check: rule.id, error }]);
    assert.ok(findings.some(({ check, message }) => check === rule.id && message.includes('counts as unknown')));
    assert.ok(findings.some(({ check, message }) => check === 'label-overclaims' && message.includes(rule.id)));
    assert.deepEqual(next, [rule.id]);
    const waived = evaluated(
      `waivers: [ { check: ${rule.id}, reason: r, until: 2027-01-01, approvedBy: Lee } ]`,
      productionPage,
      {},
      rules,
    );
    assert.notEqual(waived.earned, 'production', 'what is unknown cannot be waived');
  });
}

test('a check outside the gates that crashes changes no label, and is said', () => {
  const rules = RULES.map((rule) =>
    rule.id === 'placeholder'
      ? {
          ...rule,
          check: () => {
            throw new Error('a defect');
          },
        }
      : rule,
  );
  const { earned, crashes, findings } = evaluated('', productionPage, {}, rules);
  assert.equal(earned, 'production');
  assert.equal(crashes.length, 1);
  assert.ok(findings.some(({ check, message }) => check === 'placeholder' && message.includes('defect')));
});

test('a file that cannot be read leaves its check unknown, a file still being read too, without a finding', () => {
  for (const [path, check] of [
    ['schemas/suppression-row.schema.json', 'inputs-documented'],
    ['logs/overrides.csv', 'override-logging'],
  ] as const) {
    const read = (fact: FileFact) =>
      evaluated('', productionPage, { files: fakeFiles({ ...pageFiles, [path]: fact }) });
    const unreadable = read({ kind: 'unreadable', message: 'permission denied' });
    assert.equal(unreadable.earned, 'pilot');
    assert.deepEqual(unreadable.gates.production.unknown, [check]);
    assert.ok(unreadable.findings.some(({ message }) => message.includes('permission denied')));
    assert.equal(unreadable.pending, false);

    const pending = read({ kind: 'pending' });
    assert.equal(pending.pending, true);
    assert.equal(pending.earned, 'pilot');
    assert.deepEqual(pending.gates.production.unknown, [check]);
    assert.ok(!pending.findings.some((finding) => finding.check === check));
  }
});

test('next steps are those of the next label, in canonical order', () => {
  assert.deepEqual(evaluated('whenWrong:\nproblem:\nadoption:\n').next, ['friction-hours', 'when-wrong']);
  assert.deepEqual(evaluated('adoption:\nninetyDayMetric: { lastReviewed: }\n').next, [
    'weekly-review',
    'training-complete',
    'manual-path-retired',
  ]);
  assert.deepEqual(evaluated('').next, []);
});

test('a next step says what to do without the finding that it comes from', () => {
  const fragments = [
    ...RULES.filter(({ gates }) => gates.length > 0).map(({ examples }) => examples.bad),
    'governance: { overrideLog: logs/nowhere.csv }\n',
    'governance: { overrideLog: logs/half.csv }\n',
    'ninetyDayMetric: { lastReviewed: 2026-11-01 }\n',
    'ninetyDayMetric: { lastReviewed: soon }\n',
    'turnoverTest: { date: 2026-12-01, result: pending, runBy: night shift }\n',
    'adoption: { manualPath: { retired: 2026-12-01 } }\n',
    'adoption: { manualPath: { retired: soon }, training: { completed: soon } }\n',
    'writeBack: { live: 2026-12-01 }\n',
    'writeBack: { live: soon }\n',
    'review: { tiers: [ { name: draft } ] }\n',
    'review: { tiers: [ { name: draft, when: otherwise, decision: human-review } ] }\n',
  ];
  const files = fakeFiles({ ...pageFiles, 'logs/half.csv': 'date,item\n' });
  const steps = fragments.flatMap((fragment) => describeReadiness(evaluated(fragment, productionPage, { files })).next);
  assert.ok(steps.length >= fragments.length);
  for (const { id, todo } of steps) assert.doesNotMatch(todo, /^(?:It|\w+ it)\b|\bthat day\b|\bthe file\./, id);
});

test('the four funding questions are answered by their checks', () => {
  const questions = (fragment: string) =>
    Object.entries(evaluated(fragment).questions).flatMap(([id, answered]) => (answered ? [] : [id]));
  assert.deepEqual(questions(''), []);
  assert.deepEqual(questions('owners: { technical: }'), ['owner']);
  assert.deepEqual(questions('writeBack:'), ['destination']);
  assert.deepEqual(questions('ninetyDayMetric: { unit: }'), ['metric']);
  assert.deepEqual(questions('whenWrong:'), ['whenWrong']);
});

test('the name is that of the folder where the page gives none', () => {
  assert.equal(evaluated('').name, 'suppression-case-drafts');
  assert.equal(evaluated('name:').name, 'drafts');
  assert.equal(evaluated('name: TBD').name, 'drafts');
});

test('readiness says what holds, what is to be done, and for which label', () => {
  const told = describeReadiness(evaluated('status: pilot\nadoption:\nwhenWrong: { detect: TBD }\n'));
  assert.deepEqual(
    [told.declared, told.earned, told.nextLabel, told.summary],
    ['pilot', 'research', 'pilot', 'research'],
  );
  assert.deepEqual(
    told.gates.map(({ gate, label, passed, total, checks }) => [gate, label, passed, total, checks.length]),
    [
      ['charter', 'pilot', 9, 10, 10],
      ['production', 'production', 8, 10, 10],
    ],
  );
  assert.deepEqual(
    told.next.map(({ id }) => id),
    ['when-wrong'],
  );
  for (const { todo, span } of told.next) assert.ok(todo.length > 10 && span.end > span.start);
  for (const { checks } of told.gates)
    for (const { detail, span } of checks) assert.ok(detail.length > 10 && span.end > span.start);
  const broken = describeReadiness(evaluate(parseCharter(`${completePage}a: @b\n`), surroundings()));
  assert.deepEqual(
    [broken.earned, broken.summary, broken.nextLabel, broken.next],
    [null, 'cannot be read', undefined, []],
  );
  assert.equal(broken.problems.length, 1);
  const retired = describeReadiness(evaluated('status: retired'));
  assert.deepEqual([retired.summary, retired.nextLabel], ['retired', undefined]);
});

test('labels earned stand in the order of what they ask', () => {
  const earned: (Label | null)[] = ['whenWrong:', 'adoption:', ''].map((fragment) => evaluated(fragment).earned);
  assert.deepEqual(earned, ['research', 'pilot', 'production']);
});
