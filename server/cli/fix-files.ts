import { basename, dirname, resolve, sep } from 'node:path';
import { type Fixed, mendAll, mendPolicy, readPolicyFile } from '../engine/index.ts';
import { removeDrafts } from '../workspace/drafts.ts';
import { readExactText } from '../workspace/exact-text.ts';
import { isPolicyFileName } from '../workspace/file-names.ts';
import { isInside, realPath } from '../workspace/repository-root.ts';
import { charterEvaluator, type EvaluatorOptions } from './charter-evaluator.ts';
import type { FoundFile } from './discover.ts';
import { byPath, displayPath } from './display-path.ts';
import type { FileError } from './result.ts';
import { rewriteFile } from './rewrite-file.ts';

/** A file that was mended, or would be. */
export interface FixedFile extends FoundFile {
  readonly fixed: readonly Fixed[];
  /** What is in it now. */
  readonly text: string;
  /** Before and after, with the byte order mark where there is one. */
  readonly change: { readonly before: string; readonly after: string };
}

export interface FixedFiles {
  /** Sorted by path, as are those that could not be written. */
  readonly fixed: readonly FixedFile[];
  readonly failed: readonly FileError[];
}

/**
 * Mends charters, and the policies that hold for them where these lie below `paths`. Each file is written whole or not at
 * all, and none that cannot be read as it is.
 */
export async function fixFiles(
  files: readonly FoundFile[],
  surroundings: EvaluatorOptions,
  { paths, dryRun }: { readonly paths: readonly string[]; readonly dryRun: boolean },
): Promise<FixedFiles> {
  const { cwd, compile } = surroundings;
  const fixed: FixedFile[] = [];
  const failed: FileError[] = [];
  const policies = new Set<string>();
  const evaluator = charterEvaluator(surroundings);
  const seen = new Set<string>();

  const mendFile = async (file: FoundFile, mend: (text: string) => Mendings | undefined): Promise<void> => {
    // One file may have two paths.
    const real = realPath(file.full);
    if (real === undefined || seen.has(real)) return;
    seen.add(real);
    const read = readExactText(file.full);
    const mended = 'text' in read ? mend(read.text) : undefined;
    if (!mended || !('text' in read)) return;
    const { text } = mended;
    const change = { before: read.mark + read.text, after: read.mark + text };
    const message = dryRun ? undefined : await rewriteFile(file.full, read, text, cwd);
    if (message === undefined) fixed.push({ ...file, fixed: mended.fixed, text, change });
    else failed.push({ path: file.path, message });
  };
  const mendCharter = (full: string) => (text: string) => {
    const found = evaluator.evaluate(full, text);
    if (!found) return undefined;
    for (const { place } of found.policies) policies.add(place);
    return mendAll(found.evaluation, (next) => evaluator.evaluate(full, next)?.evaluation ?? found.evaluation);
  };
  const readPolicy = (text: string) => readPolicyFile(text, compile);

  if (!dryRun) for (const folder of new Set(files.map(({ full }) => dirname(full)))) removeDrafts(folder);
  for (const file of files) {
    if (isPolicyFileName(basename(file.full))) policies.add(file.full);
    else await mendFile(file, mendCharter(file.full));
  }
  for (const full of policies) {
    if (isAskedFor(full, paths, cwd))
      await mendFile({ full, path: displayPath(cwd, full) }, (text) => mendPolicy(readPolicy(text), readPolicy));
  }
  return { fixed: fixed.sort(byPath), failed: failed.sort(byPath) };
}

interface Mendings {
  readonly text: string;
  readonly fixed: readonly Fixed[];
}

/** A policy above the folder that somebody named is not theirs to change, nor is one that was installed. */
function isAskedFor(policy: string, paths: readonly string[], cwd: string): boolean {
  const folders = (paths.length > 0 ? paths : ['.']).map((path) => resolve(cwd, path));
  return !policy.split(sep).includes('node_modules') && folders.some((folder) => isInside(folder, policy));
}
