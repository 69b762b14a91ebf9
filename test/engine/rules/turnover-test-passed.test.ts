import assert from 'node:assert/strict';
import { test } from 'node:test';
import rule from '../../../server/engine/rules/turnover-test-passed.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { productionChanges } from '../../support/page.ts';
import { checkSeverities, productionGate, productionGateMissing } from '../../support/severities.ts';

const page = overlay(productionChanges).text;

test('it is passed on a day up to today, by people who did not build it', () => {
  checkRule(rule, 'turnoverTest: { date: 2026-11-23, result: passed, runBy: night shift }', { page });
  checkRule(rule, 'turnoverTest: { date: 2026-11-10, result: passed, runBy: Ana }', { page });
});

test('pending and failed are not passed', () => {
  checkRule(
    rule,
    `
    turnoverTest:
      date: 2026-12-01
      result: pending
      #       ^^^^^^^ information: is not passed yet. It is planned for 2026-12-01, in 8 days.
    waivers:
    `,
  );
  checkRule(
    rule,
    `
    turnoverTest:
      result: failed
      #       ^^^^^^ error: The turnover test failed
    `,
    { page },
  );
  checkRule(
    rule,
    `
    turnoverTest:
      result: Passed
      #       ^^^^^^ error: is not passed yet
    `,
    { page },
  );
});

test('it is planned for a day ahead, and for no other', () => {
  for (const date of ['2026-11-23', '2026-11-10', '', 'soon'])
    checkRule(
      rule,
      `
      turnoverTest:
        date: ${date}
        result: pending
        #       ^^^^^^^ error: The turnover test is not passed yet. It is in production only when an ordinary shift runs it without the people who built it.
      `,
      { page },
    );
});

test('a test that is ahead is not passed', () => {
  checkRule(
    rule,
    `
    turnoverTest:
      date: 2026-12-01
      #     ^^^^^^^^^^ error: said to be passed on 2026-12-01, in 8 days
    `,
    { page },
  );
});

test('neither an owner nor the champion runs it, by name, contact or handle', () => {
  for (const [runBy, who] of [
    ['Ana Ruiz', 'the owner of the workflow'],
    ['ana  RUIZ', 'the owner of the workflow'],
    ['ana.ruiz@example.com', 'the owner of the workflow'],
    ['Sam Lee <sam@example.com>', 'the owner of the integration'],
    ['sam-lee', 'the owner of the integration'],
    ['"@sam-lee"', 'the owner of the integration'],
    ['Kim Bo', 'its champion'],
  ] as const)
    checkRule(rule, `turnoverTest:\n  runBy: ${runBy}\n  #      ${'^'.repeat(runBy.length)} error: was run by ${who}`, {
      page,
    });
  checkRule(rule, 'turnoverTest: { runBy: Lee Wong }', { page });
  const { evaluation } = checkRule(
    rule,
    `
    owners: { technical: Ana Ruiz }
    turnoverTest:
      runBy: Ana Ruiz
      #      ^^^^^^^^ error: was run by the owner of the workflow
    `,
    { page },
  );
  assert.equal(evaluation.reports.get(rule.id)?.length, 1, 'whoever owns both is told once');
});

test('what is not said is missed', () => {
  checkRule(
    rule,
    `
    turnoverTest:
      runBy: the team
      #      ^^^^^^^^ error: "the team" stands where who ran it belongs
    `,
    { page },
  );
  checkRule(
    rule,
    `
    turnoverTest:
    ^^^^^^^^^^^^ error: The turnover test has no result
      result:
      runBy:
    `,
    { page },
  );
  checkRule(
    rule,
    `
    turnoverTest:
      result: TBD
      #       ^^^ error: stands where the result of the turnover test belongs
    `,
    { page },
  );
});

test('of two things only the one that is missing is named', () => {
  checkRule(
    rule,
    `
    turnoverTest:
    ^^^^^^^^^^^^ error: For the turnover test it is not said who ran it.
      runBy:
    `,
    { page },
  );
  checkRule(
    rule,
    `
    turnoverTest:
    ^^^^^^^^^^^^ error: For the turnover test it is not said how it went.
      result:
    `,
    { page },
  );
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'turnoverTest: { result: failed }\nwaivers:\n', productionGate);
  checkSeverities(
    rule,
    'turnoverTest: { result: passed, date: 2026-11-01, runBy: }\nwaivers:\n',
    productionGateMissing,
  );
});

test('the fix adds what is missing', () => {
  for (const fragment of ['turnoverTest: { runBy: }', 'turnoverTest: { result: }', 'turnoverTest: { result:, runBy: }'])
    checkFix(rule, fragment, { page });
});
