import type { Label } from '../engine/index.ts';
import type { CharterResult, FindingResult, PolicyResult, RunResult } from './result.ts';

/** How the program ends. The highest that applies is given. */
export const EXIT = {
  clean: 0,
  /** Findings, or a label that is not earned. */
  findings: 1,
  /** Wrong usage, a bad policy, or a file that cannot be read. */
  usage: 2,
  /** There was nothing to check. */
  nothing: 3,
  /** A check crashed: a defect of the program. */
  crashed: 4,
} as const;

/** The number that a run ends with. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What makes a run fail, beside what always does. */
export interface Strictness {
  readonly failOn: 'error' | 'warning';
  readonly require?: 'pilot' | 'production' | undefined;
  readonly allowEmpty: boolean;
}

const RANK: Readonly<Record<Label, number>> = { retired: 0, research: 0, pilot: 1, production: 2 };

/** The exit code that a run has earned. */
export function exitCode({ charters, errors, crashes, policies }: RunResult, strictness: Strictness): ExitCode {
  if (crashes.length > 0) return EXIT.crashed;
  if (charters.length === 0 && errors.length === 0 && !strictness.allowEmpty) return EXIT.nothing;
  if (errors.length > 0 || policies.some(isBad)) return EXIT.usage;
  return charters.some((charter) => fails(charter, strictness)) ? EXIT.findings : EXIT.clean;
}

/** True when something in a policy is wrong: whoever wrote it means what does not hold. */
export function isBad({ findings }: PolicyResult): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** True when a charter alone makes a run fail. */
export function fails(charter: CharterResult, strictness: Strictness): boolean {
  return graveFindings(charter, strictness) > 0 || claimsTooMuch(charter) || fallsShort(charter, strictness.require);
}

/** True of a finding that makes a run fail by its severity. */
export function isGrave(
  { severity }: Pick<FindingResult, 'severity'>,
  { failOn }: Pick<Strictness, 'failOn'>,
): boolean {
  return severity === 'error' || severity === failOn;
}

/** How many findings of a charter make a run fail by their severity. */
export function graveFindings(
  { severities: { error, warning } }: Pick<CharterResult, 'severities'>,
  { failOn }: Pick<Strictness, 'failOn'>,
): number {
  return failOn === 'warning' ? error + warning : error;
}

/** Whatever severity its finding is given: a label that is not earned fails. */
export function claimsTooMuch({ declared, earned }: CharterResult): boolean {
  return declared !== null && earned !== null && RANK[declared] > RANK[earned];
}

/** True when a charter has earned less than is required. A retired charter claims nothing and owes nothing. */
export function fallsShort({ earned }: CharterResult, required: Strictness['require']): boolean {
  return required !== undefined && earned !== 'retired' && (earned === null || RANK[earned] < RANK[required]);
}
