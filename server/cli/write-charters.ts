import { dirname, join } from 'node:path';
import type { ImportedCharter } from '../engine/index.ts';
import { removeDrafts } from '../workspace/drafts.ts';
import { failureText } from '../workspace/failure.ts';
import { makeFolder } from '../workspace/make-folder.ts';
import { readBytes } from '../workspace/read-text.ts';
import { isInside, realPath } from '../workspace/repository-root.ts';
import { createWhole } from '../workspace/write-whole.ts';
import { displayPath } from './display-path.ts';
import type { FileError } from './result.ts';

/** What became of charters that were to be written: their paths, in the order of the charters. */
export interface Written {
  readonly created: readonly string[];
  /** They say what they would have been given. */
  readonly unchanged: readonly string[];
  /** They say something else. */
  readonly kept: readonly string[];
  readonly failed: readonly FileError[];
}

type Charter = Pick<ImportedCharter, 'name' | 'text'>;

/** As many at once as the disk can still put together. */
const AT_ONCE = 16;

/** Writes each charter to a folder of its own in `out`, where there is no file yet. */
export async function writeCharters(
  out: string,
  charters: readonly Charter[],
  { cwd, dryRun }: { readonly cwd: string; readonly dryRun: boolean },
): Promise<Written> {
  const outcomes: { readonly path: string; readonly kind: keyof Written; readonly message: string }[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < charters.length) {
      const index = next++;
      const full = join(out, charters[index]!.name, 'charter.yaml');
      const path = displayPath(cwd, full);
      try {
        outcomes[index] = { path, kind: await writeOne(out, full, charters[index]!.text, dryRun), message: '' };
      } catch (error) {
        outcomes[index] = { path, kind: 'failed', message: failureText(error) };
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const those = (kind: keyof Written) => outcomes.filter((outcome) => outcome.kind === kind);
  const paths = (kind: keyof Written) => those(kind).map(({ path }) => path);
  return {
    created: paths('created'),
    unchanged: paths('unchanged'),
    kept: paths('kept'),
    failed: those('failed').map(({ path, message }) => ({ path, message })),
  };
}

async function writeOne(out: string, full: string, text: string, dryRun: boolean): Promise<keyof Written> {
  const content = Buffer.from(text, 'utf8');
  const folder = dirname(full);
  if (!dryRun) removeDrafts(folder);
  const before = readBytes(full);
  if ('bytes' in before) return content.equals(before.bytes) ? 'unchanged' : 'kept';
  if (dryRun) return 'created';
  makeFolder(folder);
  // A link in the place of a folder leads where nobody asked to write.
  const [real, root] = [realPath(folder), realPath(out)];
  if (real === undefined || root === undefined || !isInside(root, real)) throw new Error('a symbolic link leads out');
  await createWhole(full, content);
  return 'created';
}
