import type { Charter } from '../charter/charter.ts';
import type { Field } from '../charter/field.ts';
import { fieldTitle } from '../charter/field-titles.ts';
import type { Evaluation } from '../evaluate.ts';
import { type Files, isPath } from '../values/path.ts';
import { belongsInChangeLog, type CharterChange, type Comparison, compareEvaluations } from './compare.ts';

/** A version of a charter, with the files that it named then. */
export interface Version {
  readonly evaluation: Evaluation;
  readonly files: Files;
}

export interface VersionComparison extends Comparison {
  /** The changes of a model, a prompt or a threshold of which the change log says nothing. */
  readonly unlogged: readonly CharterChange[];
}

/** The files that are part of what a charter says: the same path with another content says something else. */
const PARTS: readonly { readonly paths: readonly string[]; readonly kind: CharterChange['kind'] }[] = [
  { paths: ['governance.prompts', 'governance.prompts.path'], kind: 'prompts' },
  { paths: ['inputs.schema'], kind: 'other' },
  { paths: ['review.checklist'], kind: 'other' },
];

/**
 * Compares two versions of a charter along with the prompts, the schema and the checklist that they name, and looks
 * whether the change log has a new line where something has changed that belongs in it.
 */
export function compareVersions(before: Version, after: Version): VersionComparison {
  const { changes: told, regressed } = compareEvaluations(before.evaluation, after.evaluation);
  const readable = before.evaluation.earned !== null && after.evaluation.earned !== null;
  const changes = readable ? [...told, ...contentChanges(before, after)] : told;
  const toLog = changes.filter(belongsInChangeLog);
  return { changes, regressed, unlogged: toLog.length > 0 && !hasNewLine(before, after) ? toLog : [] };
}

function contentChanges(before: Version, after: Version): CharterChange[] {
  return PARTS.flatMap(({ paths, kind }) => {
    const field = pathAmong(after.evaluation.charter, paths);
    const path = field?.text;
    // Another path is a change of the page, which has been told.
    if (!field || path === undefined || pathAmong(before.evaluation.charter, paths)?.text !== path) return [];
    const [was, is] = [textOf(before, path), textOf(after, path)];
    if (was === undefined || is === undefined || sameText(was, is)) return [];
    const title = fieldTitle(field.path);
    return [
      {
        kind,
        effect: 'neutral',
        about: paths[0]!,
        title,
        before: path,
        after: path,
        text: `${title}: the content of ${path} has changed.`,
        span: field.span,
      },
    ];
  });
}

function pathAmong(charter: Charter, paths: readonly string[]): Field | undefined {
  return paths.map((path) => charter.field(path)).find(({ text }) => text !== undefined && isPath(text));
}

/** True when the change log of the later version says something that it did not say before. */
function hasNewLine(before: Version, after: Version): boolean {
  const path = after.evaluation.charter.field('maintenance.changeLog').text;
  if (path === undefined || !isPath(path)) return false;
  const old = new Set(linesOf(textOf(before, path) ?? ''));
  return linesOf(textOf(after, path) ?? '').some((line) => !old.has(line));
}

function linesOf(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function sameText(a: string, b: string): boolean {
  return a === b || a.replace(/\r\n?/g, '\n') === b.replace(/\r\n?/g, '\n');
}

function textOf({ files }: Version, path: string): string | undefined {
  const fact = files.read(path);
  return fact.kind === 'text' ? fact.text : undefined;
}
