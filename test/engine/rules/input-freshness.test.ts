import { test } from 'node:test';
import rule from '../../../server/engine/rules/input-freshness.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';

test('from pilot up it is missed where it is not said', () => {
  for (const label of ['', 'pilot', 'production'])
    checkRule(
      rule,
      `
      inputs:
      ^^^^^^ warning: It is not said how old the input may be.
        freshness:
      status: ${label}
      `,
    );
  checkRule(
    rule,
    `
    inputs:
      freshness: TBD
      #          ^^^ warning: stands where how old the input may be belongs
    `,
  );
});

test('research finds out', () => {
  checkRule(rule, 'status: research\ninputs: { freshness: }');
});

test('any words will do', () => {
  for (const freshness of ['under 24 hours', 'live', '1h']) checkRule(rule, `inputs: { freshness: ${freshness} }`);
});

test('the fix adds it', () => {
  for (const fragment of ['inputs: { freshness: }', 'inputs: { freshness: TBD }', 'inputs:']) checkFix(rule, fragment);
});
