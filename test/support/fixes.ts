import assert from 'node:assert/strict';
import {
  type Evaluation,
  evaluate,
  type Fix,
  inOrder,
  parseCharter,
  RULES,
  type Rule,
  safeEdits,
  type TextEdit,
} from '../../server/engine/index.ts';
import { type CheckOptions, dedent } from './marked.ts';
import { overlay } from './overlay.ts';
import { completePage, surroundings } from './page.ts';

/** What a person would type into a blank, by its hint; any other hint gets words. */
const ANSWERS: Readonly<Record<string, string>> = {
  'YYYY-MM-DD': '2026-11-20',
  'short-name': 'case-drafts',
  name: 'Jo Doe',
  'e-mail or @handle': 'jo.doe@example.com',
  'hours a month': '120',
  hours: '6',
  amount: '1200',
  minutes: '3',
  share: '0.3',
  otherwise: 'otherwise',
  value: '38',
  'value today': '120',
  'value to reach': '40',
  'items a week': '500',
  'hours a week': '20',
  'people trained': '14',
  'people who need it': '14',
  'true or false': 'true',
  'path of a JSON Schema': 'schemas/suppression-row.schema.json',
  'path of a CSV file': 'logs/overrides.csv',
  'path of a change log': 'CHANGELOG.md',
  'path of a checklist': 'review/checklist.md',
  'path of the prompts': 'prompts/suppression.md',
  'path of the report': 'reports/day-30.md',
  'link or path': 'https://ci.example.com/write-back',
  'week | month | quarter | year': 'week',
  'auto-approve | human-review | human-rewrite | reject': 'reject',
  'api | queue | database | file-feed | manual': 'api',
  'pending | passed | failed': 'passed',
  'research | pilot | production | retired': 'research',
};

/** The answer to a blank. */
export function answerTo(hint: string): string {
  return ANSWERS[hint] ?? 'said here in words';
}

/** A text after edits, each blank filled as a person would. */
export function withAnswers(
  text: string,
  edits: readonly TextEdit[],
  answer: (hint: string) => string = answerTo,
): string {
  let result = '';
  let at = 0;
  for (const { span, text: template } of inOrder(edits)) {
    const inserted = template.map((part) => (typeof part === 'string' ? part : answer(part.hint))).join('');
    result += text.slice(at, span.start) + inserted;
    at = span.end;
  }
  return result + text.slice(at);
}

/** What a text became. */
export interface Fixed {
  readonly before: string;
  /** The blanks as placeholders. */
  readonly plain: string;
  /** The blanks filled. */
  readonly after: string;
  readonly evaluation: Evaluation;
}

/**
 * Lays a fragment over the complete page, does the first fix that the rule offers, and holds that the report is gone
 * (of a scaffold, once its blanks are filled) and that nothing else went wrong with the text.
 */
export function checkFix(rule: Rule, fragment: string, { page = completePage, ...given }: CheckOptions = {}): Fixed {
  const before = page === null ? dedent(fragment) : overlay(dedent(fragment), page).text;
  const old = evaluate(parseCharter(before), surroundings(given));
  const report = old.reports.get(rule.id)?.[0];
  assert.ok(report, `${rule.id} reports something`);
  const [fix] = report.fixes;
  assert.ok(fix, `${rule.id} offers a fix`);
  const edits = safeEdits(old.charter, fix);
  assert.notDeepEqual(edits, [], `"${fix.title}" has something to do`);
  const plain = withAnswers(before, edits, (hint) => `<${hint}>`);
  const after = withAnswers(before, edits);
  assertNoWorse(before, plain);
  assertNoWorse(before, after);
  const evaluation = evaluate(parseCharter(after), surroundings(given));
  const left = evaluation.reports.get(rule.id)?.filter(({ fields }) => sameFields(fields, report.fields)) ?? [];
  assert.deepEqual(left, [], `what is left after "${fix.title}":\n${after}`);
  if (fix.scaffold.length > 0 && plain !== after) {
    const again = evaluate(parseCharter(plain), surroundings(given));
    assert.notDeepEqual(again.reports.get(rule.id) ?? [], [], 'a scaffold passes nothing before its blanks are filled');
  }
  return { before, plain, after, evaluation };
}

/** Holds that a text has no more findings about its text than another. */
export function assertNoWorse(before: string, after: string): void {
  const faults = (text: string) =>
    evaluate(parseCharter(text), surroundings()).findings.flatMap(({ check, message }) =>
      check === 'yaml-syntax' || check === 'schema' ? [`${check}: ${message}`] : [],
    );
  const old = faults(before);
  const added = faults(after).filter((fault) => !old.includes(fault));
  assert.deepEqual(added, [], `new faults in\n${after}`);
}

/** The fixes of every report on a text, those of hidden findings too. */
export function allFixes(evaluation: Evaluation): { readonly rule: Rule; readonly fix: Fix }[] {
  return RULES.flatMap((rule) =>
    (evaluation.reports.get(rule.id) ?? []).flatMap(({ fixes }) => fixes.map((fix) => ({ rule, fix }))),
  );
}

function sameFields(a: readonly string[], b: readonly string[]): boolean {
  return a.some((field) => b.includes(field));
}
