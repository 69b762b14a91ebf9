import {
  describeReadiness,
  type Evaluation,
  type Finding,
  makeReport,
  type ReportOptions,
  reportContent,
  summarize,
} from '../engine/index.ts';
import type { CharterEntry, ReadinessReport, StatusParams } from '../protocol.ts';
import { toRange } from './convert.ts';
import type { Judged } from './judge.ts';
import type { View } from './open-text.ts';

export function toStatus(uri: string, { version, judged, standing }: View<Judged>): StatusParams {
  if (judged.foreign || !standing.evaluation)
    return { uri, version, kind: 'foreign', declared: null, earned: null, summary: '', gates: [] };
  const { declared, earned, summary, gates } = describeReadiness(standing.evaluation);
  return {
    uri,
    version,
    kind: 'charter',
    declared,
    earned,
    summary,
    gates: gates.map(({ label, passed, total }) => ({ label, passed, total })),
  };
}

/** `findings` are those that are shown: while a line is being typed, not those of the evaluation. */
export function toCharterEntry(
  uri: string,
  path: string,
  evaluation: Evaluation,
  findings: readonly Pick<Finding, 'severity'>[],
): CharterEntry {
  const { words, ...summary } = summarize(evaluation);
  const count = (wanted: Finding['severity']) => findings.filter(({ severity }) => severity === wanted).length;
  return { uri, path, ...summary, summary: words, errors: count('error'), warnings: count('warning') };
}

export function toReadinessReport(uri: string, evaluation: Evaluation, options: ReportOptions): ReadinessReport {
  const { lines } = evaluation.charter.document;
  const { name, title, today, declared, earned, summary, nextLabel, questions, gates, next, problems } =
    describeReadiness(evaluation);
  return {
    uri,
    name,
    title: title ?? null,
    today,
    declared,
    earned,
    summary,
    nextLabel: nextLabel ?? null,
    questions,
    gates: gates.map(({ label, passed, total, checks }) => ({
      label,
      passed,
      total,
      checks: checks.map(({ id, title: check, outcome, detail, span }) => ({
        id,
        title: check,
        outcome,
        detail,
        range: toRange(lines, span),
      })),
    })),
    next: next.map(({ id, title: step, todo, span }) => ({ id, title: step, todo, range: toRange(lines, span) })),
    problems: problems.map(({ message, span }) => ({ message, range: toRange(lines, span) })),
    page: reportContent(makeReport(evaluation, options), { interactive: true }),
  };
}
