import { basename, dirname } from 'node:path';
import {
  type CompilePattern,
  type Day,
  type Evaluation,
  evaluate,
  isCharter,
  type LoadedFile,
  type LoadedPolicy,
  parseCharter,
} from '../engine/index.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { nodePolicies } from '../workspace/node-policy.ts';
import { realPath, repositoryRoot } from '../workspace/repository-root.ts';

export interface EvaluatorOptions {
  readonly cwd: string;
  /** The day in a time zone, by default in that of the machine. Where a day was given, always that. */
  readonly today: (timeZone?: string) => Day;
  readonly compile: CompilePattern;
  /** The policy of all charters; where it is not given, the nearest of each. */
  readonly policy?: string | undefined;
}

export interface CharterEvaluator {
  /**
   * Evaluates a text as the charter at a place; undefined when it is none.
   * @param othersNamed the paths of the other charters that have its name
   */
  evaluate(full: string, text: string, othersNamed?: readonly string[]): Evaluated | undefined;
}

export interface Evaluated {
  readonly evaluation: Evaluation;
  /** The folder that its paths must not leave. */
  readonly root: string;
}

/** Evaluates charters on this disk. `used` is told of each file of a policy that holds for one. */
export function charterEvaluator(
  { cwd, today, compile, policy }: EvaluatorOptions,
  used: (place: string, file: LoadedFile) => void = () => {},
): CharterEvaluator {
  const files = nodeFiles();
  const nearest = nodePolicies(files, compile);
  const byFolder = new Map<string, LoadedPolicy>();

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
    for (const [index, file] of loaded.files.entries())
      used(policy !== undefined && index === 0 ? policy : file.location, file);
    return loaded;
  };

  return {
    evaluate(full, text, othersNamed = []) {
      const document = parseCharter(text);
      if (!isCharter(document)) return undefined;
      const folder = dirname(full);
      const root = repositoryRoot(folder, [cwd]);
      const { policy: held } = policyFor(folder, root);
      const evaluation = evaluate(document, {
        today: today(held.timeZone),
        files: files.forCharter(folder, root),
        folderName: basename(folder),
        policy: held,
        othersNamed: () => othersNamed,
      });
      return { evaluation, root };
    },
  };
}
