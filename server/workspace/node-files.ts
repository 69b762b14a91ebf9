import { lstatSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { FileFact, Files } from '../engine/index.ts';
import { failureText } from './failure.ts';
import { decodeFile } from './read-text.ts';
import { isInside, realPath } from './repository-root.ts';

/** What a charter names is a page or a table. Whatever is larger was not meant to be read by a check. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/** Reads files for the checks, from wherever they lie. */
export interface FileReader {
  /** The port for one charter: its folder, and the root that its paths must not leave. */
  forCharter(folder: string, root: string, onRead?: OnRead): Files;
  /** Forgets what was read. Whoever reads the files of thousands of charters once would keep them all. */
  release(): void;
}

/** Reads files of this machine, and keeps what it read until the file changes. */
export interface NodeFiles extends FileReader {
  /** What lies at a path, without what is in it. */
  look(path: string, root: string): Look;
  /** Forgets where folders really lie. To be called whenever links may have changed: a command never does, an editor often. */
  forget(): void;
}

/** Told of each place that was looked at, and of what was seen there. */
export type OnRead = (path: string, fact: FileFact, look: Look) => void;

/** What lies at a path; of a file with a stamp, another one of which means that it may have changed. */
export interface Look {
  readonly kind: 'absent' | 'folder' | 'outside' | 'unreadable' | 'file';
  readonly stamp?: string;
  /** Why it cannot be read. */
  readonly message?: string;
  /** Where the file lies, or would, if links lead there: below the root as it was given. Changes are told of by this path. */
  readonly behindLinks?: string;
}

/** What is kept of files that were read, in letters: enough for what is open, too little for a workspace of thousands. */
const MOST_KEPT = 4_000_000;

interface Kept {
  readonly fact: FileFact;
  readonly stamp: string;
}

/** Makes a reader. What it keeps is checked against the file's time and size on every look-up. */
export function nodeFiles(): NodeFiles {
  const kept = new Map<string, Kept>();
  const folders = new Map<string, string | undefined>();

  const realFolder = (folder: string): string | undefined => {
    if (!folders.has(folder)) folders.set(folder, realPath(folder));
    return folders.get(folder);
  };
  /** Where a path really leads; of what is not there, where the nearest folder that is does. */
  const whereabouts = (full: string, own: Stats | null | undefined): string | undefined => {
    if (own?.isSymbolicLink()) {
      const target = realPath(full);
      if (target !== undefined) return target;
    } else if (own) {
      const parent = realFolder(dirname(full));
      return parent === undefined ? undefined : join(parent, basename(full));
    }
    for (let at = dirname(full); ; at = dirname(at)) {
      const real = realFolder(at);
      if (real !== undefined || dirname(at) === at) return real;
    }
  };

  const behindLinks = (path: string, root: string, real: string | undefined): Pick<Look, 'behindLinks'> => {
    const realRoot = realFolder(root) ?? root;
    // The root may lie behind links itself, of which nobody speaks.
    const below = real === undefined ? path : root + real.slice(realRoot.length);
    return below === path ? {} : { behindLinks: below };
  };

  const look = (path: string, root: string): Look => {
    const own = linkStats(path);
    // Of a text that was never saved the folder may not be there either; that leads nowhere, and so not out.
    if (own === null && realFolder(root) === undefined) return { kind: 'absent' };
    const real = whereabouts(path, own);
    if (real !== undefined && !isInside(realFolder(root) ?? root, real)) return { kind: 'outside' };
    let stats: Stats | null | undefined = own;
    // What is no link is what it leads to. What could not be looked at says why when it is asked again.
    if (own === undefined || own?.isSymbolicLink()) {
      try {
        stats = statSync(path, { throwIfNoEntry: false });
      } catch (error) {
        return failure(error);
      }
    }
    if (!stats) {
      const folder = realFolder(dirname(path));
      return { kind: 'absent', ...behindLinks(path, root, folder && join(folder, basename(path))) };
    }
    if (stats.isDirectory()) return { kind: 'folder' };
    // A pipe or a device may never end.
    if (!stats.isFile()) return { kind: 'unreadable', message: 'it is not an ordinary file' };
    if (stats.size > LARGEST_BYTES) return { kind: 'unreadable', message: 'it is larger than 64 MB' };
    return { kind: 'file', stamp: stampOf(stats), ...behindLinks(path, root, real) };
  };

  let size = 0;
  const keep = (path: string, one: Kept): void => {
    size += sizeOf(one) - sizeOf(kept.get(path));
    kept.delete(path);
    kept.set(path, one);
    // The oldest go first; what was just read stays, however large.
    for (const [oldest, old] of kept) {
      if (size <= MOST_KEPT || oldest === path) break;
      kept.delete(oldest);
      size -= sizeOf(old);
    }
  };

  const read = (path: string, seen: Look): FileFact => {
    if (seen.kind === 'unreadable') return { kind: 'unreadable', message: seen.message ?? '' };
    if (seen.kind !== 'file') return { kind: seen.kind };
    const known = kept.get(path);
    if (known && known.stamp === seen.stamp) return known.fact;
    let fact: FileFact;
    try {
      fact = { kind: 'text', text: decodeFile(path) };
    } catch (error) {
      const { kind, message = '' } = failure(error);
      fact = kind === 'absent' ? { kind } : { kind: 'unreadable', message };
    }
    keep(path, { fact, stamp: seen.stamp ?? '' });
    return fact;
  };

  return {
    forCharter(folder, root, onRead) {
      return {
        read(path) {
          if (isForeignPath(path)) return { kind: 'outside' };
          const full = resolve(folder, path);
          if (!isInside(root, full)) return { kind: 'outside' };
          const seen = look(full, root);
          const fact = read(full, seen);
          onRead?.(full, fact, seen);
          return fact;
        },
      };
    },
    look,
    release() {
      kept.clear();
      size = 0;
    },
    forget: () => folders.clear(),
  };
}

/** Differs when a file has been written, replaced, or given other rights. */
export function stampOf({ mtimeMs, ctimeMs, size, ino }: Stats): string {
  return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
}

/** The text, and about as much as an entry takes beside it. */
function sizeOf(one: Kept | undefined): number {
  return one ? 500 + (one.fact.kind === 'text' ? one.fact.text.length : 0) : 0;
}

/** Null where there is nothing, undefined where it cannot be found out. */
function linkStats(path: string): Stats | null | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return undefined;
  }
}

/**
 * Paths of another system, which would mean something else on the next machine: `C:\x`, `\\server\x`, NUL. On Windows
 * also the names of devices, which are in every folder, whatever ending they are given.
 */
export function isForeignPath(path: string, platform: NodeJS.Platform = process.platform): boolean {
  if (/^[a-z]:/i.test(path) || path.startsWith('\\') || path.includes('\0')) return true;
  return platform === 'win32' && path.split(/[\\/]/).some((name) => DEVICE.test(name));
}

const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d\u00b9\u00b2\u00b3]) *(?:[.:].*)?$/i;

function failure(error: unknown): Look {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return { kind: 'absent' };
  return { kind: 'unreadable', message: failureText(error) };
}
