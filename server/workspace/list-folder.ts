import { type Dirent, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FolderEntry } from '../engine/index.ts';
import { isForeignPath } from './node-files.ts';
import { isInside, realPath } from './repository-root.ts';
import { statsOf } from './stats-of.ts';

/**
 * What lies in a folder: files and folders, links that stay inside the root by what they lead to. Nothing where there is
 * no such folder, or it lies outside the root, itself or by a link on the way.
 */
export function listFolder(from: string, path: string, root: string): readonly FolderEntry[] {
  if (isForeignPath(path)) return [];
  const full = resolve(from, path);
  const realRoot = realPath(root) ?? root;
  const stays = (at: string) => {
    const real = realPath(at);
    return real !== undefined && isInside(realRoot, real);
  };
  if (!isInside(root, full) || !stays(full)) return [];
  let entries: Dirent[];
  try {
    entries = readdirSync(full, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry): FolderEntry[] => {
    const at = join(full, entry.name);
    if (entry.isSymbolicLink() && !stays(at)) return [];
    const kind = entry.isSymbolicLink() ? statsOf(at) : entry;
    return kind?.isDirectory() || kind?.isFile() ? [{ name: entry.name, folder: kind.isDirectory() }] : [];
  });
}
