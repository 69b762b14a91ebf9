import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, parseCharter, type Surroundings } from '../../../server/engine/index.ts';
import { DEFAULT_POLICY, type Words } from '../../../server/engine/policy/policy.ts';
import rule from '../../../server/engine/rules/metric-impression.ts';
import { checkRule } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { surroundings } from '../../support/page.ts';
import { checkSeverities } from '../../support/severities.ts';

const fires = (name: string, given: Partial<Surroundings> = {}) =>
  evaluate(
    parseCharter(overlay(`ninetyDayMetric: { name: ${JSON.stringify(name)} }`).text),
    surroundings(given),
  ).reports.has(rule.id);
const policy = (impressions: Words) => ({
  policy: { ...DEFAULT_POLICY, words: { ...DEFAULT_POLICY.words, impressions } },
});

test('an impression is named', () => {
  checkRule(
    rule,
    `
    ninetyDayMetric:
      name: Applause at the demo
      #     ^^^^^^^^^^^^^^^^^^^^ warning: "demo and applause" names an impression
    `,
  );
});

test('impressions', () => {
  for (const name of [
    'Demo',
    'Successful demos given',
    'APPLAUSE',
    'Share of drafts that looks good',
    'Industry awards won',
    'Stakeholder satisfaction',
    "Stakeholders' satisfaction",
    "The stakeholder's overall satisfaction",
    'Leadership excitement',
    'Leadership team confidence',
    'Confidence of leadership',
    'Confidence score of our key stakeholders',
    'Excitement among executives',
    'Satisfaction rating from the leadership survey',
    "Leaders' confidence",
    'Stakeholder group satisfaction',
    'General executive excitement',
    'Executive general confidence',
    'Leadership average satisfaction',
    'Satisfaction amongst executives',
    'Confidence by leaders',
    'Excitement within leadership',
    'Satisfaction across executives',
    'Satisfaction of our key executives',
  ])
    assert.ok(fires(name), name);
});

test('numbers of the work, with words that only look alike', () => {
  for (const name of [
    'Hours spent on suppression cases',
    'Demographic coverage',
    'Cases reviewed by democracy team',
    'Customer satisfaction score',
    'Customer satisfaction score by stakeholder group',
    'User satisfaction',
    'Width of the confidence interval',
    'Confidence interval of the stakeholder count',
    'Model confidence above 0.9',
    'Stakeholder requests answered in a day',
    'Days until leadership approves',
    'Goods that look right',
    'Awarded',
    'Employee satisfaction of the night shift',
    'Steward hours',
    'Satisfaction of the night shift',
    'Satisfaction of everybody but the executives',
    'Cases sent to leadership and satisfaction of the night shift',
    ...['Client', 'User', 'Employee', 'Patient', 'Citizen', 'Student'].map(
      (who) => `${who} satisfaction by stakeholder`,
    ),
  ])
    assert.ok(!fires(name), name);
});

test('what is blank is not judged', () => {
  for (const name of ['', '""', 'TBD', '[a demo]']) checkRule(rule, `ninetyDayMetric: { name: ${name} }`);
  assert.ok(fires(`${'a '.repeat(248)}demo`), '500 characters');
  assert.ok(!fires(`${'a '.repeat(248)}demos`), '501 characters');
});

test('a policy adds words and exempts words', () => {
  assert.ok(fires('Standing ovations per quarter', policy({ add: ['Standing Ovation'], exempt: [] })));
  assert.ok(!fires('Understanding ovation', policy({ add: ['standing ovation'], exempt: [] })));
  assert.ok(!fires('Demos booked', policy({ add: [], exempt: ['demo'] })));
  assert.ok(fires('Applause', policy({ add: [], exempt: ['demo'] })));
  assert.ok(!fires('Leadership confidence', policy({ add: [], exempt: ['Confidence'] })));
  assert.ok(!fires('Leadership confidence after the demo', policy({ add: [], exempt: ['*'] })));
  assert.ok(!fires('Hours', policy({ add: ['…', ''], exempt: [] })));
});

test('it is a warning under every label', () => {
  checkSeverities(rule, 'ninetyDayMetric: { name: Applause }', {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});
