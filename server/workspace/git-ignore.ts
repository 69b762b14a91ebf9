import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Ignore } from 'ignore';
import { gitRules } from './git-rules.ts';
import { noIgnoreRules } from './ignore-rules.ts';
import { decode, readBytes } from './read-text.ts';
import { isInside } from './repository-root.ts';
import { linkStatsOf, statsOf } from './stats-of.ts';

/** What git ignores, as far as is known on the way down to one folder. */
export interface GitIgnore {
  /** The same with what the folder's own `.gitignore` says, which comes last and so decides. */
  enter(folder: string): GitIgnore;
  /** True when git ignores what lies at this absolute path. */
  ignores(path: string, isFolder: boolean): boolean;
}

/**
 * The rules that hold in a folder: those of the `.gitignore` files from the git root down to it and of git's own
 * `info/exclude`. A folder that these ignore is searched all the same, by its own rules alone: somebody asked for it.
 */
export function gitIgnoreAt(folder: string): GitIgnore {
  const root = gitRoot(folder);
  if (root === undefined) return rules(folder).enter(folder);
  const above = relative(root, folder).split(sep).filter(Boolean);
  let at = root;
  let known = rules(root)
    .add(readIfThere(join(gitFolder(root), 'info', 'exclude')), '')
    .enter(root);
  for (const name of above) {
    at = join(at, name);
    if (known.ignores(at, true)) return rules(folder).enter(folder);
    known = known.enter(at);
  }
  return known;
}

/**
 * All rules as rules of one list from the top folder, in git's order. Asking one list for each folder would not do: a
 * folder that a nearer list takes back in would still be out by the farther one when its files are asked for.
 */
function rules(top: string, list?: Ignore): GitIgnore & { add(text: string, prefix: string): GitIgnore } {
  return {
    add(text, prefix) {
      const own = gitRules(text).filter((rule) => rule.trim() !== '' && !rule.startsWith('#'));
      if (own.length === 0) return this;
      const all = noIgnoreRules();
      if (list) all.add(list);
      return rules(top, all.add(own.map((rule) => fromTop(rule, prefix))));
    },
    enter(folder) {
      const place = join(folder, '.gitignore');
      // As git does: what a link leads to are no rules of this folder.
      const own = linkStatsOf(place)?.isFile() ? readIfThere(place) : '';
      return this.add(own, slashes(relative(top, folder)));
    },
    ignores(path, isFolder) {
      if (!list || path === top || !isInside(top, path)) return false;
      return list.ignores(`${slashes(relative(top, path))}${isFolder ? '/' : ''}`);
    },
  };
}

/** A rule of the `.gitignore` in folder `prefix` as a rule of the top folder. */
function fromTop(rule: string, prefix: string): string {
  if (prefix === '') return rule;
  const negative = rule.startsWith('!');
  const body = negative ? rule.slice(1) : rule;
  // A slash before the end ties a rule to its folder; without one it holds at any depth.
  const tied = body.trimEnd().slice(0, -1).includes('/');
  const place = `/${prefix.replace(/[\\*?[\]! #]/g, '\\$&')}/`;
  return `${negative ? '!' : ''}${place}${tied ? body.replace(/^\//, '') : `**/${body}`}`;
}

function gitRoot(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** Where git keeps its own files: `.git`, or, of a second working tree, the folder that the file `.git` leads to. */
function gitFolder(root: string): string {
  const path = join(root, '.git');
  if (!statsOf(path)?.isFile()) return path;
  const way = /^gitdir: (.+?)\s*$/m.exec(readIfThere(path))?.[1];
  if (way === undefined) return path;
  const own = resolve(root, way);
  return basename(dirname(own)) === 'worktrees' ? dirname(dirname(own)) : own;
}

/** Nobody writes longer ones, and each rule is held against each file. */
const LARGEST_BYTES = 1024 * 1024;

function readIfThere(path: string): string {
  const read = readBytes(path, LARGEST_BYTES);
  return 'bytes' in read ? decode(read.bytes) : '';
}

function slashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
