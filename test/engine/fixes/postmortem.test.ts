import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyEdits, evaluate, parseCharter, postmortemEdits } from '../../../server/engine/index.ts';
import { allFixes, assertNoWorse, withAnswers } from '../../support/fixes.ts';
import { completePage, surroundings } from '../../support/page.ts';

const after = (text: string, retire: boolean) => {
  const { charter } = evaluate(parseCharter(text), surroundings());
  return applyEdits(text, postmortemEdits(charter, retire));
};

suite('postmortem', () => {
  test('adds the seven answers, and leaves the status to who asks', () => {
    const text = 'apiVersion: charter/v1\nname: a\nstatus: pilot # for now\n';
    const written = after(text, false);
    assert.match(written, /^status: pilot # for now$/m);
    assert.deepEqual(
      [...written.matchAll(/^ {2}(\w+): <.*>$/gm)].map(([, key]) => key),
      ['owner', 'integration', 'reviewLoad', 'measurement', 'inputs', 'training', 'usedInDecisions'],
    );
    assert.equal(after(text, true), written.replace('status: pilot', 'status: retired'));
  });

  test('keeps the answers that are there', () => {
    const text = 'apiVersion: charter/v1\nname: a\nstatus: retired\npostmortem: { owner: no, inputs: TBD }\n';
    assert.match(
      after(text, true),
      /^postmortem: \{ owner: no, integration: <.*>, .*inputs: <.*>, .*usedInDecisions: <.*> \}$/m,
    );
    const answered = text.replace(
      /postmortem: .*/,
      'postmortem: { owner: no, integration: no, reviewLoad: yes, measurement: no, inputs: yes, training: no, usedInDecisions: no }',
    );
    assert.equal(after(answered, true), answered);
  });

  test('writes a status where there is none', () => {
    assert.match(after('apiVersion: charter/v1\nname: a\nstatus:\n', true), /^status: retired$/m);
    assert.match(after('apiVersion: charter/v1\nname: a\n', true), /^status: retired$/m);
  });

  test('a page that cannot be read is left alone', () => {
    const text = 'apiVersion: charter/v1\nname: "a\nstatus: pilot\n';
    assert.equal(after(text, true), text);
  });

  test('once answered, the retired page has nothing left to say', () => {
    const { charter } = evaluate(parseCharter(completePage), surroundings());
    const answered = withAnswers(completePage, postmortemEdits(charter, true), () => 'no');
    assertNoWorse(completePage, answered);
    const then = evaluate(parseCharter(answered), surroundings());
    assert.equal(then.earned, 'retired');
    assert.deepEqual(
      allFixes(then).filter(({ rule }) => rule.id === 'retired-postmortem'),
      [],
    );
  });
});
