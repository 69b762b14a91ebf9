import { test } from 'node:test';
import rule from '../../../server/engine/rules/manual-path-retired.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { productionChanges } from '../../support/page.ts';
import { checkSeverities, productionGate, productionGateMissing } from '../../support/severities.ts';

const page = overlay(productionChanges).text;

test('it is switched off by today', () => {
  checkRule(rule, 'adoption: { manualPath: { retired: 2026-11-23 } }', { page });
  checkRule(
    rule,
    `
    adoption:
      manualPath: { retired: 2026-11-24 }
      #                      ^^^^^^^^^^ error: is switched off on 2026-11-24, tomorrow
    `,
    { page },
  );
  checkRule(
    rule,
    `
    adoption:
      manualPath: { retired: yes }
      #                      ^^^ error: is not a date
    `,
    { page },
  );
});

test('what is not said is missed', () => {
  checkRule(
    rule,
    `
    adoption:
    ^^^^^^^^ error: It is not said when the old way by hand was switched off
      manualPath:
    `,
    { page },
  );
  checkRule(
    rule,
    `
    adoption:
      manualPath: { retired: unknown }
      #                      ^^^^^^^ error: "unknown" stands where
    `,
    { page },
  );
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'adoption: { manualPath: { retired: 2030-01-01 } }', productionGate);
  checkSeverities(rule, 'adoption: { manualPath: }', productionGateMissing);
});

test('the fix adds the day', () => {
  for (const fragment of [
    'adoption: { manualPath: }',
    'adoption:',
    'adoption: { manualPath: { retired: } }',
    'adoption: { manualPath: { retired: TBD } }',
    'adoption: { manualPath: TBD }',
  ])
    checkFix(rule, fragment, { page });
});
