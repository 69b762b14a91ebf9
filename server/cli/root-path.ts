import { resolve } from 'node:path';
import { isInside, realPath, repositoryRoot } from '../workspace/repository-root.ts';
import { displayPath } from './display-path.ts';

/** Where build services check repositories out: GitHub, GitLab and Azure count paths from there. */
const CHECKOUTS = ['GITHUB_WORKSPACE', 'CI_PROJECT_DIR', 'BUILD_SOURCESDIRECTORY'] as const;

/** The folder that a code host counts paths from: what the build service says where it holds `cwd`, else the git root. */
export function checkoutRoot(cwd: string, env: Readonly<Record<string, string | undefined>>): string {
  const here = realPath(cwd) ?? cwd;
  for (const name of CHECKOUTS) {
    const folder = env[name];
    const real = folder ? realPath(folder) : undefined;
    if (real !== undefined && isInside(real, here)) return real;
  }
  return repositoryRoot(here, [here]);
}

/** The path of a result from the root, with slashes; undefined where it lies outside. */
export function pathFromRoot(
  path: string,
  { cwd, root }: { readonly cwd: string; readonly root: string },
): string | undefined {
  const full = resolve(realPath(cwd) ?? cwd, path);
  return isInside(root, full) ? displayPath(root, full) : undefined;
}
