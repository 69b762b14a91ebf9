import type { OnRead } from '../../workspace/node-files.ts';
import { readText } from '../../workspace/read-text.ts';
import { charterEvaluator, type EvaluatorOptions, type PolicyPlace } from '../charter-evaluator.ts';
import { charterFacts, policyFindings, type ResultOptions } from '../result.ts';
import { crashed, type Outcome, type PolicyOutcome, plainError, type Source } from './outcome.ts';

export interface JudgeOptions extends ResultOptions, EvaluatorOptions {}

/** Evaluates files, each for itself. */
export interface Judge {
  /** Never throws. `onRead` is told of each file beside its own, the policies' among them, that was looked at. */
  evaluate(source: Source, onRead?: OnRead): Outcome;
  /** The policies that were met since the last time. */
  newPolicies(): Readonly<Record<string, readonly PolicyOutcome[]>>;
}

export function judge(options: JudgeOptions): Judge {
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

  return {
    evaluate({ full, text }, onRead) {
      const read = text === undefined ? readText(full) : { text };
      if ('message' in read) return { error: read.message };
      try {
        const found = evaluator.evaluate(full, read.text, { onRead });
        if (!found) return { skipped: true };
        const { evaluation, root, policies } = found;
        const crashes = evaluation.crashes.map(({ check, error }) => ({ check, error: plainError(error) }));
        return {
          charter: { facts: charterFacts(evaluation, options), root, ...policyOf(policies) },
          ...(crashes.length > 0 && { crashes }),
        };
      } catch (error) {
        return crashed(error);
      }
    },
    newPolicies() {
      const found = fresh;
      fresh = {};
      return found;
    },
  };
}
