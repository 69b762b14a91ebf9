import { basename, dirname, relative, sep } from 'node:path';
import { watchDay } from '../workspace/calendar.ts';
import { isSearchedFor } from '../workspace/file-names.ts';
import { GIT_IGNORE } from '../workspace/git-rules.ts';
import { isInside } from '../workspace/repository-root.ts';
import { linkStatsOf, statsOf } from '../workspace/stats-of.ts';
import { type Visitor, walk, walkable } from '../workspace/walk.ts';
import { watchedFolders } from './watched-folders.ts';

/** What a run depended on. */
export interface Dependencies {
  /** The folders that were searched. */
  readonly folders: readonly string[];
  /** Every place that was looked at, whether anything is there or not. */
  readonly seen: ReadonlySet<string>;
}

/** Tells of changes to what the last run depended on. */
export interface Watcher {
  /** To be called before the first run with what it will search, and with what a run depended on when it has ended. */
  depend(on: Dependencies): void;
  /** The places that have changed since the last call, or as soon as one does; none when another day has begun. */
  next(stop: AbortSignal): Promise<readonly string[]>;
  close(): void;
}

/**
 * Where the system watches a folder with all below it. Elsewhere Node would watch each file by itself, and hear nothing
 * more of one that was replaced, as many editors save and git checks out.
 */
const WATCHES_TREES = process.platform === 'darwin' || process.platform === 'win32';

/** @param failed told of a folder that cannot be watched, and why */
export function startWatcher(failed: (folder: string, error: unknown) => void): Watcher {
  const changed = new Set<string>();
  let dependencies: Dependencies = { folders: [], seen: new Set() };
  let newDay = false;
  let wake = (): void => {};
  const day = watchDay(() => {
    newDay = true;
    wake();
  });

  const hear = (path: string): void => {
    changed.add(path);
    wake();
  };
  const told = (path: string): void => {
    hear(path);
    if (linkStatsOf(path)?.isDirectory()) come(path);
    // What is watched may be a link itself.
    else if (!statsOf(path)?.isDirectory()) watched.drop(path);
  };
  /** A folder that comes is not told of file by file. */
  const come = (path: string): void => {
    const top = dependencies.folders.find((folder) => isInside(folder, path));
    if (top === undefined || WATCHES_TREES) return;
    const added = [...foldersBelow(top, path)].filter(watched.add);
    // What came before its folder was watched is looked for only now.
    if (added.length > 0) for (const file of filesBelow(top, path)) hear(file);
  };
  const watched = watchedFolders({
    changed: told,
    failed,
    recursive: (folder) => WATCHES_TREES && dependencies.folders.includes(folder),
  });
  const matters = (path: string): boolean => {
    const { seen, folders } = dependencies;
    if (seen.has(path)) return true;
    const name = basename(path);
    const inTree = folders.some((folder) => {
      const steps = relative(folder, path).split(sep);
      return isInside(folder, path) && !steps.includes('.git') && !steps.includes('node_modules');
    });
    if (inTree && (isSearchedFor(name) || name === GIT_IGNORE)) return true;
    // A folder that came, went, or got another name.
    return [...seen].some((one) => one.startsWith(path + sep));
  };

  return {
    depend(on) {
      dependencies = on;
      const folders = new Set<string>();
      for (const folder of on.folders) {
        folders.add(nearest(folder));
        if (!WATCHES_TREES) for (const below of foldersBelow(folder, folder)) folders.add(below);
      }
      const isCovered = (folder: string) =>
        folders.has(folder) || (WATCHES_TREES && on.folders.some((one) => isInside(one, folder)));
      for (const folder of new Set([...on.seen].map((path) => dirname(path))))
        if (!isCovered(folder)) folders.add(nearest(folder));
      watched.keep(folders);
    },
    async next(stop) {
      for (;;) {
        // What has already arrived belongs to the same change.
        await new Promise((resolve) => setImmediate(resolve));
        const relevant = [...changed].filter(matters).sort();
        changed.clear();
        if (stop.aborted || newDay || relevant.length > 0) {
          newDay = false;
          return relevant;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
          stop.addEventListener('abort', () => resolve(), { once: true });
        });
      }
    },
    close() {
      clearInterval(day);
      watched.close();
    },
  };
}

/** The folders that are searched for charters, from one on. */
function foldersBelow(top: string, from: string): ReadonlySet<string> {
  const folders = new Set<string>();
  search(top, from, { folder: (path) => void folders.add(path), wants: () => false, file() {}, failed() {} });
  return folders;
}

function filesBelow(top: string, from: string): readonly string[] {
  const files: string[] = [];
  search(top, from, { wants: isSearchedFor, file: (path) => void files.push(path), failed() {} });
  return files;
}

function search(top: string, from: string, visitor: Visitor): void {
  if (from === top) walk(top, visitor);
  else for (const _ of walkable(top).walk(from, visitor));
}

/** The folder itself, or else the nearest one above that is there. */
function nearest(folder: string): string {
  for (let at = folder; ; at = dirname(at)) if (statsOf(at)?.isDirectory() || dirname(at) === at) return at;
}
