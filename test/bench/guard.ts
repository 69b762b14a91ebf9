import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeManyCharters } from '../support/many-charters.ts';
import { cli } from './command-lines.ts';
import { measureEngine, measureGrowth } from './engine-cost.ts';
import { countInstructions, leastOf, runOnce } from './measure-program.ts';
import { memoryOf, type RunningServer, startServer } from './measure-server.ts';
import { layOut, type ServerToMeasure } from './servers.ts';
import { bundled, ownSizes } from './sizes.ts';
import { median } from './statistics.ts';

/**
 * What may not become worse, each over something measured in the same run, by what it is called. Never a time: that says
 * more of the machine than of the program.
 */
export type Ratios = Readonly<Record<string, number>>;

const RECORDED = join(import.meta.dirname, 'recorded.json');
/** Worse by more than this part, and the check fails. */
const TOLERANCE = 0.2;

/** Measures every ratio, in half a minute. */
export async function measureRatios(log: (words: string) => void): Promise<Ratios> {
  const folder = mkdtempSync(join(tmpdir(), 'charter-bench-'));
  try {
    const { ours, bare } = await layOut(folder);
    log('the engine beside the parser');
    const engine = median(Array.from({ length: 3 }, () => measureEngine(400).ratio));
    const growth = measureGrowth([1, 10, 100]);
    log('the server beside one that only parses and publishes');
    const servers = await compareServers(ours, bare);
    log('the command line beside node -e 0');
    const programs = comparePrograms(folder);
    const size = ownSizes()['server.js']!.minified / (await bundled(join(folder, 'bare-server.cjs')))!.minified;
    return {
      'evaluate a page / parse it': engine,
      'a line of a hundred pages / a line of one': growth.perLine,
      ...servers,
      ...programs,
      'server.js / a bare server, bytes': size,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Both at the same time, in turns, so that what else the machine does falls on both alike. */
async function compareServers(ours: ServerToMeasure, bare: ServerToMeasure): Promise<Ratios> {
  const starts = { ours: [] as number[], bare: [] as number[] };
  for (let at = 0; at < 7; at++)
    for (const [name, server] of [
      ['ours', ours],
      ['bare', bare],
    ] as const) {
      const began = performance.now();
      const running = await startServer(server);
      starts[name].push(performance.now() - began);
      await running.stop();
    }
  const [own, other] = [await startServer(ours), await startServer(bare)];
  try {
    for (let at = 0; at < 300; at++) await inTurns(own, other);
    const pairs: (readonly [number, number])[] = [];
    for (let at = 0; at < 600; at++) pairs.push(await inTurns(own, other));
    const parse = await other.client.connection.sendRequest<number>('bench/parse');
    const change = median(pairs.map(([mine]) => mine));
    const [hover, completion] = [await own.ask('hover', 200), await own.ask('completion', 200)];
    const [memory, bareMemory] = [memoryOf(own.pid), memoryOf(other.pid)];
    return {
      'change to diagnostics / the parse alone': change / parse,
      'change to diagnostics / a bare server': change / median(pairs.map(([, theirs]) => theirs)),
      'start to first diagnostics / a bare server': Math.min(...starts.ours) / Math.min(...starts.bare),
      'hover / the parse alone': hover / parse,
      'completion / the parse alone': completion / parse,
      ...(memory && bareMemory && { 'memory / a bare server': memory / bareMemory }),
    };
  } finally {
    await own.stop();
    await other.stop();
  }
}

async function inTurns(own: RunningServer, other: RunningServer): Promise<readonly [number, number]> {
  return [await own.type(), await other.type()];
}

function comparePrograms(folder: string): Ratios {
  const many = mkdtempSync(join(tmpdir(), 'charter-bench-'));
  try {
    writeManyCharters(many, 100);
    const programs = {
      node: ['-e', '0'],
      one: [cli, 'check', '--today', '2026-11-23', join(folder, 'charter.yaml')],
      hundred: [cli, 'check', '--today', '2026-11-23', many],
    };
    const runs = { node: [], one: [], hundred: [] } as Record<keyof typeof programs, ReturnType<typeof runOnce>[]>;
    for (let at = 0; at < 9; at++)
      for (const [name, args] of Object.entries(programs))
        runs[name as keyof typeof programs].push(runOnce(args, folder));
    const [node, one, hundred] = [leastOf(runs.node), leastOf(runs.one), leastOf(runs.hundred)];
    const counted = countInstructions(programs.node, folder);
    const ours = counted && countInstructions(programs.one, folder);
    return {
      'charter check of a file / node -e 0': one.wall / node.wall,
      'charter check of a file / node -e 0, processor': one.cpu / node.cpu,
      'charter check of a hundred / of one, processor': hundred.cpu / one.cpu,
      ...(counted && ours && { 'charter check of a file / node -e 0, instructions': ours / counted }),
    };
  } finally {
    rmSync(many, { recursive: true, force: true });
  }
}

/** Keeps these ratios as what later ones are held to. */
export function recordRatios(ratios: Ratios): void {
  const rounded = Object.fromEntries(Object.entries(ratios).map(([name, ratio]) => [name, Number(ratio.toFixed(3))]));
  writeFileSync(RECORDED, `${JSON.stringify(rounded, null, 2)}\n`);
}

export function recordedRatios(): Ratios {
  return existsSync(RECORDED) ? JSON.parse(readFileSync(RECORDED, 'utf8')) : {};
}

/** The ratios that are worse than the recorded ones by more than is let pass. A new one is worse than nothing. */
export function worse(ratios: Ratios, recorded: Ratios): readonly string[] {
  return Object.keys(ratios).filter((name) => {
    const before = recorded[name];
    return before !== undefined && ratios[name]! > before * (1 + TOLERANCE);
  });
}
