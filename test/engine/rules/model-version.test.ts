import { test } from 'node:test';
import rule from '../../../server/engine/rules/model-version.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities, governance } from '../../support/severities.ts';

test('a version may be anything that names one', () => {
  for (const version of [
    'drafter-2026-08',
    '4.1',
    'v7',
    'gpt-4o',
    '2026-08-01',
    'latexer',
    'auto-1.2',
    'autocoder',
    'max',
  ])
    for (const value of [version, `{ pinned: ${version} }`]) checkRule(rule, `governance: { modelVersion: ${value} }`);
  checkRule(rule, 'governance: { modelVersion: the latest of July 2026 }');
});

test('what is whatever is newest is not pinned', () => {
  for (const version of [
    'latest',
    'Latest',
    'auto',
    '"*"',
    'vendor/drafter:latest',
    'drafter-4o-latest',
    'drafter@latest',
  ])
    checkRule(
      rule,
      `
      governance:
        modelVersion: { pinned: ${version} }
        #                       ${'^'.repeat(version.length)} warning: is whatever version is newest at the time
      `,
    );
  for (const version of ['^1.2', '~2.0.1', '">=1.2"', '1.x', '4.*', 'drafter-*', 'router/auto'])
    checkRule(
      rule,
      `
      governance:
        modelVersion: ${version}
        #             ${'^'.repeat(version.length)} warning: is whatever version is newest at the time
      `,
    );
});

test('a policy for upgrades is no version', () => {
  checkRule(
    rule,
    `
    governance:
      modelVersion: { pinned: , policy: after a week side by side }
    # ^^^^^^^^^^^^ warning: It is not said which version of the model runs
    `,
  );
  checkRule(
    rule,
    `
    governance:
      modelVersion: { pinned: "", policy: after a week side by side }
      #               ^^^^^^ warning: It is not said which version of the model runs
    `,
  );
});

test('what is blank is missed where it belongs', () => {
  checkRule(
    rule,
    `
    governance:
      modelVersion: TBD
      #             ^^^ warning: "TBD" stands where the exact version of the model belongs
    `,
  );
  checkRule(
    rule,
    `
    governance:
      modelVersion: {}
    # ^^^^^^^^^^^^ warning: It is not said which version
    `,
  );
  checkRule(
    rule,
    `
    governance:
    ^^^^^^^^^^ warning: It is not said which version
      modelVersion:
    `,
  );
  checkRule(
    rule,
    `
    status: pilot
    #       ^^^^^ warning: It is not said which version
    governance:
    `,
  );
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'governance: { modelVersion: { pinned: latest } }', governance);
  checkSeverities(rule, 'governance: { modelVersion: }', governance);
});

test('the fix asks for the version', () => {
  for (const fragment of [
    'governance:',
    'governance: { modelVersion: }',
    'governance: { modelVersion: TBD }',
    'governance: { modelVersion: {} }',
    'governance: { modelVersion: { pinned: } }',
    'governance: { modelVersion: { pinned: TBD } }',
  ])
    checkFix(rule, fragment);
});
