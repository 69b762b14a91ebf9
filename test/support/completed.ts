import assert from 'node:assert/strict';
import {
  applyEdits,
  type Completion,
  type CompletionSources,
  complete,
  evaluate,
  type FolderEntry,
  folderToList,
  parseCharter,
  snippetText,
} from '../../server/engine/index.ts';
import { readMarked } from './marked.ts';
import { surroundings } from './page.ts';

/** What is offered at the `$0` of a text. */
export interface Completed {
  readonly items: readonly Completion[];
  readonly labels: readonly string[];
  item(label: string): Completion;
  /** The text once the completion of this label is taken, blanks as placeholders. */
  taken(label: string): string;
  /** What is inserted for it, with tab stops. */
  snippet(label: string): string;
}

/** Completes at the `$0` of a text. `folders` says what lies where, by path. */
export function completed(
  source: string,
  { folders = {}, ...sources }: CompletionSources & { folders?: Readonly<Record<string, readonly FolderEntry[]>> } = {},
): Completed {
  const { text, cursor } = readMarked(source);
  assert.ok(cursor !== undefined, 'the text has a $0');
  const evaluation = evaluate(parseCharter(text), surroundings({ folderName: 'case-drafts' }));
  const { charter } = evaluation;
  const folder = folderToList(charter, cursor);
  const entries = folder === undefined ? [] : (folders[folder] ?? []);
  const items = complete(charter, cursor, { evaluation, entries, ...sources });
  for (const { span, label, filter = label } of items) {
    const quote = span.start < cursor ? /^["']?/.exec(text.slice(span.start))![0] : '';
    assert.ok(filter.startsWith(quote), `${label} is found in an editor that compares ${quote}, too`);
    assert.ok(span.start <= cursor && cursor <= span.end, `${label} replaces what the caret is in`);
    assert.ok(!/[\r\n]/.test(text.slice(span.start, span.end)), `${label} replaces a part of one line`);
  }
  const item = (label: string) => {
    const found = items.find((candidate) => candidate.label === label);
    assert.ok(found, `${label} is among ${items.map((one) => one.label).join(', ')}`);
    return found;
  };
  return {
    items,
    labels: items.map(({ label }) => label),
    item,
    taken: (label) => applyEdits(text, [item(label)]),
    snippet: (label) => snippetText(item(label).text),
  };
}
