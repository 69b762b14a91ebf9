import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completed } from '../../../support/completed.ts';
import { completePage } from '../../../support/page.ts';

test('behind a colon the values are those of the key', () => {
  const { labels, taken } = completed('status: pi$0\n');
  assert.deepEqual(labels, ['research', 'pilot', 'production', 'retired']);
  assert.equal(taken('pilot'), 'status: pilot\n');
  assert.deepEqual(completed('title: $0\n').labels, []);
  assert.deepEqual(completed('governance: { customerFacing: $0 }').labels, ['true', 'false']);
  assert.equal(completed('inputs:\n  knownGaps: $0').labels[0], 'none');
  assert.deepEqual(completed('status:\n  $0').labels, ['research', 'pilot', 'production', 'retired']);
});

test('a value that is there is replaced whole, and a comment behind it stays', () => {
  assert.equal(completed('status: pi$0lot # claimed\n').taken('retired'), 'status: retired # claimed\n');
  assert.equal(completed('status: $0 # claimed\n').taken('retired'), 'status: retired # claimed\n');
  assert.equal(completed('status: "pi$0lot"\n').taken('retired'), 'status: retired\n');
  assert.equal(
    completed('funding: { as: $0research, released: 2026-01-01 }\n').taken('pilot'),
    'funding: { as: pilot, released: 2026-01-01 }\n',
  );
});

test('over a placeholder all values are offered, whatever it says', () => {
  const { items } = completed('writeBack:\n  method: <api | queue>$0\n');
  assert.deepEqual(
    items.map(({ filter }) => filter),
    items.map(() => '<api | queue>'),
  );
  assert.equal(items.length, 5);
});

test('in braces a comma takes a word and goes on', () => {
  assert.deepEqual(completed('owners: { operator: { kind: $0 } }').item('vendor').commits, [',']);
  assert.equal(completed('owners:\n  operator:\n    kind: $0').item('vendor').commits, undefined);
});

test('hours and money come with their period', () => {
  const friction = completed('problem:\n  frictionHours: $0\n');
  assert.ok(friction.labels.includes('{ value: …, per: week }'));
  assert.equal(friction.taken('{ value: …, per: week }'), 'problem:\n  frictionHours: { value: <hours>, per: week }\n');
  const budget = completed('maintenance:\n  budget: $0\n');
  assert.equal(
    budget.snippet('{ amount: …, currency: …, per: month }'),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of snippets
    '{ amount: ${1:<amount>}, currency: ${2:<EUR>}, per: month \\}',
  );
  assert.deepEqual(completed('maintenance: { budget: { hours: 6, per: $0 } }').labels, [
    'week',
    'month',
    'quarter',
    'year',
  ]);
  assert.deepEqual(completed('problem:\n  frictionHours: 12$0\n').labels, []);
});

test('a value in braces is offered where one belongs', () => {
  assert.equal(
    completed('adoption:\n  usage: $0\n').taken('{ share, measured }'),
    'adoption:\n  usage: { share: <share>, measured: <YYYY-MM-DD> }\n',
  );
});

test('the last tier takes what no other does', () => {
  assert.deepEqual(completed('review:\n  tiers:\n    - { name: a, when: $0 }').labels, ['otherwise']);
});

test('the checks that may be waived are those of production alone, those that do not pass first', () => {
  const page = completePage.replace(/^waivers:[\s\S]*?\n(?=#)/m, 'waivers:\n  - { check: $0 }\n');
  const { labels, item, taken } = completed(page);
  assert.equal(labels[0], 'turnover-test-passed');
  assert.equal(item('turnover-test-passed').detail, 'not passed');
  assert.match(item('weekly-review').about, /To pass/);
  for (const id of ['operator-owner', 'write-back', 'model-version', 'schema']) assert.ok(!labels.includes(id), id);
  assert.ok(taken('weekly-review').includes('{ check: weekly-review }'));
  // Those that are waived already are not offered again; the one that is typed over is.
  const second = completed('waivers:\n  - { check: weekly-review }\n  - { check: write$0 }\n').labels;
  assert.ok(!second.includes('weekly-review') && second.includes('write-back-live'));
  assert.ok(completed('waivers:\n  - check: weekly$0-review\n').labels.includes('weekly-review'));
});

test('in a comment a suppression is begun, and its checks are those that may be suppressed', () => {
  const begun = completed('title: x # cha$0\n');
  assert.deepEqual(begun.labels, ['charter-ignore']);
  assert.equal(begun.taken('charter-ignore'), 'title: x # charter-ignore <id of a check>: <why it may stay>\n');
  const page = 'status: pilot\nproblem:\n  frictionHours: 1\nwriteBack:\n  method: manual # charter-ignore $0\n';
  const { labels, item, taken } = completed(page);
  assert.equal(labels[0], 'manual-write-back');
  assert.equal(item('manual-write-back').detail, 'found here');
  for (const id of ['operator-owner', 'label-review', 'schema']) assert.ok(!labels.includes(id), id);
  assert.ok(taken('one-page').endsWith('# charter-ignore one-page: <why it may stay>\n'));
  const more = completed('title: x # charter-ignore one-page, mod$0: long');
  assert.ok(!more.labels.includes('one-page'));
  assert.ok(more.taken('model-version').endsWith('one-page, model-version: long'));
  assert.deepEqual(completed('title: x # charter-ignore one-page: bec$0').labels, []);
  assert.deepEqual(completed('title: x # some words $0').labels, []);
});

test('a comment behind a key without a value is a comment, and in front of it a value may be written', () => {
  assert.deepEqual(completed('status: # one of p$0\n').labels, []);
  const begun = completed('review: #$0\n  volumePerWeek: 3\n');
  assert.equal(
    begun.taken('charter-ignore').split('\n')[0],
    'review: # charter-ignore <id of a check>: <why it may stay>',
  );
  assert.ok(completed('review: # charter-ignore rev$0\n  volumePerWeek: 3\n').labels.includes('review-pays'));
  for (const gap of [' ', ''])
    assert.equal(completed(`status: $0${gap}# one of four\n`).taken('pilot'), 'status: pilot # one of four\n');
});

test('each question of a postmortem is answered by yes or no', () => {
  assert.deepEqual(completed('postmortem:\n  owner: $0\n').labels, ['yes', 'no']);
  assert.equal(completed('postmortem: { inputs: n$0 }').taken('no'), 'postmortem: { inputs: no }');
  assert.deepEqual(completed('postmortem: $0\n').labels.includes('yes'), false);
});
