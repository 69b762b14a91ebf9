import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, evaluate, parseCharter, safeEdits, scaffoldNextLabel } from '../../../server/engine/index.ts';
import { assertNoWorse } from '../../support/fixes.ts';
import { dedent } from '../../support/marked.ts';
import { surroundings } from '../../support/page.ts';

/** Holds what the first fix of a check makes of a page, blanks as placeholders. */
function assertFix(check: string, before: string, after: string): void {
  const { charter, reports } = evaluate(parseCharter(before), surroundings());
  const fix = reports.get(check)?.[0]?.fixes[0];
  assert.ok(fix, `${check} offers a fix`);
  assert.equal(applyEdits(before, safeEdits(charter, fix)), after);
  assertNoWorse(before, after);
}

const golden = (name: string, check: string, before: string, after: string) => {
  test(name, () => {
    const [from, to] = [dedent(before), dedent(after)];
    assertFix(check, from, to);
    for (const end of ['\r\n']) assertFix(check, from.replaceAll('\n', end), to.replaceAll('\n', end));
    assertFix(check, `\uFEFF${from}`, `\uFEFF${to}`);
  });
};

golden(
  'a section goes behind the one before it in canonical order',
  'when-wrong',
  `
  apiVersion: charter/v1
  maintenance:
    onCall: rotation # who
    # their number is in the wiki
  # about the future
  funding: { as: pilot }
  `,
  `
  apiVersion: charter/v1
  maintenance:
    onCall: rotation # who
    # their number is in the wiki
  whenWrong:
    detect: <how anybody notices>
    correct: <how it is put right>
    escalateTo: "<who is told>"
  # about the future
  funding: { as: pilot }
  `,
);

golden(
  'sections apart stay apart',
  'write-back',
  `
  # The page

  apiVersion: charter/v1

  review:
    volumePerWeek: 500

  # What proves it
  ninetyDayMetric:
    name: hours
  `,
  `
  # The page

  apiVersion: charter/v1

  review:
    volumePerWeek: 500

  writeBack:
    destination: <system and field where output lands>
    method: <api | queue | database | file-feed | manual>

  # What proves it
  ninetyDayMetric:
    name: hours
  `,
);

golden(
  'indentation follows the page',
  'friction-hours',
  `
  apiVersion: charter/v1
  problem:
      statement: it hurts
  owners:
      operator: Ana
  `,
  `
  apiVersion: charter/v1
  problem:
      statement: it hurts
      frictionHours: <hours a month>
  owners:
      operator: Ana
  `,
);

golden(
  'a key is added in front of the comment of the key below it',
  'operator-owner',
  `
  apiVersion: charter/v1
  owners:
    # keeps it running
    technical: Sam
  `,
  `
  apiVersion: charter/v1
  owners:
    operator: { name: <name>, contact: "<e-mail or @handle>" }
    # keeps it running
    technical: Sam
  `,
);

golden(
  'the version goes below the comment of the page',
  'schema',
  `
  # Our page
  name: drafts
  `,
  `
  # Our page
  apiVersion: charter/v1
  name: drafts
  `,
);

for (const blank of ['', ' {}', ' null', ' ~', ' TBD', ' ""', ' {{owners}}', ' <who>', ' [who]'])
  golden(
    `a section that is${blank || ' blank'} is filled, and the comment behind it stays`,
    'technical-owner',
    `
    apiVersion: charter/v1
    owners:${blank} # who answers
    status: pilot
    `,
    `
    apiVersion: charter/v1
    owners: # who answers
      technical: { name: <name>, contact: "<e-mail or @handle>" }
    status: pilot
    `,
  );

golden(
  'in braces a key goes behind the one before it',
  'when-wrong',
  `
  apiVersion: charter/v1
  whenWrong: { detect: by eye, escalateTo: Ana } # always
  `,
  `
  apiVersion: charter/v1
  whenWrong: { detect: by eye, correct: <how it is put right>, escalateTo: Ana } # always
  `,
);

golden(
  'a page in braces stays in braces',
  'turnover-test-date',
  `
  { apiVersion: charter/v1, turnoverTest: { result: pending }, x-own: 1 }
  `,
  `
  { apiVersion: charter/v1, turnoverTest: { date: <YYYY-MM-DD>, result: pending }, x-own: 1 }
  `,
);

golden(
  'a placeholder gives way to the blanks',
  'maintenance-budget',
  `
  apiVersion: charter/v1
  maintenance:
    onCall: rotation
    budget: TBD # ask finance
  `,
  `
  apiVersion: charter/v1
  maintenance:
    onCall: rotation
    budget: { hours: <hours>, per: <week | month | quarter | year> } # ask finance
  `,
);

