import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_POLICY } from '../../../server/engine/policy/policy.ts';
import rule from '../../../server/engine/rules/waiver-valid.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { always, checkSeverities } from '../../support/severities.ts';

const waiver = (changes: Readonly<Record<string, string>> = {}) => {
  const values = {
    check: 'turnover-test-passed',
    reason: 'night shift joins in January',
    until: '2027-01-31',
    approvedBy: 'lee.wong@example.com',
    ...changes,
  };
  const lines = Object.entries(values).flatMap(([key, value]) => (value === '' ? [] : [`${key}: ${value}`]));
  return `waivers:\n  - ${lines.join('\n    ')}\n`;
};

/** A waiver with one value changed, and a mark under it. */
const changed = (key: string, value: string, says: string) =>
  waiver({ [key]: value }).replace(
    `${key}: ${value}\n`,
    `${key}: ${value}\n    # ${' '.repeat(key.length)}${'^'.repeat(value.length)} error: ${says}\n`,
  );

test('a waiver that is whole holds, whether it is needed or not', () => {
  checkRule(rule, waiver());
  checkRule(rule, waiver({ check: 'weekly-review' }));
  checkRule(rule, waiver({ until: '2026-11-24' }));
  checkRule(rule, waiver({ until: '2027-02-23' }));
  checkRule(rule, waiver({ approvedBy: '"@kim-bo"' }));
  checkRule(rule, 'waivers: []');
});

test('a check that there is not is named, with the nearest that can be waived', () => {
  checkRule(rule, changed('check', 'turnover-test-pased', 'There is no check "turnover-test-pased".'));
  checkRule(rule, changed('check', 'turnover-passed', 'Did you mean "turnover-test-passed"?'));
  const { findings } = checkRule(rule, changed('check', 'everything', 'Write the id of the check'));
  assert.deepEqual(findings[0]!.fixes, []);
});

test('a check that cannot be waived is no guess', () => {
  const { findings } = checkRule(rule, changed('check', 'when-wrongs', 'Write the id of the check'));
  assert.deepEqual(findings[0]!.fixes, []);
});

test('a last day in words is none, which the format says too', () => {
  const { evaluation } = checkRule(rule, waiver({ until: 'in January' }));
  assert.deepEqual(
    evaluation.reports.get(rule.id)?.map(({ problem }) => problem),
    ['The last day of the waiver is not a date.'],
  );
});

test('what pilot needs cannot be waived, nor what decides about no label', () => {
  checkRule(rule, changed('check', 'when-wrong', 'when-wrong is needed for pilot'));
  checkRule(rule, changed('check', 'operator-owner', 'operator-owner is needed for pilot'));
  checkRule(rule, changed('check', 'model-version', 'model-version does not decide about the label'));
});

test('an owner of what it excuses does not approve it', () => {
  for (const owner of ['ana.ruiz@example.com', 'Ana Ruiz', 'Sam Lee <sam@example.com>', '"@sam-lee"'])
    checkRule(rule, changed('approvedBy', owner, 'approved by an owner of what it excuses'));
});

test('its last day is ahead, and not too far', () => {
  checkRule(rule, changed('until', '2026-11-23', 'This waiver ends on 2026-11-23, today.'));
  checkRule(rule, changed('until', '2026-11-01', 'This waiver ended on 2026-11-01, 22 days ago.'));
  checkRule(
    rule,
    changed(
      'until',
      '2027-02-24',
      'reaches to 2027-02-24, 93 days ahead; 92 are the most. A waiver that does not hold waives nothing. Write 2027-02-23',
    ),
  );
  const thresholds = { ...DEFAULT_POLICY.thresholds, waiver: 30 };
  checkRule(rule, changed('until', '2026-12-24', '31 days ahead; 30 are the most'), {
    policy: { ...DEFAULT_POLICY, thresholds },
  });
});

test('what it lacks is named at once, and a placeholder where it stands', () => {
  checkRule(
    rule,
    `
    waivers:
      - check: turnover-test-passed
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: This waiver lacks a reason, its last day and who approved it.
    `,
  );
  checkRule(
    rule,
    `
    waivers:
      - { check: turnover-test-passed, until: 2027-01-31, reason: TBD, approvedBy: }
      #                                                           ^^^ error: "TBD" stands where a reason belongs
      #                                                                ^^^^^^^^^^ error: lacks who approved it
    `,
  );
  checkRule(
    rule,
    `
    waivers:
      - {}
    #   ^^ error: This waiver says nothing
      - { check: turnover-test-passed, reason: a, approvedBy: Lee, until: 2027-01-31 }
    `,
  );
});

test('every flaw is said', () => {
  const text = `
    waivers:
      - check: nonsense
        #      ^^^^^^^^ error: There is no check
        reason: why not
        until: 2026-01-01
        #      ^^^^^^^^^^ error: This waiver ended
        approvedBy: Ana Ruiz
        #           ^^^^^^^^ error: approved by an owner
    `;
  checkRule(rule, text);
});

test('what is no waiver at all is not of the format, and said by another check', () => {
  checkRule(rule, 'waivers: all of them');
  checkRule(rule, 'waivers: [ turnover-test-passed ]');
  checkRule(rule, waiver({ until: 'next year' }));
});

test('it is an error under any label, a retired one too', () => {
  checkSeverities(rule, waiver({ until: '2026-01-01' }), always('error'));
  checkRule(rule, `status: retired\n${changed('until', '2026-01-01', 'ended')}`);
});

test('the fixes write the nearest check, the last day allowed, and blanks for what it lacks', () => {
  assert.match(checkFix(rule, waiver({ until: '2028-01-01 # far' })).after, /until: 2027-02-23 # far\n/);
  assert.match(checkFix(rule, waiver({ check: 'turnover-passed' })).after, /check: turnover-test-passed\n/);
  checkFix(rule, waiver({ reason: '' }));
  checkFix(rule, waiver({ reason: '', approvedBy: 'TBD' }));
});
