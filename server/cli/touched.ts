import { relative, resolve, sep } from 'node:path';
import { GitError, openGit } from '../workspace/git.ts';
import { changesOnDisk } from '../workspace/git-changes.ts';
import { repositoryRoot } from '../workspace/repository-root.ts';
import type { Host } from './host.ts';
import { say } from './say.ts';

/** Tells of a charter, by the places that were looked at to evaluate it, whether a change touches it. */
export type IsTouched = (places: Iterable<string>) => boolean;

/**
 * What has changed since the working tree left a revision: the charter itself, a file that it names, or its policy.
 * 'wrong' where there is no such revision, which is said.
 */
export function touchedSince(base: string, { cwd, stderr }: Host): IsTouched | 'wrong' {
  try {
    const git = openGit(cwd);
    const [from, head] = [git.commit(base), git.commit('HEAD')];
    const shared = git.mergeBase(from, head);
    if (shared === undefined)
      throw new GitError(
        `"${base}" and the commit at hand have no commit in common. In CI, fetch the whole history first.`,
      );
    // As it is written here, where links may lead to the place that git tells.
    const root = repositoryRoot(resolve(cwd), [git.root]);
    const isChanged = changesOnDisk(git, git.tree(shared));
    return (places) => {
      for (const place of places) {
        const path = relative(root, place).split(sep).join('/');
        // What lies elsewhere, no commit of this repository tells about.
        if (path.startsWith('../') || isChanged(path)) return true;
      }
      return false;
    };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    say(stderr, error.message);
    return 'wrong';
  }
}
