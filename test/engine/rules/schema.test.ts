import assert from 'node:assert/strict';
import { test } from 'node:test';
import rule from '../../../server/engine/rules/schema.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';

test('an unknown key is named, with the nearest that the format has', () => {
  checkRule(
    rule,
    `
    writeback: { destination: case system }
    ^^^^^^^^^ error: "writeback" is not a key of a charter. What no check recognizes, no check can count. Did you mean "writeBack"? Keys of your own begin with x-.
    `,
    { page: 'apiVersion: charter/v1\n' },
  );
  checkRule(
    rule,
    `
    problem:
      friction_hours: 3
    # ^^^^^^^^^^^^^^ error: Did you mean "frictionHours"?
      frictionHours:
    `,
  );
  checkRule(
    rule,
    `
    review:
      tiers:
        - { name: a, when: otherwise, decison: reject }
        #                             ^^^^^^^ error: "decison" is not a key of review.tiers. What no check recognizes, no check can count. Did you mean "decision"?
    `,
  );
});

test('a key that is like no other, or whose likeness is there already, gets no guess', () => {
  checkRule(
    rule,
    `
    colour: green
    ^^^^^^ error: "colour" is not a key of a charter. What no check recognizes, no check can count. Keys of your own begin with x-.
    `,
  );
  const { findings } = checkRule(
    rule,
    `
    owners:
      operator: { name: Ana, nam: Ben }
      #                      ^^^ error: Its keys are name, contact, kind, until
    `,
  );
  assert.deepEqual(findings[0]!.fixes, []);
});

test('keys of ones own are allowed at every level', () => {
  checkRule(
    rule,
    `
    x-team: catalog
    x-: 1
    problem: { x-cost: [1, 2] }
    owners: { operator: { x-phone: 1 } }
    review: { tiers: [ { name: a, when: otherwise, decision: reject, x-note: { a: b } } ] }
    `,
  );
});

test('a key that comes from nowhere else: prototypes, numbers, dots, slashes, nothing', () => {
  for (const key of ['__proto__', 'constructor', 'toString', '5', 'a.b', 'a/b', 'a~1b', 'owners.operator'])
    checkRule(rule, `${key}: 1\n${'^'.repeat(key.length)} error: "${key}" is not a key of a charter`);
  checkRule(
    rule,
    `
    : 1
    ^ error: There is a colon without a key in front of it
    `,
  );
  checkRule(rule, `problem:\n  __proto__: 1\n  ^^^^^^^^^ error: "__proto__" is not a key of problem`);
});

test('the version is the one key that has to be there', () => {
  checkRule(rule, 'apiVersion: charter/v1\n', { page: null });
  checkRule(
    rule,
    `
    # comment
    name: drafts
    ^^^^^^^^^^^^ error: The version of the format is missing
    `,
    { page: null },
  );
  checkRule(
    rule,
    `
    apiVersion: ""
    ^^^^^^^^^^ error: The version of the format is missing
    `,
  );
  checkRule(
    rule,
    `
    apiVersion: charter/v2
    #           ^^^^^^^^^^ error: "charter/v2" is not a value of apiVersion. What no check recognizes, no check can count. Did you mean "charter/v1"?
    `,
  );
});

test('any other value may be blank', () => {
  for (const blank of [
    '',
    '~',
    'null',
    '""',
    '" "',
    '[]',
    '{}',
    'TBD',
    '<x>',
    '[x]',
    '{{x}}',
    'n/a',
    '???',
    'To be decided.',
  ]) {
    // Where the format has a list, one word in brackets is a list of one word.
    const list = blank === '[x]' ? '[TBD]' : blank;
    checkRule(
      rule,
      `
      apiVersion: charter/v1
      name: ${blank}
      status: ${blank}
      labelReviewed: ${blank}
      problem: ${blank}
      owners: ${blank}
      workflow: { trigger: ${blank} }
      inputs: { schema: ${blank}, knownGaps: ${list} }
      review: { volumePerWeek: ${blank}, tiers: ${list}, checklist: ${blank} }
      writeBack: { method: ${blank}, live: ${blank} }
      ninetyDayMetric: { baseline: ${blank}, result: ${blank} }
      turnoverTest: { result: ${blank}, date: ${blank} }
      maintenance: { budget: ${blank} }
      governance: { customerFacing: ${blank}, modelVersion: ${blank} }
      adoption: { errorRate: { current: ${blank} }, usage: { share: ${blank} } }
      funding: { as: ${blank} }
      waivers: ${list}
      postmortem: ${blank}
      `,
      { page: null },
    );
  }
});

test('a value is of the kind that the format wants', () => {
  checkRule(
    rule,
    `
    status: live
    #       ^^^^ error: "live" is not a value of status
    labelReviewed: last week
    #              ^^^^^^^^^ error: labelReviewed is not a date. What no check recognizes, no check can count. Write it as YYYY-MM-DD
    problem: everything
    #        ^^^^^^^^^^ error: problem is not a group of keys
    review: { volumePerWeek: "500", capacityHoursPerWeek: 20 h }
    #                        ^^^^^ error: review.volumePerWeek is not a number
    #                                                     ^^^^ error: review.capacityHoursPerWeek is not a number
    governance: { customerFacing: yes }
    #                             ^^^ error: governance.customerFacing is neither true nor false
    adoption: { usage: { share: 1.5, measured: 2026-02-30 } }
    #                           ^^^ error: adoption.usage.share is not a share
    #                                          ^^^^^^^^^^ error: There is no 2026-02-30 in the calendar
    whenWrong: { detect: { by: hand } }
    #                    ^^^^^^^^^^^^ error: whenWrong.detect is not a single value
    waivers: none at all
    #        ^^^^^^^^^^^ error: waivers is not a list
    `,
  );
});

