import { posix, relative, resolve, sep } from 'node:path';
import type { FileFact } from '../engine/index.ts';
import type { Git, TreeEntry } from './git.ts';
import { type FileReader, isForeignPath, type Look } from './node-files.ts';
import { decode } from './read-text.ts';
import { isInside } from './repository-root.ts';

/** The files of a commit, for whoever reads files of a disk otherwise. */
export interface GitFiles extends FileReader {
  /**
   * Reads all that was asked for and answered with `pending`, at once: git is started for many files as for one.
   * Returns whether anything was.
   */
  fetch(): boolean;
}

/** A link that leads to a link, and so on: more steps than these lead nowhere. */
const MOST_LINKS = 10;

/**
 * Opens the files of a commit. What lies in `node_modules` is in no commit, and is read from `installed`: a policy may
 * extend a package.
 */
export function gitFiles(git: Git, tree: ReadonlyMap<string, TreeEntry>, installed: FileReader): GitFiles {
  const folders = foldersOf(tree.keys());
  const facts = new Map<string, FileFact>();
  const wanted = new Set<string>();

  const content = (entry: TreeEntry): FileFact => {
    const known = facts.get(entry.id);
    if (known) return known;
    wanted.add(entry.id);
    return { kind: 'pending' };
  };
  const read = (path: string, links = 0): FileFact => {
    if (path === '' || folders.has(path)) return { kind: 'folder' };
    const entry = tree.get(path);
    if (entry?.kind === 'submodule') return { kind: 'folder' };
    if (entry?.kind === 'file') return content(entry);
    const [link, rest] = entry ? [{ path, entry }, ''] : linkAbove(path);
    if (!link || links >= MOST_LINKS) return { kind: 'absent' };
    const target = content(link.entry);
    if (target.kind !== 'text') return target;
    const led = posix.join(posix.dirname(link.path), target.text, rest);
    return posix.isAbsolute(target.text) || led === '..' || led.startsWith('../')
      ? { kind: 'outside' }
      : read(led.replace(/\/$/, ''), links + 1);
  };
  /** The folder on the way to a path that is a link, and the way that is left behind it. */
  const linkAbove = (path: string): [{ path: string; entry: TreeEntry } | undefined, string] => {
    for (let at = posix.dirname(path); at !== '.'; at = posix.dirname(at)) {
      const entry = tree.get(at);
      if (entry?.kind === 'link') return [{ path: at, entry }, path.slice(at.length + 1)];
    }
    return [undefined, ''];
  };

  return {
    fetch() {
      const ids = [...wanted];
      wanted.clear();
      const blobs = git.blobs(ids);
      for (const id of ids) {
        const bytes = blobs.get(id);
        facts.set(
          id,
          bytes
            ? { kind: 'text', text: decode(bytes) }
            : { kind: 'unreadable', message: 'this clone does not have its content; fetch it first' },
        );
      }
      return ids.length > 0;
    },
    forCharter(folder, root, onRead) {
      const onDisk = installed.forCharter(folder, root, onRead);
      return {
        read(path) {
          if (isForeignPath(path)) return { kind: 'outside' };
          const full = resolve(folder, path);
          if (!isInside(root, full)) return { kind: 'outside' };
          const own = relative(git.root, full).split(sep).join('/');
          if (own.split('/').includes('node_modules')) return onDisk.read(path);
          const fact = read(own);
          onRead?.(full, fact, lookOf(fact));
          return fact;
        },
      };
    },
    // Of a commit everything is kept: it never changes.
    release() {},
  };
}

function lookOf({ kind }: FileFact): Look {
  return { kind: kind === 'text' ? 'file' : kind === 'pending' ? 'unreadable' : kind };
}

function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let at = posix.dirname(path); at !== '.' && !folders.has(at); at = posix.dirname(at)) folders.add(at);
  }
  return folders;
}
