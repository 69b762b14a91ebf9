/**
 * Measures `charter check` of many charters with the files that they name: cold, in one thread and in several, with a
 * warm cache, and in memory. Beside it `node -e 0`, as figures depend on the machine. It fails where the cache does not
 * pay, a thread does not either, or the results differ.
 *
 * Usage: npm run build && node test/bench/many.ts [-- --charters N]
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeManyCharters } from '../support/many-charters.ts';

const cli = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));
const { values } = parseArgs({ options: { charters: { type: 'string', default: '1000' } }, allowPositionals: true });
const number = Number(values.charters);
const folder = mkdtempSync(join(tmpdir(), 'charter-many-'));

try {
  writeManyCharters(folder, number);
  const cache = ['--cache-location', '.git/charter-cache.json'];
  const bare = time(['-e', '0']);
  const one = check('--jobs', '1');
  const all = check();
  const filling = time(argv(...cache));
  const warm = check(...cache);
  for (const { stdout } of [all, filling, warm]) assert.equal(stdout, one.stdout);

  console.log(`${number} charters, ${availableParallelism()} cores, Node ${process.version}.\n`);
  row('', 'seconds', 'MB at most', '× node -e 0');
  for (const [name, run] of Object.entries({
    'one thread': one,
    'all cores': all,
    'filling a cache': filling,
    'warm cache': warm,
  }))
    row(name, run.seconds.toFixed(2), run.megabytes.toFixed(0), (run.seconds / bare.seconds).toFixed(1));
  assert.ok(warm.seconds < one.seconds / 3, 'a warm cache takes less than a third of the time');
  if (availableParallelism() > 1 && number >= 1000)
    assert.ok(all.seconds < one.seconds, 'several threads take less time than one');
} finally {
  rmSync(folder, { recursive: true });
}

interface Run {
  readonly stdout: string;
  readonly seconds: number;
  readonly megabytes: number;
}

function argv(...more: readonly string[]): string[] {
  return [cli, 'check', '--format', 'json', '--today', '2026-11-23', ...more];
}

/** The best of three runs. */
function check(...more: readonly string[]): Run {
  const runs = Array.from({ length: 3 }, () => time(argv(...more)));
  return runs.reduce((best, run) => (run.seconds < best.seconds ? run : best));
}

/** Runs Node, with a line at its end that says how much memory it had. */
function time(args: readonly string[]): Run {
  const tell = 'process.on("exit",()=>require("fs").writeSync(2,"\\nRSS "+process.resourceUsage().maxRSS))';
  const hook = `data:text/javascript,${encodeURIComponent(`import{createRequire}from'node:module';const require=createRequire('file:///');${tell}`)}`;
  const began = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', hook, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const seconds = (performance.now() - began) / 1000;
  return { stdout, seconds, megabytes: Number(/RSS (\d+)/.exec(stderr)?.[1]) / 1024 };
}

function row(name: string, ...cells: readonly string[]): void {
  console.log(`${name.padEnd(18)}${cells.map((cell) => cell.padStart(13)).join('')}`);
}
