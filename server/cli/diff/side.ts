import { basename, dirname, join } from 'node:path';
import type { Evaluation, FileFact } from '../../engine/index.ts';
import { isCharterFileName } from '../../workspace/file-names.ts';
import type { Git, TreeEntry } from '../../workspace/git.ts';
import { gitFiles } from '../../workspace/git-files.ts';
import { type FileReader, nodeFiles } from '../../workspace/node-files.ts';
import { charterEvaluator, type EvaluatorOptions } from '../charter-evaluator.ts';
import { discover } from '../discover.ts';
import { displayPath } from '../display-path.ts';
import type { FileError } from '../result.ts';

/** One of the two states of a repository that are compared. Paths are from its top folder, with slashes. */
export interface Side {
  /** The files that are named like charters. */
  readonly paths: readonly string[];
  /** What could not be read, as far as it was tried. */
  readonly errors: readonly FileError[];
  /** Evaluates some of them; what is no charter of ours is left out. */
  evaluate(paths: Iterable<string>): ReadonlyMap<string, SideCharter>;
  /** A file that a charter names, as the charter names it. */
  read(charter: string, path: string): FileFact;
}

/** A charter on one side. */
export interface SideCharter {
  readonly evaluation: Evaluation;
  /** Every place that was looked at to evaluate it, its own among them. */
  readonly reads: ReadonlySet<string>;
}

/** The state of a commit. */
export function commitSide(git: Git, tree: ReadonlyMap<string, TreeEntry>, options: EvaluatorOptions): Side {
  const files = gitFiles(git, tree, nodeFiles());
  return side({
    git,
    options,
    files,
    paths: [...tree.keys()].filter((path) => isCharterFileName(basename(path))),
    errors: [],
    fetch: files.fetch,
  });
}

/** The state of the working tree, with what is not committed. */
export async function diskSide(git: Git, options: EvaluatorOptions): Promise<Side> {
  const found = await discover([git.root], git.root);
  const paths = found.files.map(({ path }) => path);
  // What is on a disk is never on its way.
  return side({ git, options, files: nodeFiles(), paths, errors: found.errors, fetch: () => {} });
}

interface Parts extends Pick<Side, 'paths' | 'errors'> {
  readonly git: Git;
  readonly options: EvaluatorOptions;
  readonly files: FileReader;
  /** Reads what was asked for and not there yet. */
  fetch(): void;
}

function side({ git, options, files, paths, errors: before, fetch }: Parts): Side {
  const evaluator = charterEvaluator(options, () => files);
  const errors = [...before];
  const readerOf = (path: string, note?: (read: string) => void) =>
    files.forCharter(dirname(join(git.root, path)), git.root, note);

  const attempt = (path: string): SideCharter | 'pending' | undefined => {
    const reads = new Set<string>();
    const note = (read: string) => void reads.add(displayPath(git.root, read));
    const own = readerOf(path, note).read(basename(path));
    if (own.kind === 'pending') return 'pending';
    if (own.kind === 'unreadable') errors.push({ path, message: own.message });
    if (own.kind !== 'text') return undefined;
    const found = evaluator.evaluate(join(git.root, path), own.text, { onRead: note });
    return found?.pending ? 'pending' : found && { evaluation: found.evaluation, reads };
  };

  return {
    paths,
    errors,
    evaluate(wanted) {
      const found = new Map<string, SideCharter>();
      // Each round asks for what the last one could not know that it needs: texts, policies, the files that they name.
      for (let open = [...wanted]; open.length > 0; fetch()) {
        const later: string[] = [];
        for (const path of open) {
          const charter = attempt(path);
          if (charter === 'pending') later.push(path);
          else if (charter) found.set(path, charter);
        }
        open = later;
      }
      return found;
    },
    read(charter, path) {
      const reader = readerOf(charter);
      const fact = reader.read(path);
      if (fact.kind !== 'pending') return fact;
      fetch();
      return this.read(charter, path);
    },
  };
}
