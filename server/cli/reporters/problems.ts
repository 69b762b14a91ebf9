import { createHash } from 'node:crypto';
import { claimsTooMuch, fallsShort, isGrave } from '../exit-code.ts';
import type { CharterResult, FileFindings, FindingResult, WaivedResult } from '../result.ts';
import { pathFromRoot } from '../root-path.ts';
import type { ReportView } from './reporter.ts';

/** Everything that is wrong with a file, for formats that know findings alone. */
export interface Problem extends Omit<FindingResult, 'span'> {
  /** Whether it makes the run fail. */
  readonly fails: boolean;
  /** Set where a comment in the page hides it. */
  readonly suppressed?: string;
  /** Set where a waiver holds it back. */
  readonly waived?: Pick<WaivedResult, 'reason' | 'until' | 'approvedBy'>;
  /**
   * Tells it from every other of the run, and stays the same when lines move, days pass or the wording changes: made of
   * the file, the check and the key, or, where there is no key, the text of the line.
   */
  readonly fingerprint: string;
}

/** The id of the problem that a charter has earned less than the run requires. */
export const REQUIRED_LABEL = 'required-label';

type Context = Pick<ReportView, 'cwd' | 'root' | 'strictness'>;

/** What is wrong with a charter, in order of place: also that its label is required, or claims too much, and unsaid. */
export function charterProblems(charter: CharterResult, view: Context): Problem[] {
  const { strictness } = view;
  const overclaims = claimsTooMuch(charter);
  return withFingerprints(charter, view, [
    ...labelProblems(charter, view),
    ...charter.findings.map((finding) => ({
      ...finding,
      fails: isGrave(finding, strictness) || (overclaims && finding.check === 'label-overclaims'),
    })),
    ...charter.suppressed.map(({ reason, ...finding }) => ({ ...finding, fails: false, suppressed: reason })),
    ...charter.waived.map(({ reason, until, approvedBy, ...finding }) => ({
      ...finding,
      fails: false,
      waived: { reason, until, approvedBy },
    })),
  ]);
}

/** What is wrong with a policy. Its errors alone make a run fail. */
export function policyProblems(policy: FileFindings, view: Context): Problem[] {
  return withFingerprints(
    policy,
    view,
    policy.findings.map((finding) => ({ ...finding, fails: finding.severity === 'error' })),
  );
}

type Unmarked = Omit<Problem, 'fingerprint'>;

function labelProblems(charter: CharterResult, { strictness }: Context): Unmarked[] {
  const { declared, earned, labelRange, findings } = charter;
  const problem = (check: string, message: string): Unmarked => ({
    ...{ check, severity: 'error', message, fixable: false, fields: ['status'], range: labelRange, fails: true },
  });
  const has = earned === null ? 'cannot be read' : `has earned ${earned}`;
  const found: Unmarked[] = [];
  // A policy may have switched its finding off, which changes nothing of the verdict.
  if (claimsTooMuch(charter) && !findings.some(({ check }) => check === 'label-overclaims')) {
    found.push(problem('label-overclaims', `This charter declares ${declared} and ${has}.`));
  }
  if (fallsShort(charter, strictness.require)) {
    found.push(
      problem(REQUIRED_LABEL, `The label ${strictness.require} is required in this run, and this charter ${has}.`),
    );
  }
  return found;
}

function withFingerprints({ path }: FileFindings, view: Context, problems: readonly Unmarked[]): Problem[] {
  const place = pathFromRoot(path, view) ?? path;
  const seen = new Map<string, number>();
  return [...problems].sort(byPlace).map((problem) => {
    const key = `${place}\0${problem.check}\0${problem.fields[0] ?? problem.line ?? ''}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return { ...problem, fingerprint: `${hash(key)}:${before + 1}` };
  });
}

function byPlace({ range: a }: Unmarked, { range: b }: Unmarked): number {
  return a.start.line - b.start.line || a.start.column - b.start.column;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
