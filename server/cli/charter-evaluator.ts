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
import { type FileReader, nodeFiles, type OnRead } from '../workspace/node-files.ts';
import { nodePolicies } from '../workspace/node-policy.ts';
import { realPath, repositoryRoot, repositoryRoots } from '../workspace/repository-root.ts';

export interface EvaluatorOptions {
  readonly cwd: string;
  /** The day in a time zone, by default in that of the machine. Where a day was given, always that. */
  readonly today: (timeZone?: string) => Day;
  readonly compile: CompilePattern;
  /** The policy of all charters; where it is not given, the nearest of each. */
  readonly policy?: string | undefined;
}

export interface CharterEvaluator {
  /** Evaluates a text as the charter at a place; undefined when it is none. */
  evaluate(full: string, text: string, options?: EvaluateOne): Evaluated | undefined;
}

export interface EvaluateOne {
  /** The paths of the other charters that have its name. */
  readonly othersNamed?: readonly string[];
  /** Told of each file, the policies' among them, that it looked at. */
  readonly onRead?: OnRead;
}

export interface Evaluated {
  readonly evaluation: Evaluation;
  /** The folder that its paths must not leave. */
  readonly root: string;
  /** The files of its policy: the one that holds, and those that it extends. */
  readonly policies: readonly PolicyPlace[];
  /** A file was still being read, which those of this disk never are: evaluate again when it is there. */
  readonly pending: boolean;
}

/** A file of a policy. */
export interface PolicyPlace {
  /** Where it was found; of one that was named, as it was named. */
  readonly place: string;
  readonly file: LoadedFile;
}

/**
 * Evaluates charters, with the files of this disk.
 *
 * @param open gives a reader of other files in their place
 */
export function charterEvaluator(
  { cwd, today, compile, policy }: EvaluatorOptions,
  open: () => FileReader = nodeFiles,
): CharterEvaluator {
  const files = open();
  const nearest = nodePolicies(once(open()), compile);
  const rootOf = repositoryRoots([cwd]);
  // One that was named is on this disk, whatever is evaluated.
  const named = nodePolicies(nodeFiles(), compile);
  // Of the last folder only: thousands of charters come in the order of their folders.
  let last: Known | undefined;

  const load = (folder: string, root: string, onRead: OnRead): LoadedPolicy => {
    if (policy === undefined) return nearest.forFolder(folder, root, onRead);
    // A link is followed, as somebody named it; what it extends stays in the repository that it leads to.
    const real = realPath(policy) ?? policy;
    return named.fromFile(real, repositoryRoot(dirname(real), [cwd]), onRead);
  };
  const policyFor = (folder: string, root: string, onRead: OnRead): LoadedPolicy => {
    // One that was named is the same for all.
    const key = policy === undefined ? folder : '';
    let known = last?.key === key ? last : undefined;
    if (!known) {
      const reads: Parameters<OnRead>[] = [];
      known = { key, loaded: load(folder, root, (...seen) => void reads.push(seen)), reads };
      if (!known.loaded.pending) last = known;
    }
    for (const seen of known.reads) onRead(...seen);
    return known.loaded;
  };

  return {
    evaluate(full, text, { othersNamed = [], onRead = () => {} } = {}) {
      files.release();
      const document = parseCharter(text);
      if (!isCharter(document)) return undefined;
      const folder = dirname(full);
      const root = rootOf(folder);
      const loaded = policyFor(folder, root, onRead);
      const held = loaded.policy;
      const evaluation = evaluate(document, {
        today: today(held.timeZone),
        files: files.forCharter(folder, root, onRead),
        folderName: basename(folder),
        policy: held,
        othersNamed: () => othersNamed,
      });
      const policies = loaded.files.map((file, index) => ({
        place: policy !== undefined && index === 0 ? policy : file.location,
        file,
      }));
      return { evaluation, root, policies, pending: loaded.pending || evaluation.pending };
    },
  };
}

interface Known {
  readonly key: string;
  readonly loaded: LoadedPolicy;
  readonly reads: readonly Parameters<OnRead>[];
}

/** So many places are kept: enough for the folders on the way to a charter, too little for those of thousands. */
const MOST_PLACES = 500;

/** Looks at each place once: those above many charters would be looked at for each of them. */
function once(reader: FileReader): FileReader {
  const known = new Map<string, Parameters<OnRead>>();
  return {
    ...reader,
    forCharter: (folder, root, onRead) => ({
      read(path) {
        const key = `${root}\0${folder}\0${path}`;
        let seen = known.get(key);
        if (!seen) {
          // What stays outside is told to nobody.
          let told: Parameters<OnRead> | undefined;
          const fact = reader.forCharter(folder, root, (...all) => (told = all)).read(path);
          if (!told) return fact;
          seen = told;
          if (known.size >= MOST_PLACES) known.clear();
          if (fact.kind !== 'pending') known.set(key, seen);
        }
        onRead?.(...seen);
        return seen[1];
      },
    }),
  };
}
