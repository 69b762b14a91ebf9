import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { type Look, nodeFiles, stampOf } from '../../workspace/node-files.ts';
import { readText } from '../../workspace/read-text.ts';
import { realPath, repositoryRoot, repositoryRoots } from '../../workspace/repository-root.ts';
import { type Held, type HeldEntry, readCacheFile, writeCacheFile } from './cache-file.ts';
import { dayAt } from './calendar.ts';
import { hashOf, type Seen } from './inputs.ts';
import type { PlainOptions } from './job.ts';
import type { Traced } from './judge.ts';
import type { Policies, Source } from './outcome.ts';

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
  const stored = readCacheFile(place, key) ?? NOTHING;
  const files = nodeFiles();
  const today = dayAt(options.moment);
  const rootOf = repositoryRoots([options.cwd]);
  const looks = new Map<string, Look>();
  const look = (path: string, root: string): Look => {
    const known = looks.get(`${root}\0${path}`);
    if (known) return known;
    const seen = root === '' ? lookAtOwn(path) : files.look(path, root);
    looks.set(`${root}\0${path}`, seen);
    return seen;
  };
  const refreshed = new Map<number, Seen>();
  const holds = (place: number, root: string): boolean => {
    const [path, kind, stamp, hash] = stored.places[place]!;
    const now = look(path, root);
    if (kind === 'unreadable' || now.kind !== kind) return false;
    if (kind !== 'file' || now.stamp === stamp) return true;
    // Checking a branch out gives files new times.
    const read = readText(path);
    if (!('text' in read) || hashOf(read.text) !== hash) return false;
    refreshed.set(place, [path, kind, now.stamp, hash]);
    return true;
  };
  let found = 0;

  return {
    policies: stored.policies,
    find({ full, text }) {
      const entry = text === undefined ? stored.entries.get(full) : undefined;
      if (!entry) return undefined;
      const { root, timeZone, day, seen, outcome } = entry;
      const [own, ...others] = seen;
      if (root !== '' && (rootOf(dirname(full)) !== root || today(timeZone ?? undefined) !== day)) return undefined;
      if (own === undefined || !holds(own, '') || !others.every((other) => holds(other, root))) return undefined;
      found++;
      const current = seen.map((number) => refreshed.get(number) ?? stored.places[number]!);
      return { outcome, inputs: { root, timeZone, day, seen: current } };
    },
    save(run, policies) {
      if (found === run.length && refreshed.size === 0) return true;
      const inRun = new Set(run.map(([{ full }]) => full));
      const others = [...stored.entries]
        .filter(([full]) => !inRun.has(full) && existsSync(full))
        .map(([full, { outcome, seen, ...inputs }]): [string, Traced] => [
          full,
          { outcome, inputs: { ...inputs, seen: seen.map((number) => stored.places[number]!) } },
        ]);
      const all = [...others, ...run.map(([{ full }, traced]) => [full, traced] as const)];
      return writeCacheFile(place, key, { ...tabled(all), policies: { ...stored.policies, ...policies } });
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
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? { kind: 'file', stamp: stampOf(stats) } : { kind: 'absent' };
}

const NOTHING: Held = { places: [], entries: new Map(), policies: {} };

/** A file that was written a moment ago may be written again without its stamp showing it. In milliseconds. */
const A_MOMENT = 2000;

function tabled(all: readonly (readonly [string, Traced])[]): Pick<Held, 'places' | 'entries'> {
  const places: Seen[] = [];
  const numbers = new Map<string, number>();
  const young = Date.now() - A_MOMENT;
  const numberOf = ([path, kind, stamp = '', hash = '']: Seen): number => {
    const times = stamp.split(' ', 2).map(Number);
    const sure = times.every((time) => time < young) ? stamp : '';
    const id = [path, kind, sure, hash].join('\0');
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, places.length);
    places.push(kind === 'file' ? [path, kind, sure, hash] : [path, kind]);
    return places.length - 1;
  };
  const entries = new Map<string, HeldEntry>();
  for (const [full, { outcome, inputs }] of all)
    if (inputs) entries.set(full, { ...inputs, seen: inputs.seen.map(numberOf), outcome });
  return { places, entries };
}
