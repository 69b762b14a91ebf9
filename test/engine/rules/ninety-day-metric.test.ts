import { test } from 'node:test';
import rule from '../../../server/engine/rules/ninety-day-metric.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities, foundation } from '../../support/severities.ts';

test('what is not said is named', () => {
  checkRule(
    rule,
    `
    ninetyDayMetric:
    ^^^^^^^^^^^^^^^ error: The ninety-day metric lacks the name, the unit and the start of the ninety days
      name:
      unit:
      start:
    `,
  );
  checkRule(
    rule,
    `
    ninetyDayMetric:
      unit: ""
    # ^^^^ error: lacks the unit
      target: TBD
      #       ^^^ error: "TBD" stands where the target of the metric belongs
    `,
  );
});

test('no metric at all is one finding', () => {
  checkRule(
    rule,
    `
    ninetyDayMetric:
    status: pilot
    #       ^^^^^ error: There is no ninety-day metric
    `,
  );
});

test('a target that is the baseline changes nothing', () => {
  checkRule(
    rule,
    `
    ninetyDayMetric:
      baseline: 40
      target: 40.0
      #       ^^^^ error: The target is the same as the baseline (40.0)
    `,
  );
  checkRule(
    rule,
    `
    ninetyDayMetric:
      baseline: 8%
      target: 0.08
      #       ^^^^ error: The target is the same as the baseline
    `,
  );
});

test('a baseline of 0, shares, negative numbers and a higher target are numbers', () => {
  for (const [baseline, target] of [
    ['0', '40'],
    ['40', '0'],
    ['8%', '3%'],
    ['-5', '5'],
    ['1e3', '10'],
    ['12.5 %', '3'],
  ])
    checkRule(rule, `ninetyDayMetric:\n  baseline: ${baseline}\n  target: ${target}\n`);
});

test('words are no value', () => {
  checkRule(
    rule,
    `
    ninetyDayMetric:
      baseline: about 120
      #         ^^^^^^^^^ error: The baseline of the metric is not a number
      target: 40 hours
      #       ^^^^^^^^ error: The target of the metric is not a number
    `,
  );
});

test('the start is a day', () => {
  checkRule(
    rule,
    `
    ninetyDayMetric:
      start: this autumn
      #      ^^^^^^^^^^^ error: The start of the ninety days is not a date
    `,
  );
  checkRule(rule, 'ninetyDayMetric: { start: 2027-01-01 }');
});

test('even research is warned', () => {
  checkSeverities(rule, 'ninetyDayMetric: { unit: }', foundation);
  checkSeverities(rule, 'ninetyDayMetric: { target: 120 }', foundation);
});

test('the fix adds what is missing', () => {
  for (const fragment of [
    'ninetyDayMetric:',
    'ninetyDayMetric: { name:, unit: }',
    'ninetyDayMetric: { target: TBD }',
    'ninetyDayMetric:\n  start:\n',
  ])
    checkFix(rule, fragment);
});
