import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { belongsInChangeLog, type Comparison, compareEvaluations } from '../../../server/engine/compare/compare.ts';
import { type CharterChange, evaluate, parseCharter, type Surroundings } from '../../../server/engine/index.ts';
import { overlay, sectionsOf } from '../../support/overlay.ts';
import { completePage, productionChanges, surroundings } from '../../support/page.ts';

const evaluated = (text: string, given: Partial<Surroundings> = {}) =>
  evaluate(parseCharter(text), surroundings(given));

/** What differs once fragments are laid over the complete page. */
function compared(before: string, after: string, page = completePage): Comparison {
  return compareEvaluations(evaluated(overlay(before, page).text), evaluated(overlay(after, page).text));
}

function told({ changes }: Comparison, kind?: CharterChange['kind']): string[] {
  return changes.filter((change) => !kind || change.kind === kind).map(({ effect, text }) => `${effect}: ${text}`);
}

suite('two versions of a charter', () => {
  test('order, comments, quotes, short forms and the spelling of numbers make no difference', () => {
    const reordered = sectionsOf(completePage)
      .reverse()
      .map(({ text }) => text)
      .join('# a comment\n');
    assert.deepEqual(told(compareEvaluations(evaluated(completePage), evaluated(reordered))), []);
    const spelling = `
owners: { operator: Ana Ruiz <ana.ruiz@example.com> }
problem: { frictionHours: { value: 120.0, per: month } }
governance: { modelVersion: drafter-2026-08 }
adoption: { usage: { share: 0.82, measured: '2026-11-16' } }
`;
    assert.deepEqual(told(compared('governance: { modelVersion: { policy: } }', spelling)), []);
  });

  test('labels, and the checks that are gained and lost, come first', () => {
    const comparison = compared(productionChanges, `${productionChanges}whenWrong: { detect: }\n`);
    assert.deepEqual(told(comparison, 'label'), ['worse: It has earned research, and had earned production before.']);
    assert.deepEqual(told(comparison, 'check'), [
      'worse: The check "It is said what happens when output is wrong" was passed and is failed. For wrong output it is not said how anybody notices.',
    ]);
    assert.deepEqual(told(comparison, 'when-wrong'), [
      'worse: How wrong output is noticed: removed (it was reviewers mark the row).',
    ]);
    assert.equal(comparison.regressed, true);
    assert.deepEqual(
      comparison.changes.map(({ kind }) => kind),
      ['label', 'check', 'when-wrong'],
    );
    assert.equal(compared(`${productionChanges}whenWrong: { detect: }\n`, productionChanges).regressed, false);
  });

  test('a declared label alone is no regression, and neither is a retirement or a waiver', () => {
    for (const [before, after] of [
      ['status: production', 'status: research'],
      [productionChanges, 'status: retired'],
      ['waivers:', ''],
    ] as const) {
      assert.equal(compared(before, after).regressed, false, after);
    }
    assert.match(told(compared('', 'status: retired'), 'label').join(), /It declares retired.*It is retired/);
  });

  test('owners are people, however they are written', () => {
    const owners = told(
      compared('', 'owners: { operator: { name: Bo Li, contact: "@bo" }, technical:, champion: }'),
      'owner',
    );
    assert.deepEqual(owners, [
      'neutral: Owner of the workflow: changed from Ana Ruiz <ana.ruiz@example.com> to Bo Li <@bo>.',
      'worse: Owner of the integration: removed (it was Sam Lee <@sam-lee>).',
      'worse: Champion: removed (it was Kim Bo <@kim-bo>).',
    ]);
  });

  test('model, prompts and thresholds belong in the change log, and nothing else does', () => {
    const after = `
governance: { modelVersion: { pinned: drafter-2026-11 }, prompts: { path: prompts/new.md } }
review:
  volumePerWeek: 600
  tiers:
    - { name: template match, when: confidence >= 0.8, decision: auto-approve, share: 60% }
    - { name: rest, when: otherwise, decision: human-review, reviewer: catalog ops, share: 40%, minutesPerItem: 3 }
`;
    const { changes } = compared('', after);
    assert.deepEqual(
      changes.filter(belongsInChangeLog).map(({ about, text }) => [about, text]),
      [
        ['governance.modelVersion.pinned', 'Model version: changed from drafter-2026-08 to drafter-2026-11.'],
        ['governance.prompts.path', 'Prompts: changed from prompts/suppression.md to prompts/new.md.'],
        [
          'review.tiers[template match].when',
          'Tier "template match", condition: changed from template exists and confidence >= 0.95 to confidence >= 0.8.',
        ],
        ['review.tiers[rest]', 'Tier "rest": added (rest, otherwise, human-review, catalog ops, 40%, 3).'],
        [
          'review.tiers[draft]',
          'Tier "draft": removed (it was draft, template exists, human-review, catalog ops, 30%, 3).',
        ],
        [
          'review.tiers[rewrite]',
          'Tier "rewrite": removed (it was rewrite, otherwise, human-rewrite, catalog ops, 10%, 9).',
        ],
      ],
    );
    assert.ok(changes.some(({ about, kind }) => about === 'review.volumePerWeek' && kind === 'other'));
  });

  test('metric and write-back are told value by value', () => {
    const comparison = compared(
      '',
      'ninetyDayMetric: { target: 60, start: 2026-10-01 }\nwriteBack: { method: manual }',
    );
    assert.deepEqual(told(comparison, 'metric'), [
      'neutral: Target of the metric: changed from 40 to 60.',
      'neutral: Start of the ninety days: changed from 2026-09-15 to 2026-10-01.',
    ]);
    assert.deepEqual(told(comparison, 'write-back'), ['neutral: Method of write-back: changed from api to manual.']);
  });

  test('a waiver or a gap that goes is gained, and one that comes is lost', () => {
    assert.match(told(compared('', 'waivers:'), 'waiver').join(), /^better: Waiver of turnover-test-passed: removed/);
    const gap = 'inputs: { knownGaps: [{ gap: No history, plan: backfill }, { gap: No price, plan: ask }] }';
    assert.match(
      told(compared('inputs: { knownGaps: none }', gap), 'other').join(),
      /^worse: Known gap "No history": added/,
    );
  });

  test('of what cannot be read, only that is told', () => {
    const broken = evaluated(`${completePage}\nname: "open\n`);
    const comparison = compareEvaluations(evaluated(completePage), broken);
    assert.deepEqual(told(comparison), ['worse: It cannot be read, and had earned production before.']);
    assert.equal(comparison.regressed, true);
    assert.equal(compareEvaluations(broken, evaluated(completePage)).regressed, false);
  });

  test('every change leads to a place of the later page', () => {
    const sections = sectionsOf(completePage);
    fc.assert(
      fc.property(fc.subarray(sections), (kept) => {
        const text = kept.map((section) => section.text).join('');
        for (const [before, after] of [
          [completePage, text],
          [text, completePage],
        ] as const) {
          const { changes } = compareEvaluations(evaluated(before), evaluated(after));
          for (const { span, text: words, about } of changes) {
            assert.ok(span.start >= 0 && span.end <= after.length, about);
            assert.match(words, /[.!?"]$/, about);
          }
          assert.equal(new Set(changes.map(({ about }) => about)).size, changes.length);
          if (kept.length < sections.length && text !== '') assert.ok(changes.length > 0);
        }
      }),
      { numRuns: 60 },
    );
  });
});
