import assert from 'node:assert/strict';
import { test } from 'node:test';
import rule from '../../../server/engine/rules/override-logging.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { fakeFiles, productionChanges } from '../../support/page.ts';
import { checkSeverities, productionGate, productionGateMissing } from '../../support/severities.ts';

const page = overlay(productionChanges).text;
const log = (text: string, says?: string) =>
  checkRule(
    rule,
    `governance:\n  overrideLog: logs/o.csv\n${says === undefined ? '' : `  #            ^^^^^^^^^^ error: ${says}\n`}`,
    { page, files: fakeFiles({ 'logs/o.csv': text }) },
  );

test('a log may have no rows, columns of its own, any order, quotes and a byte order mark', () => {
  log('date,item,tier,reason');
  log('date,item,tier,reason\r\n2026-11-01,4711,draft,wrong size\r\n');
  log('\uFEFF"Date", Item ,TIER,who,"reason"\n');
  log('reason;tier;item;date\n');
});

test('a column that is missing is named', () => {
  log('date,item,tier\n', 'The file logs/o.csv lacks the column reason');
  log('date,item\n', 'The file logs/o.csv lacks the columns tier, reason');
  log('day,what\n', 'lacks the columns date, item, tier, reason');
});

test('an empty file is no log', () => {
  log('', 'has nothing in it');
  log('TBD\n', 'only placeholders');
});

test('a path without a file is no log, words are', () => {
  checkRule(
    rule,
    `
    governance:
      overrideLog: logs/none.csv
      #            ^^^^^^^^^^^^^ error: There is no file logs/none.csv
    `,
    { page },
  );
  checkRule(rule, 'governance: { overrideLog: table overrides of the case system }', { page });
  checkRule(rule, 'governance: { overrideLog: "https://cases.example.com/overrides" }', { page });
});

test('a folder is no log', () => {
  checkRule(
    rule,
    `
    governance:
      overrideLog: logs/all/
      #            ^^^^^^^^^ error: is a folder
    `,
    { page, files: fakeFiles({ 'logs/all/': { kind: 'folder' } }) },
  );
});

test('a log that cannot be read leaves it unknown', () => {
  const { evaluation } = checkRule(
    rule,
    `
    governance:
      overrideLog: logs/o.csv
      #            ^^^^^^^^^^ information: could not be read
    `,
    { files: fakeFiles({ 'logs/o.csv': { kind: 'unreadable', message: 'EACCES' } }) },
  );
  assert.deepEqual(evaluation.gates.production.unknown, [rule.id]);
});

test('how grave it is depends on the label', () => {
  checkSeverities(rule, 'governance: { overrideLog: logs/none.csv }', productionGate);
  checkSeverities(rule, 'governance: { overrideLog: }', productionGateMissing);
});

test('the fix adds the log', () => {
  for (const fragment of ['governance:', 'governance: { overrideLog: }', 'governance: { overrideLog: TBD }'])
    checkFix(rule, fragment, { page });
});
