import assert from 'node:assert/strict';
import {
  applyEdits,
  describeReadiness,
  type Evaluation,
  evaluate,
  fixAll,
  hover,
  indexLines,
  isCharter,
  parseCharter,
  quickFixes,
  RULES,
  scaffoldNextLabel,
} from '../../server/engine/index.ts';
import { surroundings } from './page.ts';

const groupOf = new Map(RULES.map(({ id, group }) => [id, group]));

/**
 * Holds what is true of any text whatever: nothing throws; each finding has words and a place that can be seen; what
 * cannot be read earns no label, and nothing is said of what may only be unreadable.
 */
export function assertSound(text: string): Evaluation {
  const document = parseCharter(text);
  const evaluation = evaluate(document, surroundings());
  const { findings, earned, gates, crashes, declared } = evaluation;
  assert.deepEqual(crashes, []);
  isCharter(document);
  describeReadiness(evaluation);
  const lines = indexLines(text);
  const visible = text.trim() !== '' && text.trim() !== '\uFEFF';
  for (const { span, message, check } of findings) {
    assert.ok(message.length > 20, `${check} says something`);
    assert.ok(span.start >= 0 && span.end <= text.length, `${check} is on the page`);
    if (!visible) continue;
    assert.ok(span.end > span.start, `the range of ${check} is not empty`);
    assert.equal(lines.position(span.start).line, lines.position(span.end).line, `${check} is on one line`);
    // A control character is shown, though it counts as white space.
    assert.doesNotMatch(text.slice(span.start, span.end), /^[ \t\r\n\uFEFF]*$/, `the range of ${check} can be seen`);
    if (lines.count > 3) assert.ok(span.end - span.start < text.trim().length, `${check} is not about the whole file`);
  }
  if (document.problems.length > 0) {
    assert.equal(earned, null);
    if (declared !== 'retired') for (const gate of Object.values(gates)) assert.equal(gate.unknown.length, 10);
    assert.ok(findings.some(({ check }) => check === 'yaml-syntax'));
    const others = findings.filter(({ check, missing }) => groupOf.get(check) !== 'Text' || missing);
    assert.deepEqual(others, [], 'nothing is said of what may only be unreadable');
  } else assert.notEqual(earned, null);
  const at = findings[0]?.span ?? { start: 0, end: 0 };
  for (const { edits } of quickFixes(evaluation, at)) applyEdits(text, edits);
  fixAll(evaluation);
  scaffoldNextLabel(evaluation)?.edits(evaluation.charter);
  for (const offset of [0, at.start, Math.floor(text.length / 2), text.length]) hover(evaluation, offset);
  return evaluation;
}
