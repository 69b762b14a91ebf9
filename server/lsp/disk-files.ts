import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CODEOWNERS_PLACES, type CompilePattern, readCodeowners } from '../engine/index.ts';
import { isSearchedFor } from '../workspace/file-names.ts';
import { GIT_EXCLUDE, GIT_IGNORE } from '../workspace/git-rules.ts';
import { leftOutBy } from '../workspace/left-out.ts';
import { listFolder } from '../workspace/list-folder.ts';
import { nodeFiles, type OnRead } from '../workspace/node-files.ts';
import { nodePolicies, upward } from '../workspace/node-policy.ts';
import { readText } from '../workspace/read-text.ts';
import { isInside, realPath, repositoryRoot } from '../workspace/repository-root.ts';
import { linkStatsOf, statsOf } from '../workspace/stats-of.ts';
import { type Walkable, walkable } from '../workspace/walk.ts';
import type { CharterFiles, FileSource } from './platform.ts';

/** Files of the machine. Reading is immediate; what was read is checked against the file's time on every look-up. */
export function diskFiles(compile: CompilePattern): FileSource {
  const files = nodeFiles();
  const policies = nodePolicies(files, compile);
  const rootOf = (path: string, workspaceFolders: readonly string[]) =>
    repositoryRoot(
      dirname(path),
      workspaceFolders.map(pathOf).filter((found) => found !== undefined),
    );
  return {
    open(uri, workspaceFolders) {
      const path = pathOf(uri);
      if (!path) return undefined;
      const folder = dirname(path);
      const root = rootOf(path, workspaceFolders);
      const reads = new Set<string>();
      const note: OnRead = (read, _fact, { behindLinks }) => {
        reads.add(read);
        if (behindLinks !== undefined) reads.add(behindLinks);
      };
      return {
        files: files.forCharter(folder, root, note),
        policy: () => policies.forFolder(folder, root, note),
        policyOf: (fact) => (fact ? policies.fromText(path, fact, root, note) : policies.fromFile(path, root, note)),
        policyFiles: ({ files }) => files.map(({ location }) => pathToFileURL(location).href),
        policyUri(reference) {
          const found = policies.locate(path, reference, root);
          return found && pathToFileURL(found).href;
        },
        codeowners() {
          const atRoot = files.forCharter(root, root);
          const found = CODEOWNERS_PLACES.map((place) => atRoot.read(place)).find(({ kind }) => kind === 'text');
          return found?.kind === 'text' ? readCodeowners(found.text) : [];
        },
        list: (path) => Promise.resolve(listFolder(folder, path, root)),
        dependsOn(changed) {
          const at = pathOf(changed);
          if (at === undefined) return false;
          // By letters and not by steps: a checkout asks this of each of hundreds of files.
          const below = `${at}${sep}`;
          for (const read of reads) if (read === at || read.startsWith(below)) return true;
          return false;
        },
        reads: () => [...reads].flatMap((path) => keyOf(path) ?? []),
        begin() {
          reads.clear();
          files.forget();
        },
        settled: () => Promise.resolve(),
      };
    },
    place(uri, workspaceFolders) {
      const path = pathOf(uri);
      if (!path) return undefined;
      const root = rootOf(path, workspaceFolders);
      return { root, path: relative(root, path).split(sep).join('/'), id: realPath(path) ?? path };
    },
    rulesAbove(folder) {
      const path = pathOf(folder);
      if (!path) return [];
      const root = repositoryRoot(path, [path]);
      const above = dirname(path);
      const places = [...upward(above, root), ...upward(above, root, GIT_IGNORE)];
      if (isInside(root, above)) places.push(join(root, ...GIT_EXCLUDE.split('/')));
      return places.map((at) => pathToFileURL(at).href);
    },
    changed: () => {},
    exists: (uri) => statsOf(pathOf(uri) ?? '')?.isFile() === true,
    keyOf: (uri) => keyOf(pathOf(uri)),
    uriOf: (key) => pathToFileURL(pathWithStart(key.replace(/^\/+/, ''))).href,
    charters: ({ folders, excluded }) => diskCharters(folders, excluded),
  };
}

function diskCharters(folders: readonly string[], excluded: (folder: string) => readonly string[]): CharterFiles {
  const tops = folders.flatMap((folder) => {
    const path = pathOf(folder)?.replace(/(?<=.)[\\/]+$/, '');
    return path ? [{ path, below: walkable(path, leftOutBy(excluded(folder))) }] : [];
  });
  function* walk(below: Walkable, folder: string): Generator<readonly string[]> {
    let found: string[] = [];
    const file = (path: string) => void found.push(pathToFileURL(path).href);
    for (const _ of below.walk(folder, { wants: isSearchedFor, file, failed: () => {} })) {
      yield found;
      found = [];
    }
    yield found;
  }
  const foldersOf = (at: string | undefined) => (at ? tops.filter(({ path }) => isInside(path, at)) : []);
  return {
    *find(folder) {
      const at = folder === undefined ? undefined : pathOf(folder);
      if (folder !== undefined && !at) return;
      for (const { path, below } of tops) {
        const from = at === undefined || isInside(at, path) ? path : isInside(path, at) ? at : undefined;
        if (from !== undefined && isFolder(from, from === path)) yield* walk(below, from);
      }
    },
    has(uri) {
      const at = pathOf(uri);
      return at !== undefined && isSearchedFor(basename(at)) && foldersOf(at).some(({ below }) => below.meets(at));
    },
    leavesOut(uri) {
      const at = pathOf(uri);
      const folders = foldersOf(at);
      return folders.length > 0 && !folders.some(({ below }) => below.meets(at!));
    },
    read(uri) {
      const path = pathOf(uri);
      const read = path ? readText(path) : undefined;
      // What is gone, and what only has the name of a charter, is none.
      return read && 'message' in read && !linkStatsOf(path!)?.isFile() ? undefined : read;
    },
  };
}

/** A walk does not follow links, but may begin at one. */
function isFolder(path: string, follow: boolean): boolean {
  return (follow ? statsOf : linkStatsOf)(path)?.isDirectory() === true;
}

function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

/** A path that begins with a drive, else at the root, or, where there are drives, at another machine. */
function pathWithStart(path: string): string {
  if (sep === '/') return `/${path}`;
  return /^[a-z]:/i.test(path) ? path : `//${path}`;
}

function keyOf(path: string | undefined): string | undefined {
  return sep === '/' ? path : path?.replaceAll(sep, '/');
}
