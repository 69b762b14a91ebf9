import assert from 'node:assert/strict';
import { suite } from 'node:test';
import fc from 'fast-check';
import { compareEvaluations } from '../../server/engine/compare/compare.ts';
import {
  applyEdits,
  complete,
  type Evaluation,
  evaluate,
  formatCharter,
  hoverPolicy,
  importRows,
  isCharter,
  makeReport,
  parseCharter,
  parsePerson,
  policyFixes,
  portfolioHtml,
  portfolioMarkdown,
  readCodeowners,
  readImportMap,
  readInventory,
  readPolicyFile,
  reportHtml,
  reportMarkdown,
  summarize,
  sumUp,
} from '../../server/engine/index.ts';
import { readMetricData } from '../../server/engine/values/metric-data.ts';
import { compilePattern } from '../../server/workspace/pattern.ts';
import { askEverything, assertWithin } from '../support/ask-everything.ts';
import { surroundings, today } from '../support/page.ts';
import { assertSound } from '../support/sound.ts';
import { arbitraryText } from './arbitrary-text.ts';
import { fuzz } from './fuzz.ts';

const place = fc.double({ min: 0, max: 1, noNaN: true });

suite('whatever the text', () => {
  fuzz('what is evaluated has its findings in place, and what is damaged says so', 150, arbitraryText, (text) => {
    const { charter } = assertSound(text);
    const { document } = charter;
    // Nothing that somebody wrote may look clean because it could not be read.
    if (document.root === undefined && document.problems.length === 0)
      assert.match(
        text.replaceAll('\uFEFF', ''),
        /^(?:\s|#.*|---|\.\.\.|%.*|[&!][^\s]*|~|null)*$/i,
        'nothing is there',
      );
    if (!isCharter(document) && document.problems.length > 0) assert.notEqual(document.root, undefined);
  });

  fuzz('every feature answers at any place', 60, fc.tuple(arbitraryText, place, place), ([text, a, b]) => {
    const [start, end] = [a, b].map((at) => Math.floor(at * (text.length + 1))).sort((x, y) => x - y) as [
      number,
      number,
    ];
    askEverything(text, start, end);
  });

  fuzz('two versions are compared', 20, fc.tuple(arbitraryText, arbitraryText), ([before, after]) => {
    const [old, now] = [evaluated(before), evaluated(after)];
    const { changes } = compareEvaluations(old, now);
    for (const { span, text } of changes) {
      assert.notEqual(text, '');
      if (span) assertWithin(span, after, 'a change');
    }
    const report = makeReport(now, { file: 'a/charter.yaml', before: old, since: 'the last commit' });
    assert.match(reportHtml(report), /<\/html>\s*$/);
    assert.notEqual(reportMarkdown(report), '');
    const portfolio = sumUp(
      [old, now].map((one, i) => ({ ...summarize(one), path: `${i}/charter.yaml` })),
      today,
    );
    assert.match(portfolioHtml(portfolio), /<\/html>\s*$/);
    assert.notEqual(portfolioMarkdown(portfolio), '');
  });

  fuzz('a policy is read', 60, arbitraryText, (text) => {
    const file = readPolicyFile(text, compilePattern);
    for (const { span, message } of file.findings) {
      assert.notEqual(message, '');
      assertWithin(span, text, message);
    }
    const at = file.findings[0]?.span ?? { start: 0, end: text.length };
    for (const { edits } of policyFixes(file, at)) applyEdits(text, edits);
    hoverPolicy(file.charter, at.start);
    complete(file.charter, at.end);
    formatCharter(file.charter);
  });

  fuzz('tables, maps and lists of owners are read', 25, fc.tuple(arbitraryText, arbitraryText), ([text, other]) => {
    for (const { line } of readMetricData(text).rows) assert.ok(line > 1);
    const inventory = readInventory(text);
    const map = readImportMap(other);
    for (const { text: page } of importRows(inventory, map, 'map.yaml').charters.slice(0, 2)) assertSound(page);
    readCodeowners(text);
    parsePerson(text);
  });
});

function evaluated(text: string): Evaluation {
  return evaluate(parseCharter(text), surroundings());
}
