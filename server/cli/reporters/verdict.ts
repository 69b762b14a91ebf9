import { claimsTooMuch, EXIT, fails, fallsShort, graveFindings, isBad } from '../exit-code.ts';
import type { CharterResult, RunResult } from '../result.ts';
import type { ReportView } from './reporter.ts';
import { count } from './words.ts';

/** Whether a run passes, in one line, and why it does not. */
export interface Verdict {
  readonly passed: boolean;
  readonly title: string;
  /** Sentences; empty when it passes. */
  readonly reasons: readonly string[];
}

/** Whether the run fails, and why, in sentences. */
export function verdict(result: RunResult, { code, strictness }: Pick<ReportView, 'code' | 'strictness'>): Verdict {
  const { charters, errors, crashes, policies } = result;
  const failing = charters.filter((charter) => fails(charter, strictness));
  const reasons = [
    ...failing.slice(0, 1).map(() => whyChartersFail(failing, strictness)),
    ...(errors.length > 0 ? [`${count(errors.length, 'path')} could not be read.`] : []),
    ...policies.filter(isBad).map(({ path }) => `The policy ${path} is not sound.`),
    ...(crashes.length > 0 ? ['A check crashed, which is a defect of this program, so the result is not whole.'] : []),
    ...(code === EXIT.nothing ? ['No production charter was found.'] : []),
  ];
  const passed = code === EXIT.clean;
  const all = count(charters.length, 'charter');
  const title =
    failing.length > 0
      ? `${failing.length} of ${all} ${failing.length === 1 ? 'fails' : 'fail'}`
      : charters.length === 0
        ? 'No charter was checked'
        : passed
          ? `${all} ${charters.length === 1 ? 'passes' : 'pass'}`
          : 'The run fails';
  return { passed, title, reasons };
}

/** Why one charter fails, in words: "2 errors", "declares pilot, has earned research". */
export function whyItFails(charter: CharterResult, strictness: ReportView['strictness']): string[] {
  const { declared, earned, severities } = charter;
  const errors = severities.error;
  const others = graveFindings(charter, strictness) - errors;
  return [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(others > 0 ? [`${count(others, 'warning')}, which this run does not allow`] : []),
    ...(claimsTooMuch(charter) ? [`declares ${declared} and has earned ${earned}`] : []),
    ...(fallsShort(charter, strictness.require) ? [`${strictness.require} is required`] : []),
  ];
}

function whyChartersFail(failing: readonly CharterResult[], strictness: ReportView['strictness']): string {
  const errors = failing.reduce((sum, { severities }) => sum + severities.error, 0);
  const warnings = failing.reduce((sum, charter) => sum + graveFindings(charter, strictness), 0) - errors;
  const overclaiming = failing.filter(claimsTooMuch).length;
  const short = failing.filter((charter) => fallsShort(charter, strictness.require)).length;
  const parts = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [`${count(warnings, 'warning')} (warnings fail with --fail-on warning)`] : []),
    ...(overclaiming > 0 ? [count(overclaiming, 'label above the one earned', 'labels above those earned')] : []),
    ...(short > 0 ? [`${short} below ${strictness.require}, which --require asks for`] : []),
  ];
  return `${count(failing.length, 'charter')} ${failing.length === 1 ? 'fails' : 'fail'}: ${parts.join(', ')}.`;
}