test('a value that is misspelt, short or long is guessed where it can mean but one', () => {
  checkRule(
    rule,
    `
    status: prod
    #       ^^^^ error: Did you mean "production"? It may be one of research, pilot, production, retired.
    problem: { frictionHours: { value: 3, per: weekly } }
    #                                          ^^^^^^ error: Did you mean "week"?
    writeBack: { method: File }
    #                    ^^^^ error: Did you mean "file-feed"?
    turnoverTest: { result: pased }
    #                       ^^^^^ error: Did you mean "passed"?
    `,
  );
  checkFix(rule, 'status: "Prod"\n');
  for (const vague of ['re', 'pr', 'pilot for one team', 'live']) {
    const mark = `#       ${'^'.repeat(vague.length)} error: no check can count. It may be one of research`;
    const { findings } = checkRule(rule, `status: ${vague}\n${mark}\n`);
    assert.deepEqual(findings[0]!.fixes, [], vague);
  }
});

test('an item that is a word where keys belong is called one of its list', () => {
  checkRule(
    rule,
    `
    waivers: [word]
    #         ^^^^ error: An entry of waivers is not a group of keys
    `,
  );
});

test('a key that is more than misspelt is not renamed, which would lose what it says', () => {
  checkRule(
    rule,
    `
    workflow: {trigger:an alarm, output:text}
    #          ^^^^^^^^^^^^^^^^ error: "trigger:an alarm" has no space behind its colon
    #                            ^^^^^^^^^^^ error: Leave one: "output: text".
    inputs: { knownGaps: [{ gap: Case history, missing plan, plan: backfill }] }
    #                                          ^^^^^^^^^^^^ error: stands alone between braces, where a comma ends a value. What no check recognizes, no check can count. Put a text that has a comma in it in quotes.
    ninetyDayMetric: { target: 1,000, basline: }
    #                            ^^^ error: "000" stands alone between braces
    #                                 ^^^^^^^ error: Did you mean "baseline"?
    `,
    { page: 'apiVersion: charter/v1\n' },
  );
  assert.match(
    checkFix(rule, 'workflow: {trigger:an alarm, output: text} # c\n', { page: 'apiVersion: charter/v1\n' }).after,
    /workflow: \{trigger: an alarm, output: text\} # c\n/,
  );
});

test('a space that nobody sees is said', () => {
  checkRule(
    rule,
    `
    owners:
    \u00a0\u00a0operator: Ana
    ^^^^^^^^^^ error: In "operator" there is a space that is no ordinary one (U+00A0)
    inputs:
      freshness\u00a0: today
      ^^^^^^^^^^ error: Delete the spaces there, and type them again.
    problem:
      statement:\u202fwords
    # ^^^^^^^^^^^^^^^^ error: problem is not a group of keys: there is a space in it that is no ordinary one (U+202F)
    `,
  );
});

test('shares are 0 to 1 or percentages; amounts are numbers or percentages', () => {
  checkRule(
    rule,
    `
    adoption: { usage: { share: 0 }, errorRate: { baseline: 100%, current: 2.5 % } }
    ninetyDayMetric: { baseline: 250%, target: -3 }
    `,
  );
  checkRule(
    rule,
    `
    adoption: { usage: { share: 101% }, errorRate: { baseline: -1%, current: half } }
    #                           ^^^^ error
    #                                                          ^^^ error
    #                                                                        ^^^^ error
    ninetyDayMetric: { result: { value: many } }
    #                                   ^^^^ error
    `,
  );
});

test('what may be written in several ways may', () => {
  checkRule(
    rule,
    `
    problem: { frictionHours: { value: 30, per: week } }
    owners:
      operator: Ana Ruiz <ana.ruiz@example.com>
      technical: "@sam-lee"
      sponsor: [ Lee Wong, Kim Bo ]
    review: { checklist: [ Is it right? ] }
    workflow: { trigger: [ a, b ], output: 5 }
    inputs: { schema: { anything: [ at all ] }, knownGaps: none }
    governance: { modelVersion: drafter-2026-08, prompts: prompts/suppression.md }
    maintenance: { budget: { amount: 1200, currency: EUR, per: month } }
    postmortem: { owner: no, integration: no, reviewLoad: yes, measurement: true, inputs: yes, training: no, usedInDecisions: no }
    `,
  );
});

test('a page that is no map of keys', () => {
  for (const text of ['- a\n', 'charter\n', '[a, b]\n', '"a text"\n'])
    checkRule(rule, `${text}${'^'.repeat(text.trim().length)} error: This page is not a list of keys and values`, {
      page: null,
    });
});

test('several faults of one value are one finding', () => {
  checkRule(
    rule,
    `
    adoption: { usage: { share: [1, 2] } }
    #                           ^^^^^^ error
    `,
  );
});

test('the fix spells the key as the format does, and touches nothing else', () => {
  const { before, after } = checkFix(rule, 'writeback: { destination: x } # so\n', {
    page: 'apiVersion: charter/v1\n',
  });
  assert.equal(after, before.replace('writeback', 'writeBack'));
  checkFix(rule, '"writeback": { destination: x }\n', { page: 'apiVersion: charter/v1\n' });
  checkFix(rule, 'status: pilto\n');
  checkFix(rule, 'apiVersion: charter/v2\n');
  checkFix(rule, 'apiVersion:\n');
  checkFix(rule, '# a page\nname: x\n', { page: null });
});
