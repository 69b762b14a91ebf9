/**
 * Measures what a person waits for, beside the least that is possible on the same machine in the same run: a server that
 * only parses and publishes, and `node -e 0`. Prints a table; figures depend on the machine, ratios far less.
 *
 * Usage: npm run bench [-- --rounds N]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { startClient } from '../support/lsp-client.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '1000' } } });
const rounds = Number(values.rounds);
const folder = mkdtempSync(join(tmpdir(), 'charter-bench-'));

try {
  cpSync(join(root, 'schemas/examples/production'), folder, { recursive: true });
  const charter = join(folder, 'charter.yaml');
  const bareServer = join(folder, 'bare-server.cjs');
  await esbuild.build({
    entryPoints: [join(root, 'test/bench/bare-server.ts')],
    outfile: bareServer,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  const text = readFileSync(charter, 'utf8');
  const uri = pathToFileURL(charter).href;
  const ours = await measureServer(join(root, 'dist/server.js'), uri, text);
  const bare = await measureServer(bareServer, uri, text);
  const cli = join(root, 'dist/cli.cjs');
  const checkOne = timeProgram([cli, 'check', '--today', '2026-11-23', charter]);
  const node = timeProgram(['-e', '0']);

  const lines = text.split('\n').length;
  console.log(`The production sample, ${lines} lines; Node ${process.version}; ${rounds} edits. Milliseconds.\n`);
  row('', 'ours', 'bare', 'ratio');
  row('change to diagnostics, p50', ours.p50, bare.p50);
  row('change to diagnostics, p95', ours.p95, bare.p95);
  row('start to first diagnostics', ours.first, bare.first);
  row('charter check of one file', checkOne, node);
} finally {
  rmSync(folder, { recursive: true });
}

interface ServerTimes {
  readonly first: number;
  readonly p50: number;
  readonly p95: number;
}

/** The best of some starts, and the times from a change to its diagnostics, as the client sees them. */
async function measureServer(server: string, uri: string, text: string): Promise<ServerTimes> {
  const starts: number[] = [];
  for (let start = 0; start < 5; start++) {
    const began = performance.now();
    const client = startClient(process.execPath, [server, '--stdio']);
    await client.initialize({ capabilities: {} });
    client.open(uri, text);
    await client.diagnostics(uri, 1);
    starts.push(performance.now() - began);
    await client.close();
  }
  const client = startClient(process.execPath, [server, '--stdio']);
  await client.initialize({ capabilities: {} });
  client.open(uri, text);
  await client.diagnostics(uri, 1);
  const line = text.split('\n').findIndex((words) => words.includes('statement:'));
  const column = text.split('\n')[line]!.length;
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const version = round + 2;
    // A letter is typed and taken back, so that the page stays what it is.
    const typed = round % 2 === 0;
    const start = { line, character: column };
    const end = { line, character: column + (typed ? 0 : 1) };
    const began = performance.now();
    client.change(uri, version, [{ range: { start, end }, text: typed ? 'x' : '' }]);
    await client.diagnostics(uri, version);
    times.push(performance.now() - began);
  }
  await client.close();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)]!;
  return { first: Math.min(...starts), p50: at(0.5), p95: at(0.95) };
}

/** The median of some runs. */
function timeProgram(args: readonly string[]): number {
  const times = Array.from({ length: 9 }, () => {
    const began = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args);
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
    return performance.now() - began;
  }).sort((a, b) => a - b);
  return times[4]!;
}

function row(name: string, ours: number | string, bare: number | string, ratio?: string): void {
  const cell = (value: number | string) => (typeof value === 'number' ? value.toFixed(1) : value).padStart(8);
  const times = typeof ours === 'number' && typeof bare === 'number' ? `${(ours / bare).toFixed(2)} ×` : (ratio ?? '');
  console.log(`${name.padEnd(28)}${cell(ours)}${cell(bare)}${times.padStart(10)}`);
}
