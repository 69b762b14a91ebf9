import { type FSWatcher, watch } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { statsOf } from '../workspace/stats-of.ts';

/** Folders that are watched, each by itself: as a rule nothing is told of what lies in folders below it. */
export interface WatchedFolders {
  /** Watches a folder from now on. True when it was not watched before. */
  add(folder: string): boolean;
  /** Watches none of this folder and those below any more. */
  drop(folder: string): void;
  /** Watches these from now on, and no others. */
  keep(folders: ReadonlySet<string>): void;
  close(): void;
}

export interface WatchedFoldersOptions {
  /** Told of each path at which something has come, gone or changed. */
  readonly changed: (path: string) => void;
  /** Told of the first folder that cannot be watched: what fails for one fails for many. */
  readonly failed: (folder: string, error: unknown) => void;
  /** True of a folder that is to be watched with all below it. Only where the system itself can. */
  readonly recursive: (folder: string) => boolean;
}

export function watchedFolders({ changed, failed, recursive }: WatchedFoldersOptions): WatchedFolders {
  const all = new Map<string, { readonly watcher: FSWatcher; readonly id: string }>();
  let hasFailed = false;

  const fail = (folder: string, error: unknown): void => {
    drop(folder);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || hasFailed) return;
    hasFailed = true;
    failed(folder, error);
  };
  const drop = (folder: string): void => {
    all.get(folder)?.watcher.close();
    all.delete(folder);
  };
  const add = (folder: string): boolean => {
    const id = idOf(folder);
    // One that went and came back is another one, of which the watcher of the first tells nothing.
    if (id !== undefined && all.get(folder)?.id === id) return false;
    drop(folder);
    if (id === undefined) return false;
    try {
      const watcher = watch(folder, { recursive: recursive(folder) }, (_, name) => hear(folder, name));
      all.set(folder, { watcher, id });
      watcher.on('error', (error) => fail(folder, error));
      return true;
    } catch (error) {
      fail(folder, error);
      return false;
    }
  };
  const hear = (folder: string, name: string | null): void => {
    // So it tells that it is gone itself, or was moved: by then another one may be in its place.
    if (name === basename(folder)) {
      drop(folder);
      add(folder);
    }
    changed(name === null ? folder : join(folder, name));
  };

  return {
    add,
    drop(folder) {
      const below = folder + sep;
      for (const one of [...all.keys()]) if (one === folder || one.startsWith(below)) drop(one);
    },
    keep(folders) {
      for (const one of [...all.keys()]) if (!folders.has(one)) drop(one);
      for (const folder of folders) add(folder);
    },
    close() {
      for (const folder of [...all.keys()]) drop(folder);
    },
  };
}

/** Tells a folder from another one that comes in its place; undefined where there is none. */
function idOf(folder: string): string | undefined {
  const stats = statsOf(folder);
  return stats?.isDirectory() ? `${stats.dev} ${stats.ino} ${stats.birthtimeMs}` : undefined;
}
