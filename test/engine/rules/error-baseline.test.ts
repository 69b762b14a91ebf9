import { test } from 'node:test';
import rule from '../../../server/engine/rules/error-baseline.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

test('what is not said is missed', () => {
  checkRule(
    rule,
    `
    adoption:
      errorRate: { baseline: }
    # ^^^^^^^^^ warning: It is not said how often the work was wrong before.
    `,
  );
  checkRule(
    rule,
    `
    adoption:
      errorRate: { baseline: unknown }
      #                      ^^^^^^^ warning: "unknown" stands where the error rate from before belongs
    `,
  );
  checkRule(
    rule,
    `
    adoption:
    status: pilot
    #       ^^^^^ warning: It is not said how often the work was wrong before.
    `,
  );
});

test('any share will do, nothing wrong at all included', () => {
  for (const baseline of ['0', '0%', '8%', '0.08'])
    checkRule(rule, `adoption: { errorRate: { baseline: ${baseline} } }`);
});

test('research is spared', () => {
  checkSeverities(rule, 'adoption: { errorRate: }', {
    none: 'warning',
    research: undefined,
    pilot: 'warning',
    production: 'warning',
  });
});

test('the fix adds it', () => {
  for (const fragment of [
    'adoption:',
    'adoption: { errorRate: }',
    'adoption: { errorRate: TBD }',
    'adoption: { errorRate: { baseline: } }',
    'adoption:\n  errorRate: { baseline: TBD }\n',
  ])
    checkFix(rule, fragment);
});
