import { readFileSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { FileFact, Files } from '../engine/index.ts';
import { failureText } from './failure.ts';
import { decode } from './read-text.ts';
import { isInside, realPath } from './repository-root.ts';

/** What a charter names is a page or a table. Whatever is larger was not meant to be read by a check. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/** Reads files for the checks and keeps what it read until the file changes. */
export interface NodeFiles {
  /** The port for one charter: its folder, and the root that its paths must not leave. */
  forCharter(folder: string, root: string, onRead?: (path: string) => void): Files;
}

interface Kept {
  readonly fact: FileFact;
  readonly stamp: string;
}

/** Makes a reader. What it keeps is checked against the file's time and size on every look-up. */
export function nodeFiles(): NodeFiles {
  const kept = new Map<string, Kept>();

  const read = (path: string): FileFact => {
    let stats: Stats;
    try {
      stats = statSync(path);
    } catch (error) {
      return failure(error);
    }
    if (stats.isDirectory()) return { kind: 'folder' };
    // A pipe or a device may never end.
    if (!stats.isFile()) return { kind: 'unreadable', message: 'it is not an ordinary file' };
    if (stats.size > LARGEST_BYTES) return { kind: 'unreadable', message: 'it is larger than 64 MB' };
    const stamp = `${stats.mtimeMs} ${stats.ctimeMs} ${stats.size} ${stats.ino}`;
    const known = kept.get(path);
    if (known?.stamp === stamp) return known.fact;
    let fact: FileFact;
    try {
      fact = { kind: 'text', text: decode(readFileSync(path)) };
    } catch (error) {
      fact = failure(error);
    }
    kept.set(path, { fact, stamp });
    return fact;
  };

  return {
    forCharter(folder, root, onRead) {
      const realRoot = realPath(root) ?? root;
      return {
        read(path) {
          if (isForeignPath(path)) return { kind: 'outside' };
          const full = resolve(folder, path);
          if (!isInside(root, full)) return { kind: 'outside' };
          onRead?.(full);
          // Of what is not there, the nearest folder that is must lie inside too.
          for (let at = full; ; at = dirname(at)) {
            const real = realPath(at);
            if (real !== undefined) {
              if (!isInside(realRoot, real)) return { kind: 'outside' };
              break;
            }
            if (dirname(at) === at) break;
          }
          return read(full);
        },
      };
    },
  };
}

/** Paths of another system, which would mean something else on the next machine: `C:\x`, `\\server\x`, NUL. */
function isForeignPath(path: string): boolean {
  return /^[a-z]:/i.test(path) || path.startsWith('\\') || path.includes('\0');
}

function failure(error: unknown): FileFact {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return { kind: 'absent' };
  return { kind: 'unreadable', message: failureText(error) };
}
