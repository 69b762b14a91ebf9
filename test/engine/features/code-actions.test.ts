import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, evaluate, fixAll, parseCharter, quickFixes, safeEdits } from '../../../server/engine/index.ts';
import { allFixes } from '../../support/fixes.ts';
import { dedent } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { surroundings } from '../../support/page.ts';

const evaluated = (text: string) => evaluate(parseCharter(text), surroundings());
const actionsOn = (text: string, words: string) => {
  const start = text.indexOf(words);
  return quickFixes(evaluated(text), { start, end: start + words.length });
};

test('the fixes of what is under the cursor are offered, and those of the page behind them', () => {
  const text = 'apiVersion: charter/v1\nstatus: pilot\nwriteBack:\n  destination: TBD\n';
  const titles = actionsOn(text, 'TBD').map(({ title }) => title);
  assert.equal(titles[0], 'Add the write-back');
  assert.ok(titles.includes('Add all that pilot still needs'));
  assert.deepEqual(actionsOn(text, 'apiVersion'), []);
});

test('what mends several findings of a place at once comes first there', () => {
  const text = 'apiVersion: charter/v1\nstatus: pilot\nwriteBack:\n  destination: TBD\n';
  const [first, ...others] = actionsOn(text, 'pilot');
  assert.deepEqual([first?.title, first?.preferred], ['Add all that pilot still needs', true]);
  const mended = first!.findings.map(({ check }) => check);
  assert.ok(mended.includes('friction-hours') && mended.includes('operator-owner') && mended.length > 5);
  for (const left of ['write-back', 'label-overclaims', 'model-version']) assert.ok(!mended.includes(left), left);
  assert.ok(others.every(({ title }) => title !== first!.title));
  // In front of a single one it would hide what mends just that.
  const all = actionsOn(text, 'TBD').find(({ title }) => title === first!.title);
  assert.deepEqual([all?.preferred, all?.findings], [false, []]);
});

test('the status is set to what is earned', () => {
  const { text } = overlay('status: production\nwaivers:\n');
  const [action] = actionsOn(text, 'production');
  assert.equal(action!.title, 'Set status to pilot');
  assert.equal(applyEdits(text, action!.edits), text.replace('status: production', 'status: pilot'));
});

test('everything that is offered has something to do', () => {
  for (const text of ['', 'status: pilot\n', '- a\n', 'title: @x\n', 'name: [\n', overlay('owners: TBD').text])
    for (const { edits, creates } of quickFixes(evaluated(text), { start: 0, end: text.length }))
      assert.ok(edits.length + creates.length > 0);
});

test('all that is unambiguous is misspelt keys, wherever they are, and nothing else', () => {
  const text = dedent(`
    apiVersion: charter/v1
    staus: production # so
    writeback: { destinaton: x }
    problem:
      friction_hours: 3
    labelReviewed: last week
    owners: { operator: TBD }
    turnoverTest: { result: pasd }
  `);
  const action = fixAll(evaluated(text))!;
  assert.equal(action.kind, 'source.fixAll.charter');
  const after = applyEdits(text, action.edits);
  assert.equal(
    after,
    text.replace('staus', 'status').replace('writeback', 'writeBack').replace('friction_hours', 'frictionHours'),
  );
  // A key is misspelt only where it stands; mending the outer one shows the inner one.
  assert.match(applyEdits(after, fixAll(evaluated(after))!.edits), /writeBack: \{ destination: x \}/);
  assert.equal(fixAll(evaluated(overlay('').text)), undefined);
});

test('two keys that were meant as one are not both renamed to it', () => {
  const text = 'apiVersion: charter/v1\nwriteback: { destination: a }\nwrite_back: { destination: b }\n';
  const action = fixAll(evaluated(text));
  const after = action ? applyEdits(text, action.edits) : text;
  assert.deepEqual(parseCharter(after).problems, []);
});

test('no fix writes today, a person, or a date that says done', () => {
  for (const fragment of [
    '',
    'status: production\nadoption:\ngovernance:\nturnoverTest:\n',
    'ninetyDayMetric:',
    'owners:',
  ]) {
    const evaluation = evaluated(overlay(fragment).text);
    const edits = allFixes(evaluation).flatMap(({ fix }) => safeEdits(evaluation.charter, fix));
    assert.notDeepEqual(edits, [], fragment);
    const written = edits.flatMap(({ text }) => text.filter((part) => typeof part === 'string'));
    for (const part of written) assert.doesNotMatch(part, /2026-11-2\d|Ana|Sam Lee|Lee Wong|Kim Bo|@/);
  }
});
