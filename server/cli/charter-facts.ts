import {
  type Charter,
  describeReadiness,
  type Evaluation,
  type Finding,
  type Fix,
  type Lines,
  type LoadedFile,
  labelSummary,
  namesakeMessage,
  type Span,
  safeEdits,
  summarize,
} from '../engine/index.ts';
import type { CharterFacts, FindingResult, Namesake, Range, ResultOptions } from './result.ts';

/** What is told of a charter, from its evaluation. */
export function charterFacts(evaluation: Evaluation, { fixable, readiness, listed }: ResultOptions): CharterFacts {
  const { name, declared, earned, questions, gates, next, charter } = evaluation;
  const { lines } = charter.document;
  const told = (finding: Finding) =>
    findingResult(finding, charter, (fix) => fixable && safeEdits(charter, fix).length > 0);
  const findings = evaluation.findings.map(told);
  return {
    name,
    declared,
    earned,
    questions,
    gates,
    next,
    findings,
    summary: labelSummary(evaluation),
    readiness: readiness ? describeReadiness(evaluation) : undefined,
    listed: listed ? summarize(evaluation) : undefined,
    labelRange: rangeOf(charter.field('status').span, lines),
    suppressed: evaluation.suppressed.map(({ finding, reason }) => ({ ...told(finding), reason })),
    waived: evaluation.waived.map(({ finding, waiver: { reason = '', until = '', approvedBy = '' } }) => ({
      ...told(finding),
      reason,
      until,
      approvedBy,
    })),
    ...namesakeOf(evaluation, findings, told),
  };
}

function namesakeOf(
  { charter, earned, name, findingsAmong }: Evaluation,
  findings: readonly FindingResult[],
  told: (finding: Finding) => FindingResult,
): { readonly namesake?: Namesake } {
  if (earned === null || name === '') return {};
  const among = findingsAmong(['elsewhere']);
  const index = among.findIndex(({ check }) => check === 'duplicate-name');
  const finding = among[index];
  if (!finding) return {};
  const has = ({ check, span }: FindingResult) =>
    among.some((other) => other.check === check && other.span.start === span.start && other.span.end === span.end);
  const instead = among.length > findings.length ? -1 : findings.findIndex((one) => !has(one));
  return {
    namesake: { finding: told(finding), isWritten: charter.field('name').text !== undefined, index, instead },
  };
}

/** The findings of a charter whose name the charters at these paths have, too. */
export function findingsAmong(
  { name, findings, namesake }: Pick<CharterFacts, 'name' | 'findings' | 'namesake'>,
  others: readonly string[],
): readonly FindingResult[] {
  if (!namesake || others.length === 0) return findings;
  const { finding, index, instead, isWritten } = namesake;
  const message = namesakeMessage(name, isWritten, others);
  return findings.filter((_, at) => at !== instead).toSpliced(index, 0, { ...finding, message });
}

/** What is told of a file of a policy. */
export function policyFindings(file: LoadedFile, { fixable }: ResultOptions): FindingResult[] {
  const isFix = (fix: Fix) => fixable && fix.edits(file.charter).length > 0;
  return file.findings.map((finding) => findingResult(finding, file.charter, isFix));
}

function findingResult(
  { check, severity, message, span, fields, fixes }: Finding,
  { document: { text, lines } }: Charter,
  isFix: (fix: Fix) => boolean,
): FindingResult {
  const line = lines.spanAt(span.start);
  return {
    ...{ check, severity, message, fixable: fixes.some(isFix), fields },
    ...(fields.length === 0 && { line: text.slice(line.start, Math.min(line.end, line.start + LONGEST_LINE)).trim() }),
    ...{ span, range: rangeOf(span, lines) },
  };
}

/** In UTF-16 units; more of a line is not needed to know it again. */
const LONGEST_LINE = 200;

function rangeOf(span: Span, lines: Lines): Range {
  const place = (offset: number) => {
    const { line, character } = lines.position(offset);
    return { line: line + 1, column: character + 1 };
  };
  return { start: place(span.start), end: place(span.end) };
}
