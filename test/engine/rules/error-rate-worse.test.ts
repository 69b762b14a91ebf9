import { test } from 'node:test';
import rule from '../../../server/engine/rules/error-rate-worse.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

const rates = (baseline: string, current: string) =>
  `adoption: { errorRate: { baseline: ${baseline}, current: ${current} } }`;

test('more errors than before are named with both figures', () => {
  checkRule(
    rule,
    `
    adoption:
      errorRate: { baseline: 8%, current: 8.5% }
      #                                   ^^^^ warning: The error rate is 8.5% now, and it was 8% before.
    `,
  );
  checkRule(
    rule,
    `
    adoption:
      errorRate: { baseline: 0, current: 0.01 }
      #                                  ^^^^ warning: The error rate is 0.01 now, and it was 0 before.
    `,
  );
});

test('as many or fewer are fine, percentages compared with shares', () => {
  for (const [baseline, current] of [
    ['8%', '8%'],
    ['8%', '0.08'],
    ['0.08', '8%'],
    ['8%', '0'],
  ] as const)
    checkRule(rule, rates(baseline, current));
  checkRule(
    rule,
    'adoption:\n  errorRate: { baseline: 0.08, current: 9% }\n  #                                     ^^ warning: is 9% now\n',
  );
});

test('what is blank, or no share, cannot be compared', () => {
  for (const [baseline, current] of [
    ['', '9%'],
    ['8%', ''],
    ['8%', 'TBD'],
    ['few', '9%'],
    ['8%', '3'],
    ['8', '3%'],
  ] as const)
    checkRule(rule, rates(baseline, current));
});

test('a share of all is compared, and one beyond it only with another', () => {
  const alone = { alone: true };
  checkRule(
    rule,
    'adoption:\n  errorRate: { baseline: 8%, current: 100% }\n  #                                   ^^^^ warning: is 100% now',
    alone,
  );
  checkRule(
    rule,
    'adoption:\n  errorRate: { baseline: 2, current: 3 }\n  #                                  ^ warning: is 3 now',
    alone,
  );
  checkRule(rule, rates('8%', '2'), alone);
  checkRule(rule, rates('100%', '3'), alone);
});

test('research is spared', () => {
  checkSeverities(rule, rates('8%', '9%'), {
    none: 'warning',
    research: undefined,
    pilot: 'warning',
    production: 'warning',
  });
});
