import type { Charter } from '../../charter/charter.ts';
import type { Evaluation } from '../../evaluate.ts';
import type { FieldSpec } from '../../format/field-spec.ts';
import { RULES } from '../../rules/index.ts';
import type { KnownPerson } from '../people.ts';
import { type Caret, caretAt, type ValueCaret, type WordCaret } from './caret.ts';
import { commentCompletions, waivableChecks } from './check-ids.ts';
import { dateCompletions } from './dates.ts';
import type { Completion, FolderEntry, ValuePlace } from './item.ts';
import { itemCompletions, keyCompletions, pageCompletions } from './keys.ts';
import { folderTyped, pathCompletions } from './paths.ts';
import { personCompletions } from './persons.ts';
import { plainPath } from './usual-paths.ts';
import { bracesCompletions, usualCompletions, wordCompletions } from './values.ts';

/** What completion knows beside the page. */
export interface CompletionSources {
  /** Of a charter; a policy has none. */
  readonly evaluation?: Evaluation | undefined;
  readonly people?: readonly KnownPerson[];
  /** What lies in the folder that {@link folderToList} names. */
  readonly entries?: readonly FolderEntry[];
}

/** What may be written at an offset, the best first. */
export function complete(charter: Charter, offset: number, sources: CompletionSources = {}): Completion[] {
  const caret = caretAt(charter.document, offset);
  if (!caret) return [];
  const { evaluation } = sources;
  if (caret.part === 'comment') return evaluation ? commentCompletions(charter, caret.span, offset, evaluation) : [];
  const spec = charter.specAt(caret.path);
  if (!spec || isBesideBraces(charter, caret)) return [];
  const found =
    caret.part === 'word'
      ? wordsAt(charter, caret, spec, offset, sources)
      : valuesAt(charter, placeOf(charter, caret, offset), spec, sources);
  return found.map((completion) => findable(charter, besideSigns(charter, completion), offset));
}

/**
 * The folder whose files {@link complete} would offer at an offset, by its path from the charter: "" is the charter's
 * own. Undefined where no file is expected.
 */
export function folderToList(charter: Charter, offset: number): string | undefined {
  const caret = caretAt(charter.document, offset);
  if (!caret || caret.part === 'comment' || !charter.specAt(caret.path)?.path) return undefined;
  return folderTyped(placeOf(charter, caret, offset));
}

function wordsAt(
  charter: Charter,
  caret: WordCaret,
  spec: FieldSpec,
  offset: number,
  sources: CompletionSources,
): Completion[] {
  const { evaluation } = sources;
  const rules = evaluation?.rules ?? RULES;
  const keys = spec.keys ? keyCompletions(charter, caret, spec.keys, rules) : [];
  if (caret.item) {
    const list = charter.specAt(caret.path.slice(0, -1));
    const whole = list && caret.written.size === 0 ? itemCompletions(charter, caret, list) : [];
    return spec.keys ? [...whole, ...keys] : valuesAt(charter, placeOf(charter, caret, offset), spec, sources);
  }
  if (spec.items && !spec.keys) return caret.written.size === 0 ? itemCompletions(charter, caret, spec) : [];
  if (keys.length > 0 || spec.keys)
    return [...(evaluation ? pageCompletions(charter, caret, evaluation) : []), ...keys];
  return caret.written.size > 0 || caret.flow ? [] : valuesAt(charter, placeOf(charter, caret, offset), spec, sources);
}

function valuesAt(charter: Charter, place: ValuePlace, spec: FieldSpec, sources: CompletionSources): Completion[] {
  const { evaluation, people = [], entries = [] } = sources;
  const isCheck = plainPath(place.path) === 'waivers.*.check';
  return [
    ...wordCompletions(spec, place),
    ...usualCompletions(place),
    ...(isCheck && evaluation ? waivableChecks(charter, place, evaluation) : []),
    ...(spec.kinds.includes('date') && evaluation
      ? dateCompletions(charter, place, evaluation.today, evaluation.policy.thresholds.waiver)
      : []),
    ...personCompletions(charter, place, people),
    ...(spec.path ? pathCompletions(place, entries) : []),
    ...bracesCompletions(spec, place),
  ];
}

function placeOf(charter: Charter, caret: Exclude<Caret, { part: 'comment' }>, offset: number): ValuePlace {
  const { path, word, flow, written, column } = caret satisfies WordCaret | ValueCaret;
  const typed = charter.document.text.slice(word.start, offset).replace(/^["']/, '');
  return { path, word, typed, flow, written, column };
}

/** True of a line outside of braces that hold the whole page. */
function isBesideBraces({ document: { root } }: Charter, { path, flow }: WordCaret | ValueCaret): boolean {
  return root?.kind === 'map' && root.flow && path.length === 0 && !flow;
}

/** A dash right in front of a value, and a # right behind it, would be part of it. */
function besideSigns({ document: { text: page } }: Charter, completion: Completion): Completion {
  const { span, text } = completion;
  const before = page[span.start - 1] === '-' ? [' '] : [];
  const behind = page[span.end] === '#' ? [' '] : [];
  return before.length + behind.length === 0 ? completion : { ...completion, text: [...before, ...text, ...behind] };
}

/**
 * What a client compares with the text from where a completion begins up to the caret: a quote there is part of it. Over a
 * placeholder everything is offered: what it says is nothing that anybody typed to find something.
 */
function findable(charter: Charter, completion: Completion, offset: number): Completion {
  const { start, end } = completion.span;
  const word = charter.document.text.slice(start, end);
  const isBlank =
    /^["']?<[^<>]*>["']?$/.test(word) || (offset > start && charter.isPlaceholder(word.replace(/^["']|["']$/g, '')));
  if (isBlank) return { ...completion, filter: word };
  if (offset === start || !/^["']/.test(word)) return completion;
  return { ...completion, filter: `${word[0]}${completion.filter ?? completion.label}` };
}
