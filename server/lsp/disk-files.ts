import { statSync } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  CODEOWNERS_PLACES,
  type CompilePattern,
  isCharter,
  parseCharter,
  readCharterName,
  readCodeowners,
} from '../engine/index.ts';
import { isCharterFileName } from '../workspace/file-names.ts';
import { nodeFiles } from '../workspace/node-files.ts';
import { nodePolicies } from '../workspace/node-policy.ts';
import { readText } from '../workspace/read-text.ts';
import { isInside, realPath, repositoryRoot } from '../workspace/repository-root.ts';
import { walkInSteps } from '../workspace/walk.ts';
import type { Disk } from './platform.ts';

/** Files of the machine. Reading is immediate; what was read is checked against the file's time on every look-up. */
export function diskFiles(compile: CompilePattern): Disk {
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
      const note = (read: string) => void reads.add(read);
      return {
        files: files.forCharter(folder, root, note),
        policy: () => policies.forFolder(folder, root, note),
        policyOf: (fact) => policies.fromText(path, fact, root, note),
        codeowners() {
          const atRoot = files.forCharter(root, root);
          const found = CODEOWNERS_PLACES.map((place) => atRoot.read(place)).find(({ kind }) => kind === 'text');
          return found?.kind === 'text' ? readCodeowners(found.text) : [];
        },
        dependsOn(changed) {
          const changedPath = pathOf(changed);
          if (changedPath === undefined) return false;
          return reads.has(changedPath) || [...reads].some((read) => isInside(changedPath, read));
        },
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
    changed: () => {},
    *charters(folders) {
      for (const folder of folders) {
        const path = pathOf(folder);
        if (!path || !isFolder(path)) continue;
        const found: string[] = [];
        const file = (at: string) => void (isCharterFileName(basename(at)) && found.push(at));
        for (const _ of walkInSteps(path, { file, failed: () => {} })) {
          yield undefined;
          yield* found.splice(0).map((at) => pathToFileURL(at).href);
        }
        yield* found.map((at) => pathToFileURL(at).href);
      }
    },
    charterName(uri, workspaceFolders) {
      const path = pathOf(uri);
      if (!path || !isCharterFileName(basename(path))) return undefined;
      const read = readText(path);
      if ('message' in read) return undefined;
      const document = parseCharter(read.text);
      if (!isCharter(document) || document.problems.length > 0) return undefined;
      const folder = dirname(path);
      const { policy } = policies.forFolder(folder, rootOf(path, workspaceFolders));
      return readCharterName(document, basename(folder), policy);
    },
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
