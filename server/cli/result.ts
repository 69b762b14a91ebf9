import {
  describeReadiness,
  type Evaluation,
  type Gate,
  type GateResult,
  type Label,
  type Questions,
  type Readiness,
  type Severity,
  type Span,
  safeEdits,
} from '../engine/index.ts';

/** What a run found out, as plain data: no part of a charter's tree is kept, as there may be thousands. */
export interface RunResult {
  readonly today: string;
  /** Sorted by path, as are the other lists. */
  readonly charters: readonly CharterResult[];
  readonly skipped: readonly { readonly path: string; readonly reason: 'not-a-production-charter' }[];
  readonly errors: readonly FileError[];
  readonly crashes: readonly Crash[];
}

/** A file that could not be read. */
export interface FileError {
  readonly path: string;
  readonly message: string;
}

/** A check that crashed on a charter, or, without a check, reading it did. */
export interface Crash {
  readonly path: string;
  readonly check?: string;
  readonly error: unknown;
}

export interface CharterResult {
  readonly path: string;
  readonly name: string;
  readonly declared: Label | null;
  /** Null when the text cannot be read. */
  readonly earned: Label | null;
  readonly questions: Questions;
  readonly gates: Readonly<Record<Gate, GateResult>>;
  /** The checks to pass for the next label, in order. */
  readonly next: readonly string[];
  /** In order of place. */
  readonly findings: readonly FindingResult[];
  readonly readiness: Readiness;
  /** What was read, for the lines that findings point at. */
  readonly text: string;
}

export interface FindingResult {
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fixable: boolean;
  readonly span: Span;
  readonly range: Range;
}

/** Lines and columns from 1, columns in UTF-16 units; the end is the first place behind it. */
export interface Range {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export interface ResultOptions {
  /** Whether to find out which findings can be fixed, which takes longer than all the rest. */
  readonly fixable: boolean;
}

/** What is told of a charter, from its evaluation. */
export function charterResult(path: string, evaluation: Evaluation, { fixable }: ResultOptions): CharterResult {
  const { name, declared, earned, questions, gates, next, charter } = evaluation;
  const { lines, text } = charter.document;
  const place = (offset: number) => {
    const { line, character } = lines.position(offset);
    return { line: line + 1, column: character + 1 };
  };
  const findings = evaluation.findings.map(({ check, severity, message, span, fixes }) => ({
    check,
    severity,
    message,
    fixable: fixable && fixes.some((fix) => safeEdits(charter, fix).length > 0),
    span,
    range: { start: place(span.start), end: place(span.end) },
  }));
  const readiness = describeReadiness(evaluation);
  return { path, name, declared, earned, questions, gates, next, findings, readiness, text };
}

/** The sums of a run. */
export interface Summary {
  readonly charters: number;
  readonly research: number;
  readonly pilot: number;
  readonly production: number;
  readonly retired: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
}

/**
 * Adds up a run. The labels counted are those earned; a charter that cannot be read has earned none, so it counts among
 * `charters` only, and the four labels add up to less.
 */
export function summarize(charters: readonly CharterResult[]): Summary {
  const earned = (label: Label) => charters.filter((charter) => charter.earned === label).length;
  const found = (severity: Severity) =>
    charters.reduce((sum, { findings }) => sum + findings.filter((finding) => finding.severity === severity).length, 0);
  return {
    charters: charters.length,
    research: earned('research'),
    pilot: earned('pilot'),
    production: earned('production'),
    retired: earned('retired'),
    errors: found('error'),
    warnings: found('warning'),
    information: found('information'),
    hints: found('hint'),
  };
}
