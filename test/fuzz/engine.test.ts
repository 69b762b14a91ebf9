import assert from 'node:assert/strict';
import { suite } from 'node:test';
import fc from 'fast-check';
import {
  applyEdits,
  codeLenses,
  compareEvaluations,
  complete,
  type DocumentSymbol,
  definitions,
  documentLinks,
  documentSymbols,
  type Evaluation,
  evaluate,
  fixAll,
  folderToList,
  foldingRanges,
  formatCharter,
  handOver,
  hover,
  hoverPolicy,
  importRows,
  indexLines,
  inlayHints,
  isCharter,
  makeReport,
  mendAll,
  mentionsIn,
  NO_FILES,
  parseCharter,
  parsePerson,
  policyFixes,
  portfolioHtml,
  portfolioMarkdown,
  postmortemEdits,
  quickFixes,
  readCodeowners,
  readImportMap,
  readInventory,
  readPolicyFile,
  renamePerson,
  reportHtml,
  reportMarkdown,
  type Span,
  scaffoldNextLabel,
  selectionRanges,
  spanOfPart,
  summarize,
  sumUp,
  type TextEdit,
  whileTyping,
} from '../../server/engine/index.ts';
import { readMetricData } from '../../server/engine/values/metric-data.ts';
import { compilePattern } from '../../server/workspace/pattern.ts';
import { fakeFiles, surroundings, today } from '../support/page.ts';
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

function assertWithin({ start, end }: Span, text: string, what: string): void {
  assert.ok(0 <= start && start <= end && end <= text.length, `${what} is in the text: ${start}–${end}`);
}

/** Asks whatever an editor can ask of a text, and holds that each answer lies in it. */
function askEverything(text: string, start: number, end: number): void {
  const evaluation = evaluated(text);
  const { charter } = evaluation;
  const { document } = charter;
  const files = fakeFiles();
  const within = (span: Span, what: string) => assertWithin(span, text, what);
  const apply = (edits: readonly TextEdit[], what: string): string => {
    for (const { span } of edits) within(span, what);
    return applyEdits(text, edits);
  };

  const shown = hover(evaluation, start, { files });
  if (shown) within(shown.span, 'a hover');
  folderToList(charter, start);
  for (const { span } of complete(charter, start, { evaluation, entries: [{ name: 'a.csv', folder: false }] }))
    within(span, 'a completion');
  const outline = (symbols: readonly DocumentSymbol[]): void => {
    for (const { span, selection, children } of symbols) {
      within(span, 'a symbol');
      assert.ok(span.start <= selection.start && selection.end <= span.end, 'a name lies in its symbol');
      outline(children);
    }
  };
  outline(documentSymbols(charter));
  const { count } = indexLines(text);
  for (const { first, last } of foldingRanges(document)) assert.ok(0 <= first && first < last && last < count);
  for (const span of selectionRanges(document, start)) within(span, 'a selection');
  for (const { span } of documentLinks(charter, files)) within(span, 'a link');
  for (const { origin } of definitions(charter, start, files)) within(origin, 'a definition');
  definitions(charter, end, NO_FILES);
  for (const { value } of inlayHints(evaluation)) within(value, 'a hint');
  for (const { title } of codeLenses(evaluation)) assert.notEqual(title, '');
  for (const { edits, title } of quickFixes(evaluation, { start, end })) apply(edits, title);
  const all = fixAll(evaluation);
  if (all) apply(all.edits, all.title);
  mendAll(evaluation, evaluated);
  apply(formatCharter(charter), 'formatting');
  apply(postmortemEdits(charter, true), 'a postmortem');
  const next = scaffoldNextLabel(evaluation);
  if (next) apply(next.edits(charter), next.title);
  whileTyping(evaluation, { start, end }, end);
  const [someone] = mentionsIn(charter);
  for (const { written } of mentionsIn(charter))
    for (const part of written) within(spanOfPart(document, part), 'the name of somebody');
  if (someone) {
    const { name, contact } = someone;
    for (const { edits } of renamePerson([{ id: 'a', charter }], { name, contact }, { name: 'Jo: "Doe"' }))
      apply(edits, 'a new name');
    const leaves = [name, contact && `<${contact}>`].filter(Boolean).join(' ');
    for (const { edits } of handOver([{ id: 'a', name: 'a', charter }], leaves, 'Jo Doe <jo@example.com>').pages)
      apply(edits, 'a handover');
  }
}
