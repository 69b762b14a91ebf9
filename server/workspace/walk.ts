import { type Dirent, readdirSync } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { failureText } from './failure.ts';
import { type GitIgnore, gitIgnoreAt } from './git-ignore.ts';
import { MOST_LEVELS } from './git-rules.ts';
import { type LeftOut, NOTHING_LEFT_OUT } from './left-out.ts';

/** What is met on a walk. */
export interface Visitor {
  /** Anything but a folder: a file, a link, a device. Git does not ignore it. */
  file(path: string, isLink: boolean): void;
  /** Whether a file of this name matters; without it, each does. Asked first, as whether git ignores one takes longer to find out. */
  wants?(name: string): boolean;
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
  for (const _ of search(folder, gitIgnoreAt(folder), visitor, { top: folder, leftOut: NOTHING_LEFT_OUT }, true));
}

/** What an editor leaves out, by the path from its folder. */
interface Shown {
  readonly top: string;
  readonly leftOut: LeftOut;
}

/** @param isEntered whether the rules are those in the folder, and not those above it */
function* search(at: string, ignored: GitIgnore, visitor: Visitor, shown: Shown, isEntered = false): Generator<void> {
  if (isTooDeep(at, shown)) {
    visitor.failed(at, `it lies more than ${MOST_LEVELS} folders deep, so it was not searched`);
    return;
  }
  let entries: Dirent[];
  try {
    entries = readdirSync(at, { withFileTypes: true });
  } catch (error) {
    visitor.failed(at, failureText(error));
    return;
  }
  visitor.folder?.(at);
  yield;
  // Most folders have none, and trying to read what is not there takes longer than looking for it here.
  const rules = isEntered || !entries.some(({ name }) => name === '.gitignore') ? ignored : ignored.enter(at);
  const start = at.endsWith(sep) ? at : at + sep;
  for (const entry of entries) {
    const isFolder = entry.isDirectory();
    if (!isFolder && visitor.wants?.(entry.name) === false) continue;
    const path = start + entry.name;
    if (isSkipped(path, entry.name, isFolder, rules, shown)) continue;
    if (isFolder) yield* search(path, rules, visitor, shown);
    else visitor.file(path, entry.isSymbolicLink());
  }
}

function isTooDeep(path: string, { top }: Shown): boolean {
  // Most paths are too short to be so deep.
  return path.length - top.length > 2 * MOST_LEVELS && relative(top, path).split(sep).length > MOST_LEVELS;
}

function isSkipped(path: string, name: string, isFolder: boolean, ignored: GitIgnore, { top, leftOut }: Shown) {
  if (isFolder && (name === '.git' || name === 'node_modules')) return true;
  if (ignored.ignores(path, isFolder)) return true;
  return leftOut !== NOTHING_LEFT_OUT && leftOut(relative(top, path).split(sep).join('/'));
}

/** A folder as a walk sees it, for whoever asks about single paths. What was read of `.gitignore` files is kept. */
export interface Walkable {
  /** True when a walk would meet this file, if it is there. */
  meets(path: string): boolean;
  /** The same walk, of a folder below only. Nothing where a walk would not come there. */
  walk(folder: string, visitor: Visitor): Generator<void>;
}

export function walkable(top: string, leftOut = NOTHING_LEFT_OUT): Walkable {
  const shown: Shown = { top, leftOut };
  const known = new Map<string, GitIgnore | undefined>();
  const rulesIn = (folder: string): GitIgnore | undefined => {
    if (known.has(folder)) return known.get(folder);
    let rules: GitIgnore | undefined;
    if (folder === top) rules = gitIgnoreAt(top);
    else if (dirname(folder) !== folder) {
      const above = rulesIn(dirname(folder));
      if (above && !isSkipped(folder, basename(folder), true, above, shown)) rules = above.enter(folder);
    }
    known.set(folder, rules);
    return rules;
  };
  return {
    meets(path) {
      const rules = isTooDeep(dirname(path), shown) ? undefined : rulesIn(dirname(path));
      return rules !== undefined && !isSkipped(path, basename(path), false, rules, shown);
    },
    *walk(folder, visitor) {
      const rules = isTooDeep(folder, shown) ? undefined : rulesIn(folder);
      if (rules) yield* search(folder, rules, visitor, shown, true);
    },
  };
}