golden(
  'a tier is completed where it stands, in compact lists too',
  'review-tiers',
  `
  apiVersion: charter/v1
  review:
    tiers:
    - when: otherwise # the rest
      reviewer: catalog ops
    - { name: b, when: x, decision: reject }
  `,
  `
  apiVersion: charter/v1
  review:
    tiers:
    - name: <tier>
      when: otherwise # the rest
      decision: <auto-approve | human-review | human-rewrite | reject>
      reviewer: catalog ops
    - { name: b, when: x, decision: reject }
  `,
);

golden(
  'in the first item of a list a key goes behind the dash, below the comment of the item',
  'review-tiers',
  `
  apiVersion: charter/v1
  review:
    tiers: # all of them
      # the easy ones
      - when: otherwise
        decision: reject
  `,
  `
  apiVersion: charter/v1
  review:
    tiers: # all of them
      # the easy ones
      - name: <tier>
        when: otherwise
        decision: reject
  `,
);

golden(
  'keys in an odd order and keys of ones own stay where they are',
  'input-schema',
  `
  whenWrong: { detect: a, correct: b, escalateTo: c }
  x-team: catalog
  problem: { frictionHours: 3 }
  apiVersion: charter/v1
  `,
  `
  whenWrong: { detect: a, correct: b, escalateTo: c }
  x-team: catalog
  problem: { frictionHours: 3 }
  inputs:
    schema: <path of a JSON Schema>
  apiVersion: charter/v1
  `,
);

test('a page that does not end its last line', () => {
  assertFix(
    'friction-hours',
    'apiVersion: charter/v1\nstatus: pilot',
    'apiVersion: charter/v1\nstatus: pilot\nproblem:\n  frictionHours: <hours a month>',
  );
  assertFix(
    'friction-hours',
    'apiVersion: charter/v1\r\nproblem:\r\n  statement: x',
    'apiVersion: charter/v1\r\nproblem:\r\n  statement: x\r\n  frictionHours: <hours a month>',
  );
});

test('an empty page and one of comments only', () => {
  assertFix('status-declared', '', 'status: <research | pilot | production | retired>\n');
  assertFix('status-declared', '# ours', '# ours\nstatus: <research | pilot | production | retired>\n');
  assertFix('schema', '# ours\r\n', '# ours\r\napiVersion: charter/v1\r\n');
});

test('a comment in what would be replaced is never lost: better no fix than one that drops it', () => {
  for (const text of [
    'apiVersion: charter/v1\nreview:\n  tiers:\n    # ask Kim\n    - TBD # soon\n    - TBD\n',
    'apiVersion: charter/v1\nowners: # a\n  # b\n  TBD # c\n',
    'apiVersion: charter/v1\nowners: { # a\n  } # b\n',
    'apiVersion: charter/v1\nowners:\n  operator: # a\n    { } # b\n  # c\nstatus: pilot\n',
    'apiVersion: charter/v1\nowners: &o # a\nx-o: *o\n',
    'apiVersion: charter/v1\nowners: !!map # a\n',
  ]) {
    const { charter, reports } = evaluate(parseCharter(text), surroundings());
    for (const check of ['review-tiers', 'operator-owner']) {
      const fix = reports.get(check)?.[0]?.fixes[0];
      if (!fix) continue;
      const after = applyEdits(text, safeEdits(charter, fix));
      assert.deepEqual(after.match(/#.*/g), text.match(/#.*/g), after);
      assertNoWorse(text, after);
    }
  }
});

test('all that the next label needs comes in one fix, joined where it comes to one place', () => {
  const text = 'apiVersion: charter/v1\nname: drafts\n';
  const evaluation = evaluate(parseCharter(text), surroundings());
  const fix = scaffoldNextLabel(evaluation);
  assert.ok(fix);
  const edits = safeEdits(evaluation.charter, fix);
  assert.equal(edits.length, 1);
  assert.equal(
    applyEdits(text, edits),
    dedent(`
    apiVersion: charter/v1
    name: drafts
    problem:
      frictionHours: <hours a month>
    owners:
      operator: { name: <name>, contact: "<e-mail or @handle>" }
      technical: { name: <name>, contact: "<e-mail or @handle>" }
    inputs:
      schema: <path of a JSON Schema>
    review:
      tiers:
        - { name: <tier>, when: <otherwise>, decision: <auto-approve | human-review | human-rewrite | reject>, reviewer: <who reviews it> }
    writeBack:
      destination: <system and field where output lands>
      method: <api | queue | database | file-feed | manual>
    ninetyDayMetric:
      name: <what is measured>
      unit: <unit>
      baseline: <value today>
      target: <value to reach>
      start: <YYYY-MM-DD>
    turnoverTest:
      date: <YYYY-MM-DD>
    maintenance:
      budget: { hours: <hours>, per: <week | month | quarter | year> }
    whenWrong:
      detect: <how anybody notices>
      correct: <how it is put right>
      escalateTo: "<who is told>"
    `),
  );
});
