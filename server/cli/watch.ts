import { type FSWatcher, watch as watchPath } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { watchDay } from '../workspace/calendar.ts';
import { isSearchedFor } from '../workspace/file-names.ts';
import { isInside } from '../workspace/repository-root.ts';

/** What a run depended on. */
export interface Dependencies {
  /** The folders that were searched. */
  readonly folders: readonly string[];
  /** Every place that was looked at, whether anything is there or not. */
  readonly seen: ReadonlySet<string>;
}

/** Tells of changes to what the last run depended on. */
export interface Watcher {
  /** To be called with what a run depended on, when it has ended. */
  depend(on: Dependencies): void;
  /** The places that have changed since the last call, or as soon as one does; none when another day has begun. */
  next(stop: AbortSignal): Promise<readonly string[]>;
  close(): void;
}

/** @param failed told of a folder that cannot be watched, and why */
export function startWatcher(failed: (folder: string, error: unknown) => void): Watcher {
  const watchers = new Map<string, FSWatcher>();
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
  const begin = (folder: string, recursive: boolean): void => {
    if (watchers.has(folder)) return;
    try {
      const watcher = watchPath(folder, { recursive }, (_, name) => hear(name === null ? folder : join(folder, name)));
      watchers.set(folder, watcher);
      // The folder may go; what is above it tells.
      watcher.on('error', (error) => {
        watchers.delete(folder);
        watcher.close();
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') failed(folder, error);
      });
    } catch (error) {
      // Where a tree cannot be watched as a whole, its folders with charters can.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' && recursive) failed(folder, error);
    }
  };
  const matters = (path: string): boolean => {
    const { seen, folders } = dependencies;
    if (seen.has(path)) return true;
    const name = basename(path);
    const inTree = folders.some((folder) => {
      const steps = relative(folder, path).split(sep);
      return isInside(folder, path) && !steps.includes('.git') && !steps.includes('node_modules');
    });
    if (inTree && (isSearchedFor(name) || name === '.gitignore')) return true;
    // A folder that came, went, or got another name.
    return [...seen].some((one) => one.startsWith(path + sep));
  };

  return {
    depend(on) {
      dependencies = on;
      for (const folder of on.folders) begin(folder, true);
      const whole = [...watchers.keys()];
      for (const path of on.seen) {
        const folder = dirname(path);
        if (!whole.some((one) => isInside(one, folder))) begin(folder, false);
      }
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
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}
