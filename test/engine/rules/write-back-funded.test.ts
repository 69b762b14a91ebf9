import { test } from 'node:test';
import rule from '../../../server/engine/rules/write-back-funded.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

test('funding without a budget line for the integration is found where the line belongs', () => {
  checkRule(
    rule,
    `
    writeBack:
    ^^^^^^^^^ warning: There is funding, and none of it is said to be for the integration.
      budgetLine:
    `,
  );
  checkRule(
    rule,
    `
    writeBack:
      budgetLine: TBD
      #           ^^^ warning: stands where the budget line of the integration belongs
    funding: { as: pilot, released: }
    `,
  );
});

test('money that was released is funding, whatever it is for', () => {
  checkRule(
    rule,
    `
    writeBack:
    ^^^^^^^^^ warning: There is funding
      budgetLine:
    funding: { as: , released: 2026-08-01 }
    `,
  );
});

test('without funding none is needed', () => {
  for (const funding of ['', '{}', 'TBD', '{ as: , released: }', '{ as: TBD, released: "" }'])
    checkRule(rule, `writeBack: { budgetLine: }\nfunding: ${funding}`);
});

test('it is a warning under any label', () => {
  checkSeverities(rule, 'writeBack: { budgetLine: }', {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});

test('the fix adds the line', () => {
  for (const fragment of ['writeBack: { budgetLine: }', 'writeBack: { budgetLine: TBD }', 'writeBack:'])
    checkFix(rule, fragment);
});
