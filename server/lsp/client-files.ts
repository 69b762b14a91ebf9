import type { Ignore } from 'ignore';
import type { Connection } from 'vscode-languageserver';
import {
  CODEOWNERS_PLACES,
  type CompilePattern,
  chain,
  type FileFact,
  isRelative,
  loadPolicy,
  locatePolicy,
  POLICY_FILE_NAMES,
  type PolicyHost,
  policyCache,
  readCodeowners,
} from '../engine/index.ts';
import {
  FIND_CHARTERS,
  type FindChartersResult,
  READ_FILE,
  READ_FOLDER,
  type ReadFileParams,
  type ReadFileResult,
  type ReadFolderParams,
} from '../protocol.ts';
import { isSearchedFor } from '../workspace/file-names.ts';
import { gitRules, MOST_LEVELS } from '../workspace/git-rules.ts';
import { noIgnoreRules } from '../workspace/ignore-rules.ts';
import { isLeftOut, leftOutBy } from '../workspace/left-out.ts';
import type { CharterFiles, FileSource, WorkspaceFolders } from './platform.ts';
import { fileAnswer, folderAnswer } from './tolerant-answers.ts';
import { canonicalUri, fileNameOf, isBelow, joinUri, splitUri } from './uri.ts';

/** So many files may be asked for at a time. */
const MOST_READS = 16;

/** Files that the client reads for the server, through the editor's own file system. */
export function clientFiles(connection: Connection, compile: CompilePattern): FileSource {
  const policies = policyCache();
  const known = new Map<string, FileFact>();
  const asked = new Map<string, Promise<void>>();

  const inTurn = limited(MOST_READS);
  const read = (uri: string): Promise<ReadFileResult> => {
    const params: ReadFileParams = { uri };
    return inTurn(() => connection.sendRequest<unknown>(READ_FILE, params)).then(
      fileAnswer,
      (error: unknown): ReadFileResult => ({
        kind: 'unreadable',
        message: error instanceof Error ? error.message : String(error),
      }),
    );
  };
  const ask = (uri: string): Promise<void> => {
    const before = asked.get(uri);
    if (before) return before;
    const answer = read(uri).then((fact) => {
      // An answer to a question that a change has overtaken is not kept.
      if (asked.get(uri) !== answer) return;
      asked.delete(uri);
      known.set(uri, fact);
    });
    asked.set(uri, answer);
    return answer;
  };
  const readKept = async (uri: string): Promise<FileFact | undefined> => {
    if (!known.has(uri)) await ask(uri);
    return known.get(uri);
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
          if (!fact) return chain(own, host, policies);
          const read = (at: string) => (at === own ? fact : host.read(at));
          // What it extends is kept; its own text is another at every keystroke.
          return chain(own, { ...host, read }, { files: policies.files, loaded: new Map() });
        },
        policyFiles: ({ files }) => files.map(({ location }) => location),
        policyUri: (reference) => locatePolicy(host, canonicalUri(uri), reference),
        codeowners() {
          const root = place.upward.at(-1);
          const facts = CODEOWNERS_PLACES.map((at) => readUri(`${root}/${at}`));
          const found = facts.find(({ kind }) => kind === 'text');
          return found?.kind === 'text' ? readCodeowners(found.text) : [];
        },
        async list(path) {
          const target = place.resolve(path);
          if (target === undefined) return [];
          const params: ReadFolderParams = { uri: target };
          // Files come and go; a list that somebody looks at is made anew.
          return connection.sendRequest<unknown>(READ_FOLDER, params).then(folderAnswer, () => []);
        },
        dependsOn(changed) {
          const at = canonicalUri(changed);
          return reads.has(at) || [...reads].some((read) => isBelow(at, read));
        },
        reads: () => [...reads],
        begin: () => reads.clear(),
        settled: async () => void (await Promise.all([...reads].map((read) => asked.get(read)))),
      };
    },
    place(uri, workspaceFolders) {
      const place = placeOf(uri, workspaceFolders);
      return place && { root: place.root, path: place.fromRoot, id: canonicalUri(uri) };
    },
    // What lies above is none of the client's files.
    rulesAbove: () => [],
    changed(uris) {
      const changed = new Set(uris.map(canonicalUri));
      for (const cache of [known, asked])
        for (const key of [...cache.keys()]) if (isAtOrBelowAny(key, changed)) cache.delete(key);
    },
    // Asking would take a while, and whoever asks is waited for.
    exists: () => undefined,
    keyOf: canonicalUri,
    uriOf: (key) => key,
    charters: (workspace) => clientCharters(workspace, connection, { read, readKept }),
  };
}

