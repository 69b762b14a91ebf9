import { basename, dirname } from 'node:path';
import { type Day, evaluate, isCharter, parseCharter } from '../engine/index.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { repositoryRoot } from '../workspace/repository-root.ts';
import type { Discovery } from './discover.ts';
import { byPath } from './display-path.ts';
import { readText } from '../workspace/read-text.ts';
import { type CharterResult, type Crash, charterResult, type ResultOptions, type RunResult } from './result.ts';

export interface RunOptions extends ResultOptions {
  readonly cwd: string;
  readonly today: Day;
}

/** A file to evaluate. Its text is given where it does not come from the disk. */
export interface Source {
  readonly path: string;
  readonly full: string;
  readonly text?: string;
}

/** Evaluates many charters. One that cannot be read, or on which the program fails, does not keep it from the rest. */
export function run(
  sources: readonly Source[],
  errorsBefore: Discovery['errors'],
  { cwd, today, fixable }: RunOptions,
): RunResult {
  const files = nodeFiles();
  const charters: CharterResult[] = [];
  const skipped: { path: string; reason: 'not-a-production-charter' }[] = [];
  const errors = [...errorsBefore];
  const crashes: Crash[] = [];
  for (const { path, full, text } of sources) {
    const read = text === undefined ? readText(full) : { text };
    if ('message' in read) {
      errors.push({ path, message: read.message });
      continue;
    }
    try {
      const document = parseCharter(read.text);
      if (!isCharter(document)) {
        skipped.push({ path, reason: 'not-a-production-charter' });
        continue;
      }
      const folder = dirname(full);
      const evaluation = evaluate(document, {
        today,
        files: files.forCharter(folder, repositoryRoot(folder, [cwd])),
        folderName: basename(folder),
      });
      crashes.push(...evaluation.crashes.map(({ check, error }) => ({ path, check, error })));
      charters.push(charterResult(path, evaluation, { fixable }));
    } catch (error) {
      crashes.push({ path, error });
      errors.push({ path, message: 'a defect of this program, see standard error' });
    }
  }
  return { today, charters, skipped, errors: errors.sort(byPath), crashes };
}
