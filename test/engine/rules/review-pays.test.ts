import { test } from 'node:test';
import rule from '../../../server/engine/rules/review-pays.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

test('a load that is not below what the problem costs is found, with the arithmetic', () => {
  checkRule(
    rule,
    `
    problem: { frictionHours: 60 }
    review:
      volumePerWeek: 500
      #              ^^^ warning: Review needs 65 h a month (500 × (0.3 × 3 + 0.1 × 9) min / 60 × 52 / 12); the problem costs 60 h a month.
    `,
  );
  checkRule(
    rule,
    `
    problem: { frictionHours: 65 }
    review:
      volumePerWeek: 500
      #              ^^^ warning: Review needs 65 h a month
    `,
  );
});

test('figures that are hardly apart are given with as many digits as tell them apart', () => {
  checkRule(
    rule,
    `
    problem: { frictionHours: 64.999 }
    review:
      volumePerWeek: 500
      #              ^^^ warning: the problem costs 64.999 h a month.
    `,
  );
});

test('hours of another period are counted a month', () => {
  for (const [value, per, words] of [
    [15, 'week', '65 h a month (15 × 52 / 12).'],
    [65, 'month', '65 h a month.'],
    [195, 'quarter', '65 h a month (195 / 3).'],
    [780, 'year', '65 h a month (780 / 12).'],
  ] as const) {
    checkRule(
      rule,
      `
      problem: { frictionHours: { value: ${value}, per: ${per} } }
      review:
        volumePerWeek: 500
        #              ^^^ warning: the problem costs ${words}
      `,
    );
    checkRule(rule, `problem: { frictionHours: { value: ${value + 1}, per: ${per} } }`);
  }
});

test('a load below it is not', () => {
  checkRule(rule, 'problem: { frictionHours: 65.1 }');
});

test('where a figure is missing, nothing is said', () => {
  for (const hours of ['', '{ value: 1, per: fortnight }', '{ per: week }', 'a lot', 'TBD', '0'])
    checkRule(rule, `problem: { frictionHours: ${hours} }`);
  checkRule(rule, 'problem: { frictionHours: 1 }\nreview: { volumePerWeek: }');
  checkRule(rule, 'problem: { frictionHours: 1 }\nreview: { tiers: }');
});

test('it is a warning under any label', () => {
  checkSeverities(rule, 'problem: { frictionHours: 10 }', {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});
