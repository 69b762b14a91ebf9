import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toJson } from '../../../server/engine/document/to-json.ts';
import { suppressFix } from '../../../server/engine/fixes/suppress.ts';
import {
  evaluate,
  type Finding,
  parseCharter,
  quickFixes,
  RULES,
  ruleById,
  safeEdits,
} from '../../../server/engine/index.ts';
import { isSuppressible } from '../../../server/engine/suppressions.ts';
import { assertNoWorse, withAnswers } from '../../support/fixes.ts';
import { omissions } from '../../support/omissions.ts';
import { overlay } from '../../support/overlay.ts';
import { completePage, surroundings } from '../../support/page.ts';

const judge = (text: string) => evaluate(parseCharter(text), surroundings());

/** What suppressing a finding of the check makes of a page, filled in or with placeholders. */
const suppressed = (text: string, check: string) => {
  const evaluation = judge(text);
  const finding = evaluation.findings.find((one) => one.check === check);
  assert.ok(finding, `${check} finds something`);
  const edits = safeEdits(evaluation.charter, suppressFix(evaluation.charter, finding));
  return {
    edits,
    plain: withAnswers(text, edits, (hint) => `<${hint}>`),
    after: withAnswers(text, edits),
  };
};
const HEAD = 'apiVersion: charter/v1\nstatus: pilot\n';

test('the comment goes to the end of the line', () => {
  const page = `${HEAD}governance:\n  modelVersion: latest\n  changeNotice: a\n`;
  assert.equal(
    suppressed(page, 'model-version').plain,
    page.replace('latest', 'latest  # charter-ignore model-version: <why it may stay>'),
  );
});

test('where there is a comment it goes above, as far in as its line', () => {
  const page = `${HEAD}governance:\n  modelVersion: latest # who knows\n`;
  assert.equal(
    suppressed(page, 'model-version').plain,
    page.replace('  modelV', '  # charter-ignore model-version: <why it may stay>\n  modelV'),
  );
  const crlf = page.replaceAll('\n', '\r\n');
  assert.ok(
    suppressed(crlf, 'model-version').plain.includes(
      '\r\n  # charter-ignore model-version: <why it may stay>\r\n  modelV',
    ),
  );
});

test('a key whose value is a section takes it at its own line', () => {
  const page = `${HEAD}governance:\n  modelVersion: v7\n`;
  assert.ok(suppressed(page, 'change-notice').plain.includes('governance:  # charter-ignore change-notice: <'));
});

test('what a text runs over takes it above', () => {
  const page = `${HEAD}governance:\n  modelVersion: "latest\n    "\n  changeNotice: a\n`;
  const { after } = suppressed(page, 'model-version');
  assert.ok(
    after.includes('governance:\n  # charter-ignore model-version: said here in words\n  modelVersion: "latest\n'),
  );
});

test('in braces over several lines it goes where it belongs to the value', () => {
  const page = `${HEAD}governance: {\n  changeNotice: a, modelVersion: latest,\n  changeApproval: b\n}\n`;
  assert.ok(suppressed(page, 'model-version').plain.includes('governance: {  # charter-ignore model-version: <'));
});

test('where no comment can belong to it, it is not offered', () => {
  const page = '{ apiVersion: charter/v1, status: pilot, governance: { modelVersion: latest } }\n';
  assert.deepEqual(suppressed(page, 'model-version').edits, []);
});

test('it hides nothing before its reason is filled in', () => {
  const page = `${HEAD}governance:\n  modelVersion: latest\n`;
  const checks = judge(suppressed(page, 'model-version').plain).findings.map(({ check }) => check);
  assert.ok(checks.includes('model-version'));
  assert.ok(checks.includes('suppression-valid'));
});

test('it is offered last, not as the preferred fix, and only for what may be suppressed', () => {
  const page = overlay('whenWrong:\ngovernance: { modelVersion: latest, changeNotice: }\n').text;
  const evaluation = judge(page);
  for (const finding of evaluation.findings) {
    const actions = quickFixes(evaluation, finding.span).filter((action) => action.findings.includes(finding));
    const index = actions.findIndex(({ title }) => title === `Suppress ${finding.check} here, with a reason`);
    assert.equal(index >= 0, isSuppressible(ruleById(finding.check)!), finding.check);
    if (index < 0) continue;
    assert.equal(index, actions.length - 1);
    assert.equal(actions[index]!.preferred, false);
  }
});

/** Holds what suppressing promises of one finding: it is gone, and nothing else has changed. */
function holds(text: string, finding: Finding): void {
  const before = judge(text);
  const edits = safeEdits(before.charter, suppressFix(before.charter, finding));
  if (edits.length === 0) return;
  const [{ span }] = edits as [(typeof edits)[number]];
  assert.equal(edits.length, 1);
  assert.equal(span.start, span.end, 'it only adds');
  const after = withAnswers(text, edits);
  assertNoWorse(text, after);
  const evaluation = judge(after);
  assert.deepEqual(toJson(evaluation.charter.document.root), toJson(before.charter.document.root));
  const count = (one: typeof before) => one.findings.filter(({ check }) => check === finding.check).length;
  assert.ok(count(evaluation) < count(before), `${finding.check} is gone in\n${after}`);
  const others = (one: typeof before) =>
    one.findings.filter(({ check }) => check !== finding.check && check !== 'one-page').map(({ message }) => message);
  assert.deepEqual(
    others(before).filter((message) => !others(evaluation).includes(message)),
    [],
    'no other is hidden',
  );
  assert.ok(!evaluation.findings.some(({ check }) => check === 'suppression-valid'), after);
}

const suppressible = new Set(RULES.filter(isSuppressible).map(({ id }) => id));
const pages = [completePage, overlay('').text, completePage.replace(/ +#.*/g, '')].flatMap((page) =>
  omissions(page).flatMap(({ text, replaced, path }) =>
    /tiers|knownGaps/.test(path) ? [text] : [text, replaced('TBD')],
  ),
);

test('whatever it is offered for is gone, and nothing else has changed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...pages), fc.nat(), fc.boolean(), (page, which, crlf) => {
      const text = crlf ? page.replaceAll('\n', '\r\n') : page;
      const document = parseCharter(text);
      if (document.problems.length > 0) return;
      const found = judge(text).findings.filter(({ check }) => suppressible.has(check));
      if (found.length > 0) holds(text, found[which % found.length]!);
    }),
    { numRuns: 100 },
  );
});
