import type {
  Gate,
  GateResult,
  Label,
  Summary as ListedCharter,
  Questions,
  Readiness,
  Severity,
  Span,
} from '../engine/index.ts';
import type { ShardRecord } from './run/shard.ts';

/** What a run found out, as plain data: no part of a charter's tree is kept, as there may be thousands. */
export interface RunResult {
  /** The day that was given, else the machine's. A charter whose policy has a time zone may have another. */
  readonly today: string;
  /** Sorted by path, as are the other lists. */
  readonly charters: readonly CharterResult[];
  readonly skipped: readonly Skipped[];
  /** Those that charters came under, and what these extend. */
  readonly policies: readonly PolicyResult[];
  readonly errors: readonly FileError[];
  readonly crashes: readonly Crash[];
  /** What `merge` needs of a part of a run. */
  readonly shard?: ShardRecord;
}

export interface Skipped {
  readonly path: string;
  readonly reason: 'not-a-production-charter';
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
  readonly error: CrashError;
}

/** An error as plain data. */
export interface CrashError {
  readonly name: string;
  readonly message: string;
  /** Where in the program, as far as is known. */
  readonly stack?: string | undefined;
}

/** A file with what was found in it. */
export interface FileFindings {
  readonly path: string;
  /** What was read, for the lines that findings point at. Read again when it is asked for; empty where it is gone. */
  readonly text: string;
  /** In order of place. */
  readonly findings: readonly FindingResult[];
}

export type PolicyResult = FileFindings;

/** What is asked of all charters of a run at once. */
export interface CharterHead {
  readonly name: string;
  readonly declared: Label | null;
  /** Null when the text cannot be read. */
  readonly earned: Label | null;
  /** The earned label in words: "production, 1 waived". */
  readonly summary: string;
  /** How many findings there are of each severity. */
  readonly severities: Severities;
}

export type Severities = Readonly<Record<Severity, number>>;

export interface CharterResult extends FileFindings, CharterHead {
  readonly questions: Questions;
  readonly gates: Readonly<Record<Gate, GateResult>>;
  /** The checks to pass for the next label, in order. */
  readonly next: readonly string[];
  /** Only where a format asks for it. */
  readonly readiness: Readiness | undefined;
  /** What a list of many charters says of it; only where one is made. */
  readonly listed: ListedCharter | undefined;
  /** Where the label stands, or should. */
  readonly labelRange: Range;
  /** The findings that comments in the page hide. */
  readonly suppressed: readonly SuppressedResult[];
  /** What the waived checks found. */
  readonly waived: readonly WaivedResult[];
}

export interface SuppressedResult extends FindingResult {
  readonly reason: string;
}

export interface WaivedResult extends FindingResult {
  readonly reason: string;
  /** The day from which it no longer holds, `YYYY-MM-DD`. */
  readonly until: string;
  readonly approvedBy: string;
}

export interface FindingResult {
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fixable: boolean;
  /** The paths of the keys that it is about, the first one foremost; empty where it is about the text. */
  readonly fields: readonly string[];
  /** Where it is about no key: the line that it begins in, without the spaces around it, and cut where that is long. */
  readonly line?: string;
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
  /** Whether to put into words how ready each charter is. */
  readonly readiness: boolean;
  /** Whether to sum up each charter for a list of many. */
  readonly listed?: boolean;
}

/** What is told of a charter whoever else there is: no more than that may be kept of thousands. */
export interface CharterFacts extends Omit<CharterResult, 'path' | 'text' | 'severities'> {
  /** The finding that it has where others have its name; absent where it has none then, either. */
  readonly namesake?: Namesake;
}

export interface Namesake {
  readonly finding: FindingResult;
  /** Whether the charter gives its name itself. */
  readonly isWritten: boolean;
  /** Where it stands among the findings, once that which it takes the place of is gone. */
  readonly index: number;
  /** The finding whose place it takes; -1 where it takes none. */
  readonly instead: number;
}

export function headOf({ name, declared, earned, summary, findings }: CharterFacts): CharterHead {
  return { name, declared, earned, summary, severities: severitiesOf(findings) };
}

/** How many findings there are of each severity. */
export function severitiesOf(findings: readonly Pick<FindingResult, 'severity'>[]): Severities {
  const sums = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) sums[severity]++;
  return sums;
}

/** How ready a charter is, for a format that has asked for it. */
export function readinessOf({ path, readiness }: CharterResult): Readiness {
  if (!readiness) throw new Error(`Nobody has asked how ready ${path} is.`);
  return readiness;
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
 * `charters` only, and the four labels add up to less. Findings are those in charters and in policies.
 */
export function summarize({ charters, policies }: Pick<RunResult, 'charters' | 'policies'>): Summary {
  const earned = { research: 0, pilot: 0, production: 0, retired: 0 };
  const found = { error: 0, warning: 0, information: 0, hint: 0 };
  const add = (severities: Severities) => {
    for (const severity of ['error', 'warning', 'information', 'hint'] as const)
      found[severity] += severities[severity];
  };
  for (const charter of charters) {
    if (charter.earned !== null) earned[charter.earned]++;
    add(charter.severities);
  }
  for (const { findings } of policies) add(severitiesOf(findings));
  return {
    charters: charters.length,
    ...earned,
    errors: found.error,
    warnings: found.warning,
    information: found.information,
    hints: found.hint,
  };
}
