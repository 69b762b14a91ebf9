import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { failureText } from './failure.ts';
import { type GitIgnore, gitIgnoreAt } from './git-ignore.ts';

/** What is met on a walk. */
export interface Visitor {
  /** Anything but a folder: a file, a link, a device. Git does not ignore it. */
  file(path: string): void;
  /** A folder that is about to be searched, the one the walk starts at included. */
  folder?(path: string): void;
  /** A folder that cannot be searched. */
  failed(path: string, message: string): void;
}

/**
 * Walks a folder as git sees it: what `.gitignore` files name is left out, as are `.git` and `node_modules`. Links to
 * folders are not followed, so that a walk ends and stays where it was sent.
 */
export function walk(folder: string, visitor: Visitor): void {
  for (const _ of walkInSteps(folder, visitor));
}

/** The same, a folder a step, for whoever has something else to do in between. */
export function* walkInSteps(folder: string, visitor: Visitor): Generator<void> {
  function* search(at: string, ignored: GitIgnore): Generator<void> {
    let entries: Dirent[];
    try {
      entries = readdirSync(at, { withFileTypes: true });
    } catch (error) {
      visitor.failed(at, failureText(error));
      return;
    }
    visitor.folder?.(at);
    yield;
    for (const entry of entries) {
      const path = join(at, entry.name);
      const isFolder = entry.isDirectory();
      if (isFolder && (entry.name === '.git' || entry.name === 'node_modules')) continue;
      if (ignored.ignores(path, isFolder)) continue;
      if (isFolder) yield* search(path, ignored.enter(path));
      else visitor.file(path);
    }
  }
  yield* search(folder, gitIgnoreAt(folder));
}
