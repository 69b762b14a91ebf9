import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { root } from '../../.scripts/setup.mjs';
import type { ChartersChangedParams, ChartersResult } from '../../server/protocol.ts';
import { startClient } from '../support/lsp-client.ts';
import { writeManyCharters } from '../support/many-charters.ts';
import { typist } from '../support/typing.ts';
import { percentile } from './statistics.ts';

/** The pace of somebody who holds down keys: thirty a second. */
const PAUSE_MS = 33;

/** What somebody waits for who types in a workspace of many charters. Times in ms, memory in MB. */
export interface WorkspaceFigures {
  readonly charters: number;
  readonly changed: number;
  readonly whileReading: Keys;
  readonly quiet: Keys;
  readonly whileChanging: Keys;
  /** From the start until every charter is read. */
  readonly read: number;
  /** What the list of all charters takes. */
  readonly listed: number;
  /** From the notice until the last of the changed ones shows. */
  readonly shown: number;
  /** Resident: when all are read, and at most; where the system tells. */
  readonly memory: number | undefined;
  readonly mostMemory: number | undefined;
}

/** From a key to its diagnostics. */
export interface Keys {
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  readonly keys: number;
  /** What the longest was made of. */
  readonly made: Wait;
  /** The most that the server itself took for one, collecting and working: this does not depend on what else runs. */
  readonly mostOwn: number;
}

/** Parts of a wait, in ms. */
export interface Wait {
  /** The thread that answers collected what was left behind. */
  readonly collecting: number;
  /** It worked, for this key or for anything else. */
  readonly working: number;
  /** It waited for a processor, which other threads and programs had. */
  readonly waiting: number;
  /** None of these: the message was on its way, or the client was not yet ready for it. */
  readonly elsewhere: number;
}

/** What `turns.cjs` says of a server. */
interface Turns {
  /** `waited` includes what the thread waited before it began. */
  readonly turns: readonly (Key & { readonly worked: number; readonly waited: number })[];
  readonly collections: readonly Key[];
}

/** A key: when, in ms since 1970, and how long it took. */
interface Key {
  readonly at: number;
  readonly took: number;
}

/**
 * Types in one of many charters while they are read for the first time, and while a checkout changes some of them.
 */
