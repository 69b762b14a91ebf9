import { dirname } from 'node:path';
import { isInside, realPath, repositoryRoot } from '../workspace/repository-root.ts';
import { statsOf } from '../workspace/stats-of.ts';

/** What finding files gathers. */
export interface Finds {
  add(full: string): void;
  failed(full: string, message: string): void;
}

/** Adds a file that was found and not named. A link must not lead a search out of the repository. */
export function addFound(full: string, isLink: boolean, cwd: string, finds: Finds): void {
  if (isLink) {
    const real = realPath(full);
    if (real === undefined) {
      finds.failed(full, 'a symbolic link that leads nowhere');
      return;
    }
    if (statsOf(real)?.isDirectory()) return;
    const root = repositoryRoot(dirname(full), [cwd]);
    if (!isInside(realPath(root) ?? root, real)) {
      finds.failed(full, 'a symbolic link that leads out of the repository');
      return;
    }
  }
  finds.add(full);
}
