/**
 * Measures what somebody waits for who types in a workspace of many charters: while they are read for the first time, and
 * while a checkout changes some of them. And how long that takes, and what memory the server holds then.
 *
 * Usage: node test/bench/workspace.ts [--charters N] [--changed N]
 */
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { ChartersChangedParams, ChartersResult } from '../../server/protocol.ts';
import { startClient } from '../support/lsp-client.ts';
import { writeManyCharters } from '../support/many-charters.ts';
import { typist } from '../support/typing.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: { charters: { type: 'string', default: '10000' }, changed: { type: 'string', default: '500' } },
});
const number = Number(values.charters);
/** The pace of somebody who holds down keys: thirty a second. */
const PAUSE_MS = 33;
/** What nobody notices. */
const MOST_MS = 50;

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
  const memory = memoryOf(client.process.pid!);
  const quiet = await own.typeUntil(Promise.resolve(), 100, pause);

  const listed = performance.now();
  const charters = await client.connection.sendRequest<ChartersResult>('charter/charters');
  const listedAfter = performance.now() - listed;

  const changed = Array.from({ length: Math.min(Number(values.changed), number - 1) }, (_, at) => at + 1);
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

  console.log(`${charters.length} charters; Node ${process.version}; a key every ${PAUSE_MS} ms. Milliseconds.\n`);
  console.log(`${'change to diagnostics'.padEnd(36)}${['p50', 'p99', 'longest', 'keys'].map(cell).join('')}`);
  row('while all are read', whileReading);
  row('when they are read', quiet);
  row(`while ${changed.length} change on disk`, whileChanging);
  console.log();
  console.log(`${'all are read after'.padEnd(36)}${cell(readAfter.toFixed(0))}`);
  console.log(`${'the list of all'.padEnd(36)}${cell(listedAfter.toFixed(0))}`);
  console.log(`${`${changed.length} changed ones show after`.padEnd(36)}${cell(shownAfter.toFixed(0))}`);
  console.log(
    `${'memory of the server, then and at most'.padEnd(38)}${memory} MB, ${memoryOf(client.process.pid!)} MB`,
  );
  await client.close();
  const longest = Math.max(...whileReading, ...whileChanging);
  if (longest > MOST_MS) {
    console.log(`\nA key waited ${longest.toFixed(0)} ms, longer than ${MOST_MS} ms.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}

function row(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  const figures = [at(0.5), at(0.99), sorted.at(-1)!].map((time) => time.toFixed(1));
  console.log(`${name.padEnd(36)}${[...figures, String(times.length)].map(cell).join('')}`);
}

function cell(text: string): string {
  return text.padStart(10);
}

/** Resident memory in MB, now and at its highest, where the system tells. */
function memoryOf(pid: number): string {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const of = (key: string) => Math.round(Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
    return `${of('VmRSS')} (${of('VmHWM')})`;
  } catch {
    return 'unknown';
  }
}
