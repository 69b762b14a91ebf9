import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';

/**
 * The folder that a charter's paths must not leave: the git root around it, else the fallback (the workspace folder,
 * the current folder) where that holds it, else its own folder. The editor and the command line ask this same question.
 */
export function repositoryRoot(folder: string, fallbacks: readonly string[]): string {
  return repositoryRoots(fallbacks)(folder);
}

/** The same for many folders of a disk on which repositories neither begin nor end meanwhile: each place is looked at once. */
export function repositoryRoots(fallbacks: readonly string[]): (folder: string) => string {
  const known = new Map<string, string | undefined>();
  const gitRoot = (folder: string): string | undefined => {
    if (known.has(folder)) return known.get(folder);
    const above = dirname(folder);
    const root = existsSync(join(folder, '.git')) ? folder : above === folder ? undefined : gitRoot(above);
    known.set(folder, root);
    return root;
  };
  return (folder) => gitRoot(folder) ?? fallbacks.find((fallback) => isInside(fallback, folder)) ?? folder;
}

/** True when `path` is `folder` or lies in it. Both are absolute; links are not followed. */
export function isInside(folder: string, path: string): boolean {
  // What is written out needs no working out, and that is nearly all that is asked.
  if (path.startsWith(folder) && path[folder.length] === sep && !path.includes('..')) return true;
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The path without symbolic links; undefined when there is nothing at it. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
