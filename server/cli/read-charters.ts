import type { Evaluation } from '../engine/index.ts';
import { type ExactText, readExactText } from '../workspace/exact-text.ts';
import { realPath } from '../workspace/repository-root.ts';
import { charterEvaluator, type EvaluatorOptions } from './charter-evaluator.ts';
import type { FoundFile } from './discover.ts';
import type { FileError } from './result.ts';

/** A charter with its evaluation, and with its file as it is, to be changed. */
export interface ReadCharter extends FoundFile {
  readonly exact: ExactText;
  readonly evaluation: Evaluation;
}

/** Reads charters that are to be changed, each file once. What is damaged is an error: nobody knows what it says. */
export function readCharters(
  files: readonly FoundFile[],
  surroundings: EvaluatorOptions,
): { readonly charters: readonly ReadCharter[]; readonly errors: readonly FileError[] } {
  const evaluator = charterEvaluator(surroundings);
  const charters: ReadCharter[] = [];
  const errors: FileError[] = [];
  const seen = new Set<string>();
  for (const { path, full } of files) {
    const real = realPath(full) ?? full;
    if (seen.has(real)) continue;
    seen.add(real);
    const exact = readExactText(full);
    if ('message' in exact) {
      errors.push({ path, message: exact.message });
      continue;
    }
    const evaluation = evaluator.evaluate(full, exact.text)?.evaluation;
    const [problem] = evaluation?.charter.document.problems ?? [];
    if (evaluation && problem) {
      const { line, character } = evaluation.charter.document.lines.position(problem.span.start);
      errors.push({
        path: `${path}:${line + 1}:${character + 1}`,
        message: `${problem.message} Mend it and run this again.`,
      });
    } else if (evaluation) charters.push({ path, full, exact, evaluation });
  }
  return { charters, errors };
}
