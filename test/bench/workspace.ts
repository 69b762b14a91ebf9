import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
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
}

/**
 * Types in one of many charters while they are read for the first time, and while a checkout changes some of them.
 */
export async function measureWorkspace(number: number, changedNumber: number): Promise<WorkspaceFigures> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'charter-bench-')));
  try {
    writeManyCharters(folder, number);
    const path = (index: number) => join(folder, `unit-${Math.floor(index / 50)}`, `workflow-${index}`, 'charter.yaml');
    const client = startClient(process.execPath, [join(root, 'dist/server.js'), '--stdio']);
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
    let readAfter = 0;
    void read.then(() => {
      readAfter = performance.now() - began;
    });
    const pause = () => wait(PAUSE_MS);
    const whileReading = await own.typeUntil(read, 100, pause);
    const { now: memory } = memoryOf(client.process.pid!);
    const quiet = await own.typeUntil(Promise.resolve(), 100, pause);

    const listed = performance.now();
    const charters = await client.connection.sendRequest<ChartersResult>('charter/charters');
    const listedAfter = performance.now() - listed;

    const changed = Array.from({ length: Math.min(changedNumber, number - 1) }, (_, at) => at + 1);
    for (const index of changed) writeFileSync(path(index), `${readFileSync(path(index), 'utf8')}\nunknownKey: 1\n`);
    const left = new Set(changed.map((index) => pathToFileURL(path(index)).href));
    const checkedOut = performance.now();
    let shownAfter = 0;
    const shown = new Promise<void>((resolve) => {
      const look = async (): Promise<void> => {
        for (const uri of [...left]) {
          if (!client.published.slice(seen).some((published) => published.uri === uri)) continue;
          left.delete(uri);
        }
        if (left.size > 0) return void setTimeout(look, 20);
        shownAfter = performance.now() - checkedOut;
        resolve();
      };
      const seen = client.published.length;
      void look();
    });
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: changed.map((index) => ({ uri: pathToFileURL(path(index)).href, type: 2 })),
    });
    const whileChanging = await own.typeUntil(shown, 20, pause);
    const { most: mostMemory } = memoryOf(client.process.pid!);
    await client.close();
    return {
      charters: charters.length,
      changed: changed.length,
      whileReading: keysOf(whileReading),
      quiet: keysOf(quiet),
      whileChanging: keysOf(whileChanging),
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

function keysOf(times: readonly number[]): Keys {
  return {
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    longest: Math.max(...times),
    keys: times.length,
  };
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
