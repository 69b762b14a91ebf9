import assert from 'node:assert/strict';
import {
  applyEdits,
  codeLenses,
  complete,
  type DocumentSymbol,
  definitions,
  documentLinks,
  documentSymbols,
  evaluate,
  fixAll,
  folderToList,
  foldingRanges,
  formatCharter,
  hover,
  indexLines,
  inlayHints,
  mendAll,
  mentionsIn,
  NO_FILES,
  parseCharter,
  postmortemEdits,
  quickFixes,
  type Span,
  scaffoldNextLabel,
  selectionRanges,
  spanOfPart,
  type TextEdit,
  whileTyping,
} from '../../server/engine/index.ts';
import { fakeFiles, surroundings } from './page.ts';
import { handOver, renamePerson } from './people.ts';

/** Holds that a place lies in a text. */
export function assertWithin({ start, end }: Span, text: string, what: string): void {
  assert.ok(0 <= start && start <= end && end <= text.length, `${what} is in the text: ${start}–${end}`);
}

/** Asks whatever an editor can ask of a text, and holds that each answer lies in it. */
export function askEverything(text: string, start: number, end: number): void {
  const evaluation = evaluate(parseCharter(text), surroundings());
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
  mendAll(evaluation, (after) => evaluate(parseCharter(after), surroundings()));
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
