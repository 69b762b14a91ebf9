import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blobId, type Git, type TreeEntry } from './git.ts';

/** Tells of a path, from the top folder, whether what lies there is another than before. */
export type IsChanged = (path: string) => boolean;

type Tree = ReadonlyMap<string, TreeEntry>;

/** What differs between two commits. */
export function changesBetween(before: Tree, after: Tree): IsChanged {
  return (path) => before.get(path)?.id !== after.get(path)?.id;
}

/**
 * What differs between a commit and the working tree. Each file is compared by its content when it is asked for: git's
 * own way would look at all files, and run the filters that a repository names.
 */
export function changesOnDisk(git: Git, before: Tree): IsChanged {
  const known = new Map<string, boolean>();
  const look = (path: string): boolean => {
    const entry = before.get(path);
    const content = contentOf(join(git.root, path));
    if (!entry || !content) return (entry?.kind === 'file') !== (content !== undefined);
    // A link leads to a file with an entry of its own.
    if (entry.kind !== 'file' || blobId(content, entry.id) === entry.id) return false;
    return blobId(withoutReturns(content), entry.id) !== entry.id && !isLarge(git, entry.id, content);
  };
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const changed = look(path);
    known.set(path, changed);
    return changed;
  };
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
