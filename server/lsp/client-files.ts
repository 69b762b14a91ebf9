import type { Connection } from 'vscode-languageserver';
import {
  CODEOWNERS_PLACES,
  type CompilePattern,
  chain,
  type FileFact,
  isRelative,
  loadPolicy,
  POLICY_FILE_NAMES,
  type PolicyHost,
  policyCache,
  readCodeowners,
} from '../engine/index.ts';
import { READ_FILE, type ReadFileParams, type ReadFileResult } from '../protocol.ts';
import type { FileSource } from './platform.ts';
import { canonicalUri, isBelow, joinUri, splitUri } from './uri.ts';

/** Files that the client reads for the server, through the editor's own file system. */
export function clientFiles(connection: Connection, compile: CompilePattern): FileSource {
  const policies = policyCache();
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
      const readUri = (target: string): FileFact => {
        reads.add(target);
        const fact = known.get(target);
        if (fact) return fact;
        ask(target);
        return { kind: 'pending' };
      };
      const host: PolicyHost = {
        candidates: place.upward.flatMap((folder) => POLICY_FILE_NAMES.map((name) => `${folder}/${name}`)),
        read: readUri,
        resolve: (from, reference) => placeOf(from, workspaceFolders)?.policies(reference) ?? [],
        compile,
      };
      return {
        files: {
          read(path) {
            const target = place.resolve(path);
            return target ? readUri(target) : { kind: 'outside' };
          },
        },
        policy: () => loadPolicy(host, policies),
        policyOf(fact) {
          const own = canonicalUri(uri);
          const read = (at: string) => (at === own ? fact : host.read(at));
          // What it extends is kept; its own text is another at every keystroke.
          return chain(own, { ...host, read }, { files: policies.files, loaded: new Map() });
        },
        codeowners() {
          const root = place.upward.at(-1);
          const facts = CODEOWNERS_PLACES.map((at) => readUri(`${root}/${at}`));
          const found = facts.find(({ kind }) => kind === 'text');
          return found?.kind === 'text' ? readCodeowners(found.text) : [];
        },
        dependsOn(changed) {
          const at = canonicalUri(changed);
          return reads.has(at) || [...reads].some((read) => isBelow(at, read));
        },
        begin: () => reads.clear(),
        settled: async () => void (await Promise.all([...reads].map((read) => asked.get(read)))),
      };
    },
    place(uri, workspaceFolders) {
      const place = placeOf(uri, workspaceFolders);
      return place && { root: place.root, path: place.fromRoot, id: canonicalUri(uri) };
    },
    changed(uri) {
      const at = canonicalUri(uri);
      for (const cache of [known, asked]) for (const key of [...cache.keys()]) if (isBelow(at, key)) cache.delete(key);
    },
  };
}

interface Place {
  /** The URI of the root. */
  readonly root: string;
  /** The path from the root to the text. */
  readonly fromRoot: string;
  /** The file that a path means; undefined when it leads out of the root. */
  resolve(path: string): string | undefined;
  /** The folders from the text's own up to the root, as URIs. */
  readonly upward: readonly string[];
  /** Where a policy that is extended may lie. */
  policies(reference: string): string[];
}

/** Where a text lies, and the root that its paths must not leave; undefined for a text that lies nowhere. */
function placeOf(uri: string, workspaceFolders: readonly string[]): Place | undefined {
  const own = splitUri(uri);
  if (!own?.path.includes('/')) return undefined;
  const folder = own.path.slice(0, own.path.lastIndexOf('/'));
  const roots = workspaceFolders.flatMap((candidate) => {
    const at = splitUri(candidate);
    return at && at.prefix === own.prefix && isBelow(at.path, folder) ? [at.path.replace(/\/$/, '')] : [];
  });
  const root = roots.sort((a, b) => b.length - a.length)[0] ?? folder;
  const toUri = (path: string) => joinUri({ prefix: own.prefix, path });
  const resolve = (from: string, path: string): string | undefined => {
    if (path.startsWith('/') || path.includes('\\') || path.includes('\0') || /^[a-z]:/i.test(path)) return undefined;
    const steps = from.split('/');
    for (const step of path.split('/')) {
      if (step === '..') steps.pop();
      else if (step !== '.' && step !== '') steps.push(step);
    }
    const target = steps.join('/');
    return isBelow(root, target) ? target : undefined;
  };
  const folders: string[] = [];
  for (let at = folder; isBelow(root, at); at = at.slice(0, at.lastIndexOf('/'))) {
    folders.push(at);
    if (!at.includes('/')) break;
  }
  return {
    root: toUri(root),
    fromRoot: own.path.slice(root.length).replace(/^\//, ''),
    upward: folders.map(toUri),
    resolve(path) {
      const target = resolve(folder, path);
      return target === undefined ? undefined : toUri(target);
    },
    policies(reference) {
      const itOrInIt = (target: string) => [target, ...POLICY_FILE_NAMES.map((name) => `${target}/${name}`)].map(toUri);
      if (isRelative(reference)) {
        const target = resolve(folder, reference);
        return target === undefined ? [] : itOrInIt(target);
      }
      return folders.flatMap((at) => {
        const modules = `${at}/node_modules`;
        const target = resolve(modules, reference);
        return target === undefined || target === modules || !isBelow(modules, target) ? [] : itOrInIt(target);
      });
    },
  };
}
