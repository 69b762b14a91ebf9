import { test } from 'node:test';
import rule from '../../../server/engine/rules/thirty-day-report.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

test('thirty days after it went live the report is due', () => {
  checkRule(
    rule,
    `
    writeBack: { live: 2026-10-24 }
    adoption:
    ^^^^^^^^ warning: It has been live since 2026-10-24, for 30 days, and there is no report on the first 30.
      thirtyDayReport:
    `,
  );
  checkRule(rule, 'writeBack: { live: 2026-10-25 }\nadoption: { thirtyDayReport: }');
});

test('a placeholder is no report, words and a path are', () => {
  checkRule(
    rule,
    `
    adoption:
      thirtyDayReport: TBD
      #                ^^^ warning: "TBD" stands where the report on the first thirty days belongs
    `,
  );
  for (const report of ['reports/day-30.md', 'reports/none.md', 'told in the all-hands of October'])
    checkRule(rule, `adoption: { thirtyDayReport: ${report} }`);
});

test('what is not live owes no report', () => {
  for (const live of ['', 'TBD', '2026-11-24', 'since summer'])
    checkRule(rule, `writeBack: { live: ${live} }\nadoption: { thirtyDayReport: }`);
});

test('research is spared', () => {
  checkSeverities(rule, 'adoption: { thirtyDayReport: }', {
    none: 'warning',
    research: undefined,
    pilot: 'warning',
    production: 'warning',
  });
});

test('the fix adds the report', () => {
  for (const fragment of ['adoption:', 'adoption: { thirtyDayReport: }', 'adoption: { thirtyDayReport: TBD }'])
    checkFix(rule, fragment);
});
