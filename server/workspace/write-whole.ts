import {
  accessSync,
  constants,
  linkSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { draftName } from './drafts.ts';
import { isInside, realPath } from './repository-root.ts';

/**
 * Replaces the content of a file that is there. Whenever the program is killed, the file is as it was or as it shall
 * be, never half: the content goes to a draft beside it, and the draft takes its place. Permissions stay. A symbolic
 * link stays, too: what it leads to is replaced, where that lies in `root`.
 *
 * @param before what the file held when it was read; where it holds something else now, somebody else writes it, too
 * @throws an error whose text says why; the file is as it was
 */
export async function replaceWhole(path: string, content: Uint8Array, before: Uint8Array, root: string): Promise<void> {
  const target = realPath(path);
  if (target === undefined) throw new Error('it is no longer there');
  if (!isInside(realPath(root) ?? root, target)) throw new Error('a symbolic link leads out of the repository');
  // Taking a file's place asks nothing of the file itself.
  accessSync(target, constants.W_OK);
  const { mode, uid, gid } = statSync(target);
  const draft = await writeDraft(dirname(target), content, async (file) => {
    await file.chmod(mode & 0o7777);
    // Only root may give a file away; to others their own file belongs already, or stays readable as it was.
    await file.chown(uid, gid).catch(() => {});
  });
  await orElseRemove(draft, () => {
    if (!readFileSync(target).equals(before)) throw new Error('it has changed while this ran. Run the command again');
    renameSync(draft, target);
  });
  await flushFolder(dirname(target));
}

/**
 * Writes a file where there is none. It is there whole, or not at all. Its folder must be there. Many at once take little
 * longer than one: most of the time goes by until the disk has what it was given.
 *
 * @throws an error whose text or code says why, EEXIST where something is at that place already
 */
export async function createWhole(path: string, content: Uint8Array): Promise<void> {
  const draft = await writeDraft(dirname(path), content);
  await orElseRemove(draft, () => {
    try {
      // Unlike renaming, this fails where there is something.
      linkSync(draft, path);
      unlinkSync(draft);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Some file systems have no second names for a file. Between the look and the renaming there is a moment.
      if (!NO_LINKS.has(code ?? '')) throw error;
      if (statSync(path, { throwIfNoEntry: false })) throw Object.assign(new Error(), { code: 'EEXIST' });
      renameSync(draft, path);
    }
  });
}

/**
 * Writes a file, whatever was there before: for what the program makes anew each time. It is there whole or as it was.
 * A symbolic link stays; what is no file, as a device or a pipe, is written to. Its folder must be there.
 *
 * @throws an error whose text or code says why
 */
export async function writeWhole(path: string, content: readonly Uint8Array[]): Promise<void> {
  const target = realPath(path) ?? path;
  const before = statSync(target, { throwIfNoEntry: false });
  if (before && !before.isFile()) {
    writeFileSync(target, Buffer.concat(content));
    return;
  }
  if (before) accessSync(target, constants.W_OK);
  const draft = await writeDraft(dirname(target), content, async (file) => {
    if (before) await file.chmod(before.mode & 0o7777);
  });
  await orElseRemove(draft, () => renameSync(draft, target));
}

const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK']);

async function writeDraft(
  folder: string,
  content: Uint8Array | readonly Uint8Array[],
  dress: (file: FileHandle) => Promise<void> = async () => {},
): Promise<string> {
  const draft = join(folder, draftName());
  const file = await open(draft, 'wx');
  await orElseRemove(draft, async () => {
    try {
      await file.writeFile(content);
      await dress(file);
      // Before the name: a machine that loses power must not keep the name and lose the content.
      await file.sync();
    } finally {
      await file.close();
    }
  });
  return draft;
}

async function orElseRemove(draft: string, act: () => void | Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    try {
      unlinkSync(draft);
    } catch {
      // The next run does.
    }
    throw error;
  }
}

/** Makes the new name last, where the system can. Windows cannot, and does not need it. */
async function flushFolder(folder: string): Promise<void> {
  const file = await open(folder, 'r').catch(() => undefined);
  await file?.sync().catch(() => {});
  await file?.close();
}
