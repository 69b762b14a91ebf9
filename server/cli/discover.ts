import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { failureText } from '../workspace/failure.ts';
import { isCharterFileName } from '../workspace/file-names.ts';
import { byPath, displayPath } from './display-path.ts';
import { addFound, type Finds } from './finds.ts';
import type { FileError } from './result.ts';

/** The files that a command was given, by whatever way. */
export interface Discovery {
  /** Sorted by path; each file once. */
  readonly files: readonly FoundFile[];
  readonly errors: readonly FileError[];
  /** The globs that match nothing. */
  readonly unmatched: readonly string[];
}

export interface FoundFile {
  /** As it is shown. */
  readonly path: string;
  readonly full: string;
}

/**
 * Turns arguments into files: a file is taken whatever its name, a folder is searched for charters, and a glob is both.
 * What exists is never a glob: `[id]/charter.yaml` may be a path. Without arguments the current folder is searched.
 *
 * @param onFound told of each how many there are so far
 */
export async function discover(
  paths: readonly string[],
  cwd: string,
  onFound: (files: number) => void = () => {},
): Promise<Discovery> {
  const files = new Map<string, FoundFile>();
  const errors = new Map<string, FileError>();
  const unmatched: string[] = [];
  const finds: Finds = {
    add(full) {
      files.set(full, { path: displayPath(cwd, full), full });
      onFound(files.size);
    },
    failed(full, message) {
      errors.set(full, { path: displayPath(cwd, full), message });
    },
  };
  for (const argument of paths.length > 0 ? paths : ['.']) {
    const full = resolve(cwd, argument);
    const kind = kindOf(full);
    if (kind === 'file') finds.add(full);
    else if (kind === 'folder') await searchFolder(full, cwd, finds);
    else {
      // Searching is loaded when it is needed: most of the time it is one file that is checked.
      const { findGlob, isGlob } = await import('./find-glob.ts');
      if (!isGlob(argument)) finds.failed(full, kind.message);
      else if (!findGlob(argument, cwd, finds)) unmatched.push(argument);
    }
  }
  return { files: [...files.values()].sort(byPath), errors: [...errors.values()].sort(byPath), unmatched };
}

async function searchFolder(folder: string, cwd: string, finds: Finds): Promise<void> {
  const { walk } = await import('../workspace/walk.ts');
  walk(folder, {
    wants: isCharterFileName,
    file: (path, isLink) => addFound(path, isLink, cwd, finds),
    failed: finds.failed,
  });
}

function kindOf(full: string): 'file' | 'folder' | { readonly message: string } {
  try {
    return statSync(full).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return { message: failureText(error) };
  }
}
