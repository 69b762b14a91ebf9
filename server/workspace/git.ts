import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { findProgram } from './find-program.ts';

/** A repository as git keeps it. Nothing here looks at the working tree, or runs what a repository's configuration names. */
export interface Git {
  /** The top folder of the working tree. */
  readonly root: string;
  /** The id of the commit that a revision means. Throws a {@link GitError} when there is none. */
  commit(revision: string): string;
  /** The last commit that two commits have in common; undefined where git knows of none. */
  mergeBase(a: string, b: string): string | undefined;
  /** What a commit holds, by path from the top folder, with slashes. */
  tree(commit: string): ReadonlyMap<string, TreeEntry>;
  /** The content of objects, by id. One that this clone does not have is left out. */
  blobs(ids: readonly string[]): ReadonlyMap<string, Buffer>;
}

export interface TreeEntry {
  readonly kind: 'file' | 'link' | 'submodule';
  /** Of the object that holds the content. */
  readonly id: string;
}

/** What git would not do, in words for a person. */
export class GitError extends Error {}

/**
 * The repository may be anybody's: its configuration may name programs to run for watching files and for
 * fetching what is missing. None of them is run, git asks for no password, and takes no lock.
 */
const HARMLESS = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'protocol.allow=never'];
const QUIET = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' };

const NO_GIT = 'git was not found. Install git, or put it on the PATH.';
const NO_REPOSITORY =
  'This folder is in no git repository, so there is nothing to compare with. Run this in a clone of one.';
const NO_WORKING_TREE = 'This repository has no working tree, so it has no files. Run this in an ordinary clone of it.';
const NO_COMMIT = 'This repository has no commit yet, so there is nothing to compare with. Commit something first.';

const LARGEST_OUTPUT = 1024 * 1024 * 1024;

/**
 * In milliseconds: even a large repository is read in less. Where a file of git's is a pipe, or its disk is out of reach,
 * git waits for ever.
 */
const LONGEST_WAIT = 5 * 60_000;

/**
 * Opens the repository around a folder. Throws a {@link GitError} when there is none, or no git.
 *
 * @param longestWait for each answer of git, in milliseconds
 */
export function openGit(folder: string, longestWait = LONGEST_WAIT): Git {
  const program = findProgram('git');
  if (program === undefined) throw new GitError(NO_GIT);
  const run = (args: readonly string[], input?: string): { readonly status: number; readonly output: Buffer } => {
    const { status, stdout, stderr, error } = spawnSync(program, [...HARMLESS, ...args], {
      cwd: folder,
      input,
      env: { ...process.env, ...QUIET },
      maxBuffer: LARGEST_OUTPUT,
      timeout: longestWait,
      killSignal: 'SIGKILL',
      windowsHide: true,
    });
    const { code } = (error ?? {}) as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new GitError(NO_GIT);
    if (code === 'ETIMEDOUT') throw new GitError(tooLong(longestWait));
    if (error) throw new GitError(`git could not be run: ${error.message}`);
    if (status === 128 && stderr.length > 0) throw new GitError(explain(stderr.toString('utf8').trim()));
    return { status: status ?? 1, output: stdout };
  };

  const root = run(['rev-parse', '--show-toplevel']).output.toString('utf8').trimEnd();
  if (root === '') throw new GitError(NO_WORKING_TREE);

  return {
    root,
    commit(revision) {
      // A name that begins with a dash would be an option.
      if (revision === '' || revision.startsWith('-') || /[\0\n]/.test(revision)) throw noSuch(revision);
      const { status, output } = run(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
      if (status !== 0 && run(['rev-parse', '--verify', '--quiet', 'HEAD']).status !== 0) throw new GitError(NO_COMMIT);
      if (status !== 0) throw noSuch(revision);
      return output.toString('utf8').trim();
    },
    mergeBase(a, b) {
      const { status, output } = run(['merge-base', a, b]);
      return status === 0 ? output.toString('utf8').trim() : undefined;
    },
    tree(commit) {
      const { output } = run(['ls-tree', '-r', '-z', '--full-tree', commit]);
      const entries = new Map<string, TreeEntry>();
      for (const line of output.toString('utf8').split('\0')) {
        const [, mode, id, path] = /^(\d+) \w+ ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
        if (!mode || !id || !path) continue;
        entries.set(path, { kind: mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file', id });
      }
      return entries;
    },
    blobs(ids) {
      if (ids.length === 0) return new Map();
      return readBatch(run(['cat-file', '--batch'], `${ids.join('\n')}\n`).output);
    },
  };
}

/** Reads what `git cat-file --batch` writes: a line `ID TYPE SIZE`, so many bytes and a line end for each object. */
function readBatch(output: Buffer): Map<string, Buffer> {
  const blobs = new Map<string, Buffer>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    if (end < 0) break;
    const [id, type, size] = output.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (size === undefined) continue;
    const bytes = output.subarray(at, at + Number(size));
    at += Number(size) + 1;
    if (type === 'blob') blobs.set(id!, bytes);
  }
  return blobs;
}

/** The id that git gives a file's content, in a repository whose ids look like `like`. */
export function blobId(content: Uint8Array, like: string): string {
  return createHash(like.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest('hex');
}

function tooLong(wait: number): string {
  return `git did not answer within ${Math.round(wait / 1000)} seconds, so it was ended. Run "git log -1" in this folder: where that does not end either, the repository is damaged, or its disk is out of reach.`;
}

function noSuch(revision: string): GitError {
  return new GitError(
    `There is no revision "${revision}". Give a branch, a tag or a commit. In CI, fetch the history first: a shallow clone lacks it.`,
  );
}

/** What git complains about, with what to do about it where that is known. */
function explain(said: string): string {
  if (/not a git repository/.test(said)) return NO_REPOSITORY;
  if (/must be run in a work tree/.test(said)) return NO_WORKING_TREE;
  const foreign = /dubious ownership in repository at '(.*)'/.exec(said)?.[1];
  if (foreign !== undefined)
    return `The repository ${foreign} belongs to another user, so git does not open it. If you trust it, run: git config --global --add safe.directory "${foreign}"`;
  const [first = ''] = said.split('\n');
  return `git says: ${first.replace(/^fatal: /, '')}`;
}
