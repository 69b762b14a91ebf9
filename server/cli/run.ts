import { readText } from '../workspace/read-text.ts';
import { realPath } from '../workspace/repository-root.ts';
import { charterEvaluator, type EvaluatorOptions } from './charter-evaluator.ts';
import type { Discovery } from './discover.ts';
import { byPath, displayPath } from './display-path.ts';
import {
  type CharterResult,
  type Crash,
  charterResult,
  type FileError,
  type PolicyResult,
  policyResult,
  type ResultOptions,
  type RunResult,
  type Skipped,
} from './result.ts';

export interface RunOptions extends ResultOptions, EvaluatorOptions {}

/** A file to evaluate. Its text is given where it does not come from the disk. */
export interface Source {
  readonly path: string;
  readonly full: string;
  readonly text?: string;
}

/** Evaluates many charters. One that cannot be read, or on which the program fails, does not keep it from the rest. */
export function run(sources: readonly Source[], errorsBefore: Discovery['errors'], options: RunOptions): RunResult {
  const judge = charterJudge(options);
  const outcomes = new Map(sources.map((source) => [source, judge.evaluate(source)]));
  // Nothing is known of the names of others before all are read; only where one occurs twice is it looked at again.
  for (const named of sameNames(outcomes)) {
    for (const source of named) {
      const others = named.filter((other) => !isSameFile(other, source)).map(({ path }) => path);
      if (others.length > 0) outcomes.set(source, judge.evaluate(source, others));
    }
  }
  const all = [...outcomes.values()];
  return {
    today: options.today(),
    charters: all.flatMap(({ charter }) => charter?.result ?? []),
    skipped: all.flatMap(({ skipped }) => skipped ?? []),
    policies: judge.policies().sort(byPath),
    errors: [...errorsBefore, ...all.flatMap(({ error }) => error ?? [])].sort(byPath),
    crashes: all.flatMap(({ crashes = [] }) => crashes),
  };
}

/** What became of a file. */
interface Outcome {
  readonly charter?: { readonly result: CharterResult; readonly root: string };
  readonly skipped?: Skipped;
  readonly error?: FileError;
  readonly crashes?: readonly Crash[];
}

interface CharterJudge {
  /** @param othersNamed the paths of the other charters that have its name */
  evaluate(source: Source, othersNamed?: readonly string[]): Outcome;
  /** The policies that were used, each file once. */
  policies(): PolicyResult[];
}

function charterJudge(options: RunOptions): CharterJudge {
  const used = new Map<string, PolicyResult>();
  const evaluator = charterEvaluator(options, (place, file) => {
    if (!used.has(place)) used.set(place, policyResult(displayPath(options.cwd, place), file, options));
  });

  return {
    evaluate(source, others = []) {
      const { path, full, text } = source;
      const read = text === undefined ? readText(full) : { text };
      if ('message' in read) return { error: { path, message: read.message } };
      try {
        const found = evaluator.evaluate(full, read.text, others);
        if (!found) return { skipped: { path, reason: 'not-a-production-charter' } };
        const { evaluation, root } = found;
        return {
          charter: { result: charterResult(path, evaluation, options), root },
          crashes: evaluation.crashes.map(({ check, error }) => ({ path, check, error })),
        };
      } catch (error) {
        const message = 'a defect of this program, see standard error';
        return { error: { path, message }, crashes: [{ path, error }] };
      }
    },
    policies: () => [...used.values()],
  };
}

/** The charters of one repository that share a name. What cannot be read has no name that anybody could trust. */
function sameNames(outcomes: ReadonlyMap<Source, Outcome>): Source[][] {
  const byName = new Map<string, Source[]>();
  for (const [source, { charter }] of outcomes) {
    if (!charter || charter.result.earned === null || charter.result.name === '') continue;
    const key = `${charter.root}\0${charter.result.name}`;
    byName.set(key, [...(byName.get(key) ?? []), source]);
  }
  return [...byName.values()].filter(({ length }) => length > 1);
}

/** One file may have two paths. */
function isSameFile(a: Source, b: Source): boolean {
  return a === b || (a.text === undefined && b.text === undefined && realPath(a.full) === realPath(b.full));
}
