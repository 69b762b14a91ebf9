import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, parseCharter, ruleById } from '../../server/engine/index.ts';
import { overlay } from '../support/overlay.ts';
import { fakeFiles, pageFiles, surroundings } from '../support/page.ts';

const files = fakeFiles({
  ...pageFiles,
  'logs/one.csv': 'date,item,reason\n2026-11-01,4,wrong\n',
  'logs/two.csv': 'date,item,reason\n2026-11-01,4,wrong\n2026-11-02,5,late\n',
  'schemas/open.json': '{"properties":{"id":{}}}',
  'schemas/row.json': '\uFEFF{"required":["id","sku"],"properties":{"id":{},"sku":{}}}',
  'schemas/broken.json': '{',
});

const inPage = '{ required: [id], properties: { id: { type: string } } }';

/** What passes each gate check, in words, after these changes to the complete page. */
const WORDS: Readonly<Record<string, readonly (readonly [changes: string, words: string | undefined])[]>> = {
  'friction-hours': [
    ['', '120 hours a month are lost.'],
    ['problem: { frictionHours: }', undefined],
  ],
  'operator-owner': [['', 'Ana Ruiz <ana.ruiz@example.com>']],
  'technical-owner': [['', 'Sam Lee <@sam-lee>']],
  'input-schema': [
    ['', 'schemas/suppression-row.schema.json'],
    [`inputs: { schema: ${inPage} }`, 'It is written in the page.'],
  ],
  'review-tiers': [['', 'template match: auto-approve; draft: human-review; rewrite: human-rewrite']],
  'write-back': [['', 'case system, field draft_text']],
  'ninety-day-metric': [['', 'Hours spent on suppression cases: from 120 to 40 hours/month by 2026-12-14']],
  'turnover-test-date': [
    ['', '2026-12-01, in 8 days'],
    ['turnoverTest: { date: }', undefined],
  ],
  'maintenance-budget': [['', '6 hours a week']],
  'when-wrong': [['', 'reviewers mark the row; the row goes back to the queue; told: ana.ruiz@example.com']],
  'inputs-documented': [
    ['', 'schemas/suppression-row.schema.json. Required: asin.'],
    ['inputs: { schema: schemas/row.json }', 'schemas/row.json. Required: id, sku.'],
    ['inputs: { schema: schemas/open.json }', 'schemas/open.json.'],
    ['inputs: { schema: schemas/broken.json }', 'schemas/broken.json.'],
    ['inputs: { schema: one row a listing }', 'one row a listing.'],
    [`inputs: { schema: ${inPage} }`, 'It is written in the page. Required: id.'],
  ],
  'write-back-live': [
    ['', 'Since 2026-09-15, 69 days ago, by api. Shown by https://ci.example.com/suppression/write-back.'],
    [
      'writeBack: { method: }',
      'Since 2026-09-15, 69 days ago. Shown by https://ci.example.com/suppression/write-back.',
    ],
    ['writeBack: { evidence: }', 'Since 2026-09-15, 69 days ago, by api.'],
    ['writeBack: { live: , evidence: the run }', 'Shown by the run.'],
  ],
  'override-logging': [
    ['', 'logs/overrides.csv, with no entry yet.'],
    ['governance: { overrideLog: logs/one.csv }', 'logs/one.csv, with 1 entry.'],
    ['governance: { overrideLog: logs/two.csv }', 'logs/two.csv, with 2 entries.'],
    ['governance: { overrideLog: a table in the case system }', 'a table in the case system'],
  ],
  'weekly-review': [
    ['', 'Last reviewed on 2026-11-16, 7 days ago.'],
    ['ninetyDayMetric: { lastReviewed: }', undefined],
  ],
  'turnover-test-passed': [
    ['', 'Passed on 2026-12-01, run by night shift.'],
    ['turnoverTest: { date: }', 'Passed, run by night shift.'],
    ['turnoverTest: { runBy: }', 'Passed on 2026-12-01.'],
  ],
  'training-complete': [['', '14 of 14 people, completed on 2026-10-20.']],
  'manual-path-retired': [
    ['', 'Switched off on 2026-11-02, 21 days ago.'],
    ['adoption: { manualPath: { retired: } }', undefined],
  ],
};

for (const [id, cases] of Object.entries(WORDS)) {
  test(`${id}: what passes it is said in the words of the page and of the files it names`, () => {
    for (const [changes, words] of cases) {
      const { context } = evaluate(parseCharter(overlay(changes).text), surroundings({ files }));
      assert.equal(ruleById(id)?.evidence?.(context), words, changes);
    }
  });
}
