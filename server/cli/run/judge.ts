import { readText } from '../../workspace/read-text.ts';
import { charterEvaluator, type EvaluatorOptions, type PolicyPlace } from '../charter-evaluator.ts';
import { charterFacts, policyFindings } from '../charter-facts.ts';
import type { ResultOptions } from '../result.ts';
import type * as traces from './inputs.ts';
import type { Inputs } from './inputs.ts';
import { crashed, type Outcome, type PolicyOutcome, plainError, type Source } from './outcome.ts';
import { packed } from './packed.ts';

export interface JudgeOptions extends ResultOptions, EvaluatorOptions {}

/** An outcome, and, where somebody keeps it for later, what it follows from. */
export interface Traced {
  readonly outcome: Outcome;
  /** Absent where it was not asked for, and of what should not be counted on: failures. */
  readonly inputs?: Inputs;
}

/** Evaluates files, each for itself. */
export interface Judge {
  /** Never throws. */
  evaluate(source: Source): Traced;
  /** The policies that were met since the last time. */
  newPolicies(): Readonly<Record<string, readonly PolicyOutcome[]>>;
}

/** Whatever the day and wherever it lies, it is a file of another tool. */
const NOWHERE = { root: '', timeZone: undefined, day: '' } as const;

/** @param traceOf given where it is to be told what outcomes follow from */
export function judge(options: JudgeOptions, traceOf?: typeof traces.traceOf): Judge {
  const evaluator = charterEvaluator(options);
  const known = new Set<string>();
  let fresh: Record<string, readonly PolicyOutcome[]> = {};
  const policyOf = (policies: readonly PolicyPlace[]): { readonly policy?: string } => {
    const [first] = policies;
    if (!first) return {};
    if (!known.has(first.place)) {
      known.add(first.place);
      fresh[first.place] = policies.map(({ place, file }) => ({ place, findings: policyFindings(file, options) }));
    }
    return { policy: first.place };
  };

  const look = ({ full, text }: Source): Traced => {
    const trace = text === undefined ? traceOf?.(full) : undefined;
    const read = text === undefined ? readText(full) : { text };
    if ('message' in read) return { outcome: { error: read.message } };
    trace?.own(read.text);
    const found = evaluator.evaluate(full, read.text, { onRead: trace?.onRead });
    if (!found) {
      return { outcome: { skipped: true }, ...(trace && { inputs: { ...NOWHERE, seen: trace.seen } }) };
    }
    const { evaluation, root, policies } = found;
    const charter = { facts: packed(charterFacts(evaluation, options)), root, ...policyOf(policies) };
    const crashes = evaluation.crashes.map(({ check, error }) => ({ check, error: plainError(error) }));
    if (crashes.length > 0) return { outcome: { charter, crashes } };
    const { today: day, policy } = evaluation;
    return {
      outcome: { charter },
      ...(trace && { inputs: { root, timeZone: policy.timeZone, day, seen: trace.seen } }),
    };
  };

  return {
    evaluate(source) {
      try {
        return look(source);
      } catch (error) {
        return { outcome: crashed(error) };
      }
    },
    newPolicies() {
      const found = fresh;
      fresh = {};
      return found;
    },
  };
}