interface Reading {
  read(uri: string): Promise<ReadFileResult>;
  /** What was read once is known until it changes. */
  readKept(uri: string): Promise<FileFact | undefined>;
}

function clientCharters(
  { folders, excluded }: WorkspaceFolders,
  connection: Connection,
  { read, readKept }: Reading,
): CharterFiles {
  const tops = folders.map((folder) => {
    const uri = canonicalUri(folder).replace(/\/$/, '');
    return { uri, leftOut: leftOutBy(excluded(folder)) };
  });
  /** What the `.gitignore` at the top of a folder says. Those below are left aside: each would have to be asked for. */
  const ignored = async (top: string): Promise<Ignore | undefined> => {
    const fact = await readKept(`${top}/.gitignore`);
    return fact?.kind === 'text' ? noIgnoreRules().add(gitRules(fact.text)) : undefined;
  };
  const rules = new Map<string, Promise<Ignore | undefined>>();
  const foldersOf = (own: string) => tops.filter(({ uri: top }) => own.startsWith(`${top}/`));
  const isMet = async (own: string): Promise<boolean> => {
    for (const { uri: top, leftOut } of foldersOf(own)) {
      const path = splitUri(own)?.path.slice((splitUri(top)?.path.length ?? 0) + 1);
      if (path === undefined || path.split('/').length > MOST_LEVELS + 1) continue;
      if (/(?:^|\/)(?:node_modules|\.git)\//.test(path) || isLeftOut(path, leftOut)) continue;
      const held = rules.get(top) ?? ignored(top);
      rules.set(top, held);
      if (!(await held)?.ignores(path)) return true;
    }
    return false;
  };
  const has = async (uri: string) => isSearchedFor(fileNameOf(uri)) && (await isMet(canonicalUri(uri)));
  return {
    has,
    async leavesOut(uri) {
      const own = canonicalUri(uri);
      return foldersOf(own).length > 0 && !(await isMet(own));
    },
    async find(folder) {
      if (tops.length === 0) return [];
      const found = await connection
        .sendRequest<FindChartersResult | null>(FIND_CHARTERS)
        // A client that cannot search has its open charters all the same.
        .catch(() => []);
      const at = folder === undefined ? undefined : canonicalUri(folder);
      const uris = (Array.isArray(found) ? found : []).filter(
        (uri) => typeof uri === 'string' && (at === undefined || isBelow(at, canonicalUri(uri))),
      );
      const belong = await Promise.all(uris.map(has));
      return [uris.filter((_, index) => belong[index])];
    },
    async read(uri) {
      const fact = await read(uri);
      if (fact.kind === 'unreadable') return { message: fact.message };
      return fact.kind === 'text' ? { text: fact.text } : undefined;
    },
  };
}

function isAtOrBelowAny(uri: string, folders: ReadonlySet<string>): boolean {
  for (let end = uri.length; end > 0; end = uri.lastIndexOf('/', end - 1))
    if (folders.has(uri.slice(0, end))) return true;
  return false;
}

/** Runs so many at a time, and the others in order. */
function limited(most: number): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (run) => {
    if (running >= most) await new Promise<void>((resume) => waiting.push(resume));
    else running++;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      // Whoever is next takes this one's place.
      if (next) next();
      else running--;
    }
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
