import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeFiles } from '../workspace/node-files.ts';
import { repositoryRoot } from '../workspace/repository-root.ts';
import type { FileSource } from './platform.ts';

/** Files of the machine. Reading is immediate; what was read is checked against the file's time on every look-up. */
export function diskFiles(): FileSource {
  const files = nodeFiles();
  return {
    open(uri, workspaceFolders) {
      const reads = new Set<string>();
      const path = pathOf(uri);
      const folder = path && dirname(path);
      if (!folder) return undefined;
      const folders = workspaceFolders.map(pathOf).filter((found) => found !== undefined);
      return {
        files: files.forCharter(folder, repositoryRoot(folder, folders), (read) => reads.add(read)),
        dependsOn(changed) {
          const changedPath = pathOf(changed);
          return changedPath !== undefined && reads.has(changedPath);
        },
        begin: () => reads.clear(),
        settled: () => Promise.resolve(),
      };
    },
    changed: () => {},
  };
}

function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
