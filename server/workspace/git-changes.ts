import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { blobId, type Git, type TreeEntry } from './git.ts';
import { isInside, realPath } from './repository-root.ts';
import { linkStatsOf } from './stats-of.ts';

/** Tells of a path, from the top folder, whether what lies there is another than before. */
export type IsChanged = (path: string) => boolean;

type Tree = ReadonlyMap<string, TreeEntry>;

/** What differs between two commits. */
export function changesBetween(before: Tree, after: Tree): IsChanged {
  return (path) => before.get(path)?.id !== after.get(path)?.id;
}

/**
 * What differs between a commit and the working tree. Each file is compared by its content when it is asked for: git's
 * own way would look at all files, and run the filters that a repository names. What is no ordinary file is not read.
 */
export function changesOnDisk(git: Git, before: Tree): IsChanged {
  const known = new Map<string, boolean>();
  const root = realPath(git.root) ?? git.root;
  /** Whether what a path leads to has changed; what lies elsewhere, no commit of this repository tells about. */
  const behind = (full: string): boolean => {
    const real = realPath(full);
    return real !== undefined && isInside(root, real) && isChanged(relative(root, real).split(sep).join('/'));
  };
  const look = (path: string): boolean => {
    const entry = before.get(path);
    const full = join(root, path);
    const stats = linkStatsOf(full);
    if (!stats || stats.isDirectory()) return entry !== undefined && entry.kind !== 'submodule';
    if (stats.isSymbolicLink()) {
      const same = entry?.kind === 'link' && blobId(readlinkSync(full, 'buffer'), entry.id) === entry.id;
      return !same || behind(full);
    }
    if (!stats.isFile()) return true;
    // A folder on the way is a link.
    if (!entry && realPath(full) !== full) return behind(full);
    if (!entry || entry.kind === 'submodule') return true;
    const content = contentOf(full);
    if (!content) return true;
    if (blobId(content, entry.id) === entry.id) return false;
    return blobId(withoutReturns(content), entry.id) !== entry.id && !isLarge(git, entry.id, content);
  };
  const isChanged: IsChanged = (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const changed = look(path);
    known.set(path, changed);
    return changed;
  };
  return isChanged;
}

function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** As git keeps a text that it checked out with CRLF. */
function withoutReturns(content: Buffer): Buffer {
  return Buffer.from(content.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

/** True of a file of which git keeps a pointer only, with the digest of the content. */
function isLarge(git: Git, id: string, content: Buffer): boolean {
  const pointer = git.blobs([id]).get(id)?.toString('utf8') ?? '';
  const digest = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n[\s\S]*^oid sha256:([0-9a-f]{64})$/m.exec(
    pointer,
  )?.[1];
  return digest !== undefined && createHash('sha256').update(content).digest('hex') === digest;
}
