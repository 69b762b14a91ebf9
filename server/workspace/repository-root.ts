import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';

/**
 * The folder that a charter's paths must not leave: the git root around it, else the fallback (the workspace folder,
 * the current folder) where that holds it, else its own folder. The editor and the command line ask this same question.
 */
export function repositoryRoot(folder: string, fallbacks: readonly string[]): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) break;
  }
  return fallbacks.find((fallback) => isInside(fallback, folder)) ?? folder;
}

/** True when `path` is `folder` or lies in it. Both are absolute; links are not followed. */
export function isInside(folder: string, path: string): boolean {
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
