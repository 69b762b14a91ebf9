import { test } from 'node:test';
import rule from '../../../server/engine/rules/write-back-planned.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

test('a day ahead of today is a plan', () => {
  checkRule(
    rule,
    `
    status: research
    writeBack:
      live: 2027-01-11
      #     ^^^^^^^^^^ information: Write-back is planned for 2027-01-11, in 49 days.
    `,
  );
});

test('where the production gate speaks of it, once is enough', () => {
  for (const label of ['', 'pilot', 'production']) checkRule(rule, `status: ${label}\nwriteBack: { live: 2027-01-11 }`);
});

test('today, a day past, no day and no date are not', () => {
  for (const live of ['2026-11-23', '2026-09-15', 'soon', 'TBD', ''])
    checkRule(rule, `status: research\nwriteBack: { live: "${live}" }`);
});

test('it is information under any label', () => {
  checkSeverities(rule, 'writeBack: { live: 2027-01-11 }', {
    none: 'information',
    research: 'information',
    pilot: 'information',
    production: 'information',
  });
});
