import type { Background } from './background.ts';
import type { FileSource } from './platform.ts';
import type { WorkspaceMembers } from './workspace-members.ts';

export interface WorkspaceSearchOptions {
  readonly queue: Background;
  readonly sources: () => readonly FileSource[];
  readonly members: WorkspaceMembers;
}

export interface Searcher {
  found(uri: string): void;
  /** Not called of a search that was overtaken. */
  ended(): void;
}

/**
 * Searches a folder, by default everything, in the background. It overtakes an earlier search of the same folder, and one
 * of everything overtakes all.
 */
export type WorkspaceSearch = (folder: string | undefined, searcher: Searcher) => void;

export function workspaceSearch({ queue, sources, members }: WorkspaceSearchOptions): WorkspaceSearch {
  let latestOfAll = 0;
  /** The latest of each folder that is searched. */
  const latest = new Map<string | undefined, symbol>();
  return (folder, { found, ended }) => {
    const ofAll = folder === undefined ? ++latestOfAll : latestOfAll;
    const own = Symbol();
    latest.set(folder, own);
    const overtaken = (): boolean => ofAll !== latestOfAll || latest.get(folder) !== own;
    let steps: Iterator<readonly string[]> | undefined;
    const work = async (): Promise<void> => {
      if (overtaken()) return;
      steps ??= chained(await Promise.all(sources().map((source) => members.of(source).find(folder))));
      // Another search has begun meanwhile: going on would take its place in the queue, and it would never begin.
      if (overtaken()) return;
      const { done, value } = steps.next();
      if (!done) {
        for (const uri of value) found(uri);
        return goOn();
      }
      latest.delete(folder);
      ended();
    };
    const goOn = (): void => queue.add(`find ${folder ?? ''}`, work, true);
    goOn();
  };
}

function* chained<T>(all: readonly Iterable<T>[]): Generator<T> {
  for (const one of all) yield* one;
}
