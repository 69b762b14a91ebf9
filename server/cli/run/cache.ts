import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { draftName } from '../../workspace/drafts.ts';
import { type Look, nodeFiles, stampOf } from '../../workspace/node-files.ts';
import { readText } from '../../workspace/read-text.ts';
import { realPath, repositoryRoot } from '../../workspace/repository-root.ts';
import { dayAt } from './calendar.ts';
import { hashOf, type Inputs, type Seen } from './inputs.ts';
import type { PlainOptions } from './job.ts';
import type { Traced } from './judge.ts';
import type { Outcome, Policies, Source } from './outcome.ts';

/** What was found out in earlier runs, as long as all that it follows from is as it was. */
export interface Cache {
  /** What holds of a file; undefined where it must be evaluated. */
  find(source: Source): Traced | undefined;
  /** The policies of all that was found. */
  readonly policies: Policies;
  /** Keeps the outcomes of this run. False where something else lies at the place of the cache. */
  save(run: readonly (readonly [Source, Traced])[], policies: Policies): boolean;
}

/** Begins each cache, so that no other file is ever written over. */
const MARK = '{"charterCache":1,';

interface Stored {
  /** The program and the options that matter. */
  readonly key: string;
  readonly places: readonly Seen[];
  readonly entries: Readonly<Record<string, StoredEntry>>;
  readonly policies: Policies;
}

/** An entry, in which the places that were seen are numbers of the table. */
interface StoredEntry extends Omit<Inputs, 'seen'> {
  readonly seen: readonly number[];
  readonly outcome: Outcome;
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
export function openCache(place: string, options: PlainOptions, program: string | URL | undefined): Cache {
  const key = keyOf(options, program);
  const stored = readStored(place, key);
  const files = nodeFiles();
  const today = dayAt(options.moment);
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
      const entry = text === undefined && Object.hasOwn(stored.entries, full) ? stored.entries[full] : undefined;
      if (!entry) return undefined;
      const { root, timeZone, day, seen, outcome } = entry;
      const [own, ...others] = seen;
      if (
        root !== '' &&
        (repositoryRoot(dirname(full), [options.cwd]) !== root || today(timeZone ?? undefined) !== day)
      )
        return undefined;
      if (own === undefined || !holds(own, '') || !others.every((other) => holds(other, root))) return undefined;
      found++;
      const current = seen.map((number) => refreshed.get(number) ?? stored.places[number]!);
      return { outcome, inputs: { root, timeZone, day, seen: current } };
    },
    save(run, policies) {
      if (found === run.length && refreshed.size === 0) return true;
      const inRun = new Set(run.map(([{ full }]) => full));
      const others = Object.entries(stored.entries)
        .filter(([full]) => !inRun.has(full) && existsSync(full))
        .map(([full, { outcome, seen, ...inputs }]): [string, Traced] => [
          full,
          { outcome, inputs: { ...inputs, seen: seen.map((number) => stored.places[number]!) } },
        ]);
      const all = [...others, ...run.map(([{ full }, traced]) => [full, traced] as const)];
      return writeStored(place, { key, ...packed(all), policies: { ...stored.policies, ...policies } });
    },
  };
}

function keyOf({ cwd, policy, moment: _, ...asked }: PlainOptions, program: string | URL | undefined): string {
  const real = policy === undefined ? undefined : realPath(policy);
  const root = real === undefined ? undefined : repositoryRoot(dirname(real), [cwd]);
  const build = program === undefined ? '' : readFileSync(program, 'utf8');
  return hashOf(JSON.stringify([packageJson.version, hashOf(build), cwd, policy, real, root, asked]));
}

/** The charter itself is read wherever it leads to. */
function lookAtOwn(path: string): Look {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? { kind: 'file', stamp: stampOf(stats) } : { kind: 'absent' };
}

const NOTHING: Omit<Stored, 'key'> = { places: [], entries: {}, policies: {} };

function readStored(place: string, key: string): Omit<Stored, 'key'> {
  try {
    const text = readFileSync(place, 'utf8');
    if (!text.startsWith(MARK)) return NOTHING;
    const stored = JSON.parse(text) as Stored;
    return stored.key === key && isSound(stored) ? stored : NOTHING;
  } catch {
    return NOTHING;
  }
}

/** Whoever writes to it by hand gets what they wrote, but no crash. */
function isSound({ places, entries, policies }: Stored): boolean {
  return (
    Array.isArray(places) &&
    typeof entries === 'object' &&
    typeof policies === 'object' &&
    Object.values(entries).every(
      ({ seen, outcome }) => outcome && seen.every((number) => Array.isArray(places[number])),
    )
  );
}

/** A file that was written a moment ago may be written again without its stamp showing it. In milliseconds. */
const A_MOMENT = 2000;

function packed(all: readonly (readonly [string, Traced])[]): Pick<Stored, 'places' | 'entries'> {
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
  const entries: Record<string, StoredEntry> = {};
  for (const [full, { outcome, inputs }] of all)
    if (inputs) entries[full] = { ...inputs, seen: inputs.seen.map(numberOf), outcome };
  return { places, entries };
}

/** Puts the cache in its place in one step, so that whoever reads or writes it meanwhile has a whole one. */
function writeStored(place: string, stored: Stored): boolean {
  const folder = dirname(resolve(place));
  const draft = join(folder, draftName());
  try {
    const there = readFileSync(place, 'utf8');
    if (there !== '' && !there.startsWith(MARK.slice(0, there.length))) return false;
  } catch {
    // It is not there, or will not be written either.
  }
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, `${MARK}${JSON.stringify(stored).slice(1)}`);
    renameSync(draft, place);
  } catch {
    // Without a cache the next run only takes longer.
    rmSync(draft, { force: true });
  }
  return true;
}
