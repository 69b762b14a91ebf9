import { test } from 'node:test';
import rule from '../../../server/engine/rules/sponsor-named.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

test('a sponsor may be a map or one text', () => {
  for (const sponsor of ['{ name: Jo Doe }', 'Jo Doe <jo@example.com>', '"@jo"', 'Nathan Tbilisi'])
    checkRule(rule, `owners: { sponsor: ${sponsor} }`);
});

test('nobody, and nobody in particular, is no sponsor', () => {
  checkRule(
    rule,
    `
    owners:
      sponsor: leadership - TBD
      #        ^^^^^^^^^^^^^^^^ warning: stands where the name of the sponsor belongs
    `,
  );
  checkRule(
    rule,
    `
    owners:
      sponsor: ""
      ^^^^^^^ warning: Nobody is named as the sponsor
    `,
  );
  checkRule(
    rule,
    `
    owners:
    ^^^^^^ warning: Nobody is named as the sponsor
      sponsor:
    `,
  );
});

test('it is a warning under any label', () => {
  checkSeverities(rule, 'owners: { sponsor: }', {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});

test('the fix adds the sponsor', () => {
  for (const fragment of ['owners: { sponsor: }', 'owners: { sponsor: TBD }', 'owners:\n  sponsor: {}\n', 'owners:'])
    checkFix(rule, fragment);
});
