import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, parseCharter, RULES } from '../../server/engine/index.ts';
import { readMarked } from '../support/marked.ts';
import { omissions } from '../support/omissions.ts';
import { overlay } from '../support/overlay.ts';
import { productionChanges, surroundings } from '../support/page.ts';
import { under } from '../support/policy.ts';
import { assertSound } from '../support/sound.ts';

const gates = RULES.filter((rule) => rule.gates.length > 0);

/** Holds where the finding of a check stands on a page; nothing else of the page counts. */
function assertAt(check: string, source: string): void {
  const { text, marks } = readMarked(source);
  const { findings } = evaluate(parseCharter(text), surroundings(), gates);
  const spans = findings
    .filter((finding) => finding.check === check)
    .map(({ span }) => text.slice(span.start, span.end));
  assert.deepEqual(
    spans,
    marks.map(({ span }) => text.slice(span.start, span.end)),
  );
}

test('a finding stands at the value, else at the key, else at the nearest key around it, else at the label', () => {
  assertAt('turnover-test-date', 'status: pilot\nturnoverTest:\n  date: soon # x\n  #     ^^^^\n');
  assertAt('turnover-test-date', 'status: pilot\nturnoverTest:\n  date: # x\n  ^^^^\n');
  assertAt('turnover-test-date', 'status: pilot\nturnoverTest:\n^^^^^^^^^^^^\n  result: passed\n');
  assertAt('turnover-test-date', 'status: pilot\nturnoverTest: {}\n^^^^^^^^^^^^\n');
  assertAt('turnover-test-date', 'name: a\nstatus: pilot\n#       ^^^^^\n');
  assertAt('turnover-test-date', '# a\n\n  \nname: a # b\n^^^^^^^^^^^\n');
  assertAt('turnover-test-date', 'status:\n^^^^^^\nname: a\n');
  assertAt('review-tiers', 'status: pilot\nreview:\n  tiers:\n    - name: a\n    # ^^^^^^^\n      decision: reject\n');
});

test('of a value over several lines the first one is enough', () => {
  assertAt('turnover-test-date', 'status: pilot\nturnoverTest:\n  date: |\n  #     ^\n    some\n    day\n');
  assertAt('turnover-test-date', 'status: pilot\nturnoverTest:\n  date: some\n  #     ^^^^\n    day\n');
  assertAt('maintenance-budget', 'status: pilot\nmaintenance:\n  budget:\n  ^^^^^^\n    - a\n    - b\n');
});

test('a value behind an alias is shown at the alias', () => {
  assertAt('turnover-test-date', 'x-day: &d soon\nstatus: pilot\nturnoverTest:\n  date: *d\n  #     ^^\n');
});

test('on a page with any omission, each finding can be seen and stands on one line', () => {
  for (const { text } of omissions(overlay(productionChanges).text)) assertSound(text);
});

test('a value that is there carries one finding', () => {
  const texts = [
    'status: live\nturnoverTest: { date: 2026-02-30, result: maybe, runBy: the team }\n',
    'status: production\ninputs: { schema: TBD }\nreview: { tiers: TBD }\nowners: { operator: TBD, technical: TBD }\n',
    'status: production\nwriteBack: { method: manual, live: never, evidence: ../x.md, destination: <system> }\n',
    'status: pilot\ngovernance: { overrideLog: ../x.csv }\nninetyDayMetric: { start: soon, baseline: a, target: a }\n',
  ];
  for (const fragment of texts) {
    const { findings } = assertSound(overlay(fragment).text);
    const values = findings.filter(({ missing, check }) => !missing && check !== 'label-overclaims');
    const places = values.map(({ span }) => `${span.start}-${span.end}`);
    assert.deepEqual(
      places.filter((place, index) => places.indexOf(place) !== index),
      [],
      values.map(({ check, message }) => `${check}: ${message}`).join('\n'),
    );
  }
});

test('of findings on one value the gravest is shown, among equals that of a gate', () => {
  const { text } = overlay('status: production\nturnoverTest: { date: 2026-02-30 }');
  const { findings } = assertSound(text);
  const there = findings.filter(({ span }) => text.slice(span.start, span.end) === '2026-02-30');
  assert.deepEqual(
    there.map(({ check }) => check),
    ['turnover-test-date'],
  );
  // In whatever order they ran: a policy's own checks run after all others.
  const own =
    'checks: [{ id: acme, path: governance.modelVersion.pinned, condition: { equals: x }, message: m, gate: G }]';
  const latest = 'governance: { modelVersion: { pinned: latest } }';
  for (const [policy, page, shown] of [
    ['', latest, 'model-version'],
    [own.replace('G', 'production'), latest, 'acme'],
  ] as const) {
    const all = under(policy, `status: production\n${page}`).findings;
    assert.deepEqual(
      all.filter(({ check }) => ['acme', 'model-version'].includes(check)).map(({ check }) => check),
      [shown],
    );
  }
});
