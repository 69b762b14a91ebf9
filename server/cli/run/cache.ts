import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { type Look, nodeFiles, stampOf } from '../../workspace/node-files.ts';
import { readText } from '../../workspace/read-text.ts';
import { realPath, repositoryRoot, repositoryRoots } from '../../workspace/repository-root.ts';
import { statsOf } from '../../workspace/stats-of.ts';
import { dayAt } from './calendar.ts';
import { hashOf, type Inputs, type Seen } from './inputs.ts';
import type { PlainOptions } from './job.ts';
import type { Traced } from './judge.ts';
import type { Policies, Source } from './outcome.ts';
import { type HeldEntry, readCache } from './read-cache.ts';
import { type Kept, writeCache } from './write-cache.ts';

/** What was found out in earlier runs, as long as all that it follows from is as it was. */
export interface Cache {
  /** What holds of a file; undefined where it must be evaluated. */
  find(source: Source): Traced | undefined;
  /** The policies of all that was found. */
  readonly policies: Policies;
  /** Keeps the outcomes of this run. False where something else lies at the place of the cache. */
  save(run: readonly (readonly [Source, Traced])[], policies: Policies): boolean;
}

/** Where the cache of a folder lies: with those of other tools, never among the files that somebody may commit. */
export function cachePlace(cwd: string, env: Readonly<Record<string, string | undefined>>): string {
  const name = `${hashOf(cwd).slice(0, 16)}.json`;
  const root = repositoryRoot(cwd, [cwd]);
  for (let at = cwd; ; at = dirname(at)) {
    if (existsSync(join(at, 'node_modules'))) return join(at, 'node_modules', '.cache', 'charter', name);
    if (at === root || dirname(at) === at) break;
  }
  const home = env.HOME ?? homedir();
  const caches =
    env.XDG_CACHE_HOME ||
    (process.platform === 'win32' && env.LOCALAPPDATA) ||
    join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  return join(caches, 'charter', name);
}

/**
 * Opens a cache. One that is not there, cannot be read, or comes from another program or other options is an empty one.
 * @param program the file of the program, whose content is part of what outcomes follow from
 */
export function openCache(place: string, options: PlainOptions, program: string | undefined): Cache {
  const key = keyOf(options, program);
  const held = readCache(place, key);
  const files = nodeFiles();
  const today = dayAt(options.moment);
  const rootOf = repositoryRoots([options.cwd]);
  const refreshed = new Map<number, Seen>();
  const isAsItWas = (number: number, root: string): boolean => {
    const [path, kind, stamp, hash] = held.place(number);
    const now = root === '' ? lookAtOwn(path) : files.look(path, root);
    if (kind === 'unreadable' || now.kind !== kind) return false;
    if (kind !== 'file' || now.stamp === stamp) return true;
    // Checking a branch out gives files new times.
    const read = readText(path);
    if (!('text' in read) || hashOf(read.text) !== hash) return false;
    refreshed.set(number, [path, kind, now.stamp, hash]);
    return true;
  };
  // What many charters look at, as a policy that is not there, is looked at once.
  const looked = new Map<string, Map<number, boolean>>();
  const holds = (number: number, root: string): boolean => {
    let inRoot = looked.get(root);
    if (!inRoot) {
      inRoot = new Map();
      looked.set(root, inRoot);
    }
    const known = inRoot.get(number);
    if (known !== undefined) return known;
    const is = isAsItWas(number, root);
    inRoot.set(number, is);
    return is;
  };
  const traced = ({ outcome, seen, ...inputs }: HeldEntry): Traced & { readonly inputs: Inputs } => ({
    outcome,
    inputs: {
      ...inputs,
      // Few runs ask, and of thousands of charters it would fill the memory.
      get seen() {
        return seen.map((number) => refreshed.get(number) ?? held.place(number));
      },
    },
  });
  let found = 0;
  const find = ({ full, text }: Source): Traced | undefined => {
    const entry = text === undefined ? held.entry(full) : undefined;
    if (!entry) return undefined;
    const { root, timeZone, day, seen } = entry;
    const [own, ...others] = seen;
    if (root !== '' && (rootOf(dirname(full)) !== root || today(timeZone ?? undefined) !== day)) return undefined;
    if (own === undefined || !holds(own, '') || !others.every((other) => holds(other, root))) return undefined;
    found++;
    return traced(entry);
  };

  return {
    policies: held.policies,
    find(source) {
      try {
        return find(source);
      } catch {
        // It was made by somebody else, with a sum that is right.
        return undefined;
      }
    },
    save(run, policies) {
      if (found === run.length && refreshed.size === 0) return true;
      const inRun = new Set(run.map(([{ full }]) => full));
      function* all(): Iterable<Kept> {
        for (const file of held.files)
          if (!inRun.has(file) && existsSync(file)) yield { file, ...traced(held.entry(file)!) };
        for (const [{ full: file }, { outcome, inputs }] of run) if (inputs) yield { file, outcome, inputs };
      }
      return writeCache(place, key, all(), { ...held.policies, ...policies });
    },
  };
}

function keyOf({ cwd, policy, moment: _, ...asked }: PlainOptions, program: string | undefined): string {
  const real = policy === undefined ? undefined : realPath(policy);
  const root = real === undefined ? undefined : repositoryRoot(dirname(real), [cwd]);
  const build = program === undefined ? [] : partsOf(program).map((part) => hashOf(readFileSync(part, 'utf8')));
  return hashOf(JSON.stringify([packageJson.version, build, cwd, policy, real, root, asked]));
}

/** The files of the program: what few runs need lies in files beside it. */
function partsOf(program: string): string[] {
  const folder = dirname(program);
  const names = readdirSync(folder).filter((name) => /^(?:program.*|pattern|meta-schemas)\.js$/.test(name));
  return names.sort().map((name) => join(folder, name));
}

/** The charter itself is read wherever it leads to. */
function lookAtOwn(path: string): Look {
  const stats = statsOf(path);
  return stats?.isFile() ? { kind: 'file', stamp: stampOf(stats) } : { kind: 'absent' };
}
