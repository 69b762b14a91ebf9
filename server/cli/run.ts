import { basename, dirname } from 'node:path';
import {
  type CompilePattern,
  type Day,
  type Evaluation,
  evaluate,
  isCharter,
  type LoadedPolicy,
  parseCharter,
} from '../engine/index.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { nodePolicies } from '../workspace/node-policy.ts';
import { readText } from '../workspace/read-text.ts';
import { realPath, repositoryRoot } from '../workspace/repository-root.ts';
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

export interface RunOptions extends ResultOptions {
  readonly cwd: string;
  /** The day in a time zone, by default in that of the machine. Where a day was given, always that. */
  readonly today: (timeZone?: string) => Day;
  readonly compile: CompilePattern;
  /** The policy of all charters; where it is not given, the nearest of each. */
  readonly policy?: string | undefined;
}

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
  const { cwd, today, compile, policy } = options;
  const files = nodeFiles();
  const nearest = nodePolicies(files, compile);
  const byFolder = new Map<string, LoadedPolicy>();
  const used = new Map<string, PolicyResult>();

  const load = (folder: string, root: string): LoadedPolicy => {
    if (policy === undefined) return nearest.forFolder(folder, root);
    // A link is followed, as somebody named it; what it extends stays in the repository that it leads to.
    const real = realPath(policy) ?? policy;
    return nearest.fromFile(real, repositoryRoot(dirname(real), [cwd]));
  };
  const policyFor = (folder: string, root: string): LoadedPolicy => {
    const known = byFolder.get(folder);
    if (known) return known;
    const loaded = load(folder, root);
    byFolder.set(folder, loaded);
    for (const [index, file] of loaded.files.entries()) {
      const place = policy !== undefined && index === 0 ? policy : file.location;
      if (!used.has(place)) used.set(place, policyResult(displayPath(cwd, place), file, options));
    }
    return loaded;
  };
  const evaluateText = ({ full }: Source, text: string, others: readonly string[]) => {
    const document = parseCharter(text);
    if (!isCharter(document)) return undefined;
    const folder = dirname(full);
    const root = repositoryRoot(folder, [cwd]);
    const { policy: held } = policyFor(folder, root);
    const evaluation: Evaluation = evaluate(document, {
      today: today(held.timeZone),
      files: files.forCharter(folder, root),
      folderName: basename(folder),
      policy: held,
      othersNamed: () => others,
    });
    return { evaluation, root };
  };

  return {
    evaluate(source, others = []) {
      const { path, full, text } = source;
      const read = text === undefined ? readText(full) : { text };
      if ('message' in read) return { error: { path, message: read.message } };
      try {
        const found = evaluateText(source, read.text, others);
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
