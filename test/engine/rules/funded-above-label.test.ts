import { test } from 'node:test';
import rule from '../../../server/engine/rules/funded-above-label.ts';
import { checkRule } from '../../support/marked.ts';

test('money for more than is earned is an error under any label', () => {
  for (const label of ['research', 'pilot', 'production', ''])
    checkRule(
      rule,
      `
      status: ${label}
      whenWrong:
      funding:
        as: pilot
        #   ^^^^^ error: The money was given for pilot, and research is what is earned. Not passed: when-wrong.
      `,
    );
  checkRule(
    rule,
    `
    waivers:
    funding: { as: production, released: 2026-08-01 }
    #              ^^^^^^^^^^ error: given for production, and pilot is what is earned. Not passed: turnover-test-passed.
    `,
  );
});

test('only the checks of what the money is for are named', () => {
  checkRule(
    rule,
    `
    whenWrong:
    waivers:
    funding: { as: pilot }
    #              ^^^^^ error: Not passed: when-wrong. Money
    `,
  );
  checkRule(
    rule,
    `
    whenWrong:
    waivers:
    funding: { as: production }
    #              ^^^^^^^^^^ error: Not passed: when-wrong, turnover-test-passed. Money
    `,
  );
});

test('money for as much or less is not, nor for what a waiver stands in for', () => {
  checkRule(rule, 'waivers:\nfunding: { as: pilot }');
  checkRule(rule, 'whenWrong:\nfunding: { as: research }');
  checkRule(rule, 'funding: { as: production }');
});

test('without money, of an unknown label, and where nothing is earned there is nothing to say', () => {
  for (const as of ['', 'TBD', 'demo', 'retired']) checkRule(rule, `whenWrong:\nfunding: { as: ${as} }`);
  checkRule(rule, 'status: retired\nwhenWrong:\nfunding: { as: production }');
  checkRule(rule, 'apiVersion: charter/v1\nfunding: { as: production }\ntitle: "\n', { page: null });
});
