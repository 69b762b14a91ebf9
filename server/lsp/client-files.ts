import type { Connection } from 'vscode-languageserver';
import type { FileFact } from '../engine/index.ts';
import { READ_FILE, type ReadFileParams, type ReadFileResult } from '../protocol.ts';
import type { FileSource } from './platform.ts';

/** Files that the client reads for the server, through the editor's own file system. */
export function clientFiles(connection: Connection): FileSource {
  const known = new Map<string, FileFact>();
  const asked = new Map<string, Promise<void>>();

  const ask = (uri: string) => {
    if (asked.has(uri)) return;
    const params: ReadFileParams = { uri };
    const answer = connection
      .sendRequest<ReadFileResult>(READ_FILE, params)
      .catch(
        (error: unknown): ReadFileResult => ({
          kind: 'unreadable',
          message: error instanceof Error ? error.message : String(error),
        }),
      )
      .then((fact) => {
        // An answer to a question that a change has overtaken is not kept.
        if (asked.get(uri) !== answer) return;
        asked.delete(uri);
        known.set(uri, fact);
      });
    asked.set(uri, answer);
  };

  return {
    open(uri, workspaceFolders) {
      const place = placeOf(uri, workspaceFolders);
      const reads = new Set<string>();
      if (!place) return undefined;
      return {
        files: {
          read(path) {
            const target = place.resolve(path);
            if (!target) return { kind: 'outside' };
            reads.add(target);
            const fact = known.get(target);
            if (fact) return fact;
            ask(target);
            return { kind: 'pending' };
          },
        },
        dependsOn: (changed) => reads.has(canonical(changed)),
        begin: () => reads.clear(),
        settled: async () => void (await Promise.all([...reads].map((read) => asked.get(read)))),
      };
    },
    changed(uri) {
      known.delete(canonical(uri));
      asked.delete(canonical(uri));
    },
  };
}

/** The folder of a charter and the root that its paths must not leave, as URIs; undefined for a text that is nowhere. */
function placeOf(
  uri: string,
  workspaceFolders: readonly string[],
): { resolve(path: string): string | undefined } | undefined {
  const own = split(uri);
  if (!own?.path.includes('/')) return undefined;
  const folder = own.path.slice(0, own.path.lastIndexOf('/'));
  const roots = workspaceFolders.flatMap((candidate) => {
    const at = split(candidate);
    return at && at.prefix === own.prefix && inside(at.path, folder) ? [at.path.replace(/\/$/, '')] : [];
  });
  const root = roots.sort((a, b) => b.length - a.length)[0] ?? folder;
  return {
    resolve(path) {
      if (path.startsWith('/') || path.includes('\\') || path.includes('\0') || /^[a-z]:/i.test(path)) return undefined;
      const steps: string[] = folder.split('/');
      for (const step of path.split('/')) {
        if (step === '..') steps.pop();
        else if (step !== '.' && step !== '') steps.push(step);
      }
      const target = steps.join('/');
      return inside(root, target) ? own.prefix + encodePath(target) : undefined;
    },
  };
}

function inside(folder: string, path: string): boolean {
  const base = folder.replace(/\/$/, '');
  return path === base || path.startsWith(`${base}/`);
}

function split(uri: string): { prefix: string; path: string } | undefined {
  const match = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)([^?#]*)/i.exec(uri);
  if (!match) return undefined;
  try {
    return { prefix: match[1]!.toLowerCase(), path: decodeURIComponent(match[2]!) };
  } catch {
    return undefined;
  }
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Editors differ in what they percent-encode; one form for all. */
function canonical(uri: string): string {
  const parts = split(uri);
  return parts ? parts.prefix + encodePath(parts.path) : uri;
}
