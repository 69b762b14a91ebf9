import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waiveFix } from '../../../server/engine/fixes/waive.ts';
import { evaluate, parseCharter, quickFixes, RULES, safeEdits } from '../../../server/engine/index.ts';
import { isWaivable } from '../../../server/engine/waivers.ts';
import { assertNoWorse, withAnswers } from '../../support/fixes.ts';
import { dedent } from '../../support/marked.ts';
import { omissions } from '../../support/omissions.ts';
import { overlay } from '../../support/overlay.ts';
import { completePage, productionChanges, surroundings, today } from '../../support/page.ts';

const judge = (text: string) => evaluate(parseCharter(text), surroundings());
const ITEM =
  '{ check: weekly-review, reason: <why it may wait>, until: 2027-02-23, approvedBy: "<who answers for it>" }';

/** What waiving the check makes of a page, filled in or with placeholders. */
const waived = (text: string, check = 'weekly-review') => {
  const evaluation = judge(text);
  const finding = evaluation.findings.find((one) => one.check === check);
  assert.ok(finding, `${check} finds something`);
  const fix = waiveFix(evaluation.charter, finding, today, 92);
  const edits = fix ? safeEdits(evaluation.charter, fix) : [];
  return { edits, plain: withAnswers(text, edits, (hint) => `<${hint}>`), after: withAnswers(text, edits) };
};
const page = (waivers: string) =>
  `apiVersion: charter/v1\nstatus: production\nninetyDayMetric:\n  lastReviewed: 2026-01-01\n\nfunding: { as: pilot }\n${dedent(waivers)}`;
const becomes = (waivers: string, then: string) => assert.equal(waived(page(waivers)).plain, page(then));

test('the section is added at its canonical place', () => {
  assert.equal(
    waived('apiVersion: charter/v1\nstatus: production\nninetyDayMetric:\n  lastReviewed: 2026-01-01\npostmortem:\n')
      .plain,
    `apiVersion: charter/v1\nstatus: production\nninetyDayMetric:\n  lastReviewed: 2026-01-01\nwaivers:\n  - ${ITEM}\npostmortem:\n`,
  );
  becomes('', `\n\nwaivers:\n  - ${ITEM}\n`);
  becomes('waivers:\n', `waivers:\n  - ${ITEM}\n`);
  becomes('waivers: [] # none yet\n', `waivers: # none yet\n  - ${ITEM}\n`);
  becomes('waivers: TBD\nx-a: 1\n', `waivers:\n  - ${ITEM}\nx-a: 1\n`);
});

test('an item is added behind the last of a list, in its style', () => {
  const first = '{ check: x, reason: y } # why';
  becomes(`waivers:\n  - ${first}\n`, `waivers:\n  - ${first}\n  - ${ITEM}\n`);
  becomes(
    `waivers:\n- ${first}\n  # its own\n# next\nx-a: 1\n`,
    `waivers:\n- ${first}\n  # its own\n- ${ITEM}\n# next\nx-a: 1\n`,
  );
  becomes(
    'waivers:\n    - check: x\n      reason: y # why\n      # its own\n    # of nobody\n',
    `waivers:\n    - check: x\n      reason: y # why\n      # its own\n    - ${ITEM}\n    # of nobody\n`,
  );
  becomes('waivers:\n  - { check: x }', `waivers:\n  - { check: x }\n  - ${ITEM}`);
});

test('also in brackets', () => {
  becomes('waivers: [{ check: x }] # all\n', `waivers: [{ check: x }, ${ITEM}] # all\n`);
  becomes('waivers: [\n  { check: x }, # why\n]\n', `waivers: [\n  { check: x }, ${ITEM}, # why\n]\n`);
});

test('line ends are kept', () => {
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  assert.equal(
    waived(crlf(page('waivers:\n  - { check: x }\n'))).plain,
    crlf(page(`waivers:\n  - { check: x }\n  - ${ITEM}\n`)),
  );
});

test('where there is a waiver for it already, or no list to add to, it is not offered', () => {
  assert.deepEqual(waived(page('waivers: [{ check: weekly-review }]\n')).edits, []);
  assert.deepEqual(waived(page('waivers: all\n')).edits, []);
});

test('it is offered for what failed of production alone, and not as the preferred fix', () => {
  const fragment = 'whenWrong:\nwaivers:\nninetyDayMetric: { lastReviewed: 2026-01-01 }\ntitle: TBD\n';
  const evaluation = judge(overlay(`status: production\n${fragment}`).text);
  const offered = evaluation.findings.flatMap(({ check, span }) =>
    quickFixes(evaluation, span).flatMap(({ title, preferred, findings }) =>
      title.startsWith('Waive') && findings[0]?.check === check ? [`${title} ${preferred}`] : [],
    ),
  );
  assert.deepEqual([...new Set(offered)].sort(), [
    'Waive turnover-test-passed for now, with a reason false',
    'Waive weekly-review for now, with a reason false',
  ]);
});

test('filled in, it holds, and nothing else has changed', () => {
  const production = overlay(productionChanges).text;
  let done = 0;
  for (const base of [
    production,
    `${production}waivers:\n  - { check: x }  # a\n`,
    completePage.replace('pilot ', 'production '),
  ])
    for (const { text } of omissions(base)) {
      const { findings, gates } = judge(text);
      for (const { id } of RULES.filter(isWaivable)) {
        if (!gates.production.failed.includes(id) || !findings.some(({ check }) => check === id)) continue;
        const { after, plain, edits } = waived(text, id);
        if (edits.length === 0) continue;
        done++;
        for (const { span } of edits) assert.equal(span.start, span.end, 'it only adds');
        assertNoWorse(text, after);
        assert.ok(judge(plain).gates.production.failed.includes(id), 'not before it is filled in');
        assert.ok(judge(after).gates.production.waived.includes(id), after);
        assert.ok(!judge(after).findings.some(({ check }) => check === id));
      }
    }
  assert.ok(done > 30, `${done} times`);
});