export async function measureWorkspace(number: number, changedNumber: number): Promise<WorkspaceFigures> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'charter-bench-')));
  try {
    writeManyCharters(folder, number);
    const path = (index: number) => join(folder, `unit-${Math.floor(index / 50)}`, `workflow-${index}`, 'charter.yaml');
    const said = join(folder, 'turns.json');
    process.env.CHARTER_BENCH_TURNS = said;
    const probe = `--require=${join(import.meta.dirname, 'turns.cjs')}`;
    const client = startClient(process.execPath, [probe, join(root, 'dist/server.js'), '--stdio']);
    delete process.env.CHARTER_BENCH_TURNS;
    let complete = (): void => {};
    const read = new Promise<void>((resolve) => {
      complete = resolve;
    });
    client.connection.onNotification('charter/chartersChanged', (params: ChartersChangedParams) => {
      if (params.complete) complete();
    });
    const began = performance.now();
    await client.initialize({
      capabilities: {},
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'bench' }],
      initializationOptions: { charters: true },
    });
    const own = typist(client, pathToFileURL(path(0)).href, path(0));
    // Nobody types into a file that has not come up; how long that takes is measured elsewhere.
    await client.diagnostics(pathToFileURL(path(0)).href, 1);
    let readAfter = 0;
    void read.then(() => {
      readAfter = performance.now() - began;
    });
    /** The changed charters that do not show yet. */
    const left = new Set<string>();
    // What has been told is not kept: a client that collects what it left behind keeps keys waiting, too.
    const takeIn = (): void => {
      for (const { uri } of client.take()) left.delete(uri);
    };
    const type = async (until: Promise<unknown>, atLeast: number): Promise<readonly Key[]> => {
      const ends: number[] = [];
      const pause = () => {
        ends.push(performance.timeOrigin + performance.now());
        takeIn();
        return wait(PAUSE_MS);
      };
      // The last one, which only takes a letter back, comes without a pause.
      return (await own.typeUntil(until, atLeast, pause))
        .slice(0, ends.length)
        .map((took, index) => ({ at: ends[index]! - took, took }));
    };
    const whileReading = await type(read, 100);
    const { now: memory } = memoryOf(client.process.pid!);
    const quiet = await type(Promise.resolve(), 100);

    const listed = performance.now();
    const charters = await client.connection.sendRequest<ChartersResult>('charter/charters');
    const listedAfter = performance.now() - listed;

    const changed = Array.from({ length: Math.min(changedNumber, number - 1) }, (_, at) => at + 1);
    addToFiles(changed.map(path), '\nunknownKey: 1\n');
    for (const index of changed) left.add(pathToFileURL(path(index)).href);
    const checkedOut = performance.now();
    let shownAfter = 0;
    const shown = new Promise<void>((resolve) => {
      const look = (): void => {
        takeIn();
        if (left.size > 0) return void setTimeout(look, 5);
        shownAfter = performance.now() - checkedOut;
        resolve();
      };
      look();
    });
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: changed.map((index) => ({ uri: pathToFileURL(path(index)).href, type: 2 })),
    });
    const whileChanging = await type(shown, 20);
    const { most: mostMemory } = memoryOf(client.process.pid!);
    await client.close();
    const turns: Turns = JSON.parse(readFileSync(said, 'utf8'));
    return {
      charters: charters.length,
      changed: changed.length,
      whileReading: keysOf(whileReading, turns),
      quiet: keysOf(quiet, turns),
      whileChanging: keysOf(whileChanging, turns),
      read: readAfter,
      listed: listedAfter,
      shown: shownAfter,
      memory,
      mostMemory,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** In a process of its own, as `git checkout` would. */
function addToFiles(paths: readonly string[], text: string): void {
  const program = `const [text, ...paths] = JSON.parse(require('fs').readFileSync(0, 'utf8'));
    for (const path of paths) require('fs').appendFileSync(path, text);`;
  execFileSync(process.execPath, ['-e', program], { input: JSON.stringify([text, ...paths]) });
}

function keysOf(keys: readonly Key[], turns: Turns): Keys {
  const times = keys.map(({ took }) => took);
  const longest = keys.reduce((one, other) => (other.took > one.took ? other : one));
  return {
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    longest: longest.took,
    keys: times.length,
    made: madeOf(longest, turns),
    mostOwn: Math.max(...keys.map((key) => ownPart(madeOf(key, turns)))),
  };
}

function ownPart({ collecting, working }: Wait): number {
  return collecting + working;
}

function madeOf(key: Key, { turns, collections }: Turns): Wait {
  const within = ({ at, took }: Key) => Math.max(0, Math.min(at + took, key.at + key.took) - Math.max(at, key.at));
  const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0);
  const here = turns.filter((turn) => within(turn) > 0);
  const waiting = Math.min(key.took, sum(here.map(({ waited }) => waited)));
  // Part of a turn counts as that part of what it took.
  const worked = Math.min(sum(here.map((turn) => (within(turn) / turn.took) * turn.worked)), key.took - waiting);
  // The clock goes on while a collection waits for a processor.
  const collecting = Math.min(sum(collections.map(within)), key.took - waiting);
  const working = Math.max(0, worked - collecting);
  return { collecting, working, waiting, elsewhere: Math.max(0, key.took - collecting - working - waiting) };
}

/** Resident memory in MB, now and at its highest, where the system tells. */
function memoryOf(pid: number): { readonly now: number | undefined; readonly most: number | undefined } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const of = (key: string) => Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
    return { now: of('VmRSS'), most: of('VmHWM') };
  } catch {
    return { now: undefined, most: undefined };
  }
}
