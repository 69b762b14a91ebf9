/**
 * Measures what a person waits for: beside the least that is possible, and beside the tools of others on the same machine
 * in the same run. Figures depend on the machine, ratios far less.
 *
 * Usage: npm run bench [-- MODE]
 *   (none)      everything, with few rounds: about a minute once the peers are installed
 *   --full      with many rounds and up to ten thousand charters: the better part of an hour
 *   --check     only what may not become worse, against test/bench/recorded.json; fails where it is by a fifth
 *   --record    the same, and keeps it as what later runs are held to
 *   --markdown  prints the last figures as the table of the README, and measures nothing
 *   --alone     without the tools of others
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../.scripts/setup.mjs';
import { cli, type FolderFigures, measureFolders } from './command-lines.ts';
import { type EngineFigures, type GrowthFigures, measureEngine, measureGrowth } from './engine-cost.ts';
import { measureRatios, type Ratios, recordedRatios, recordRatios, worse } from './guard.ts';
import { installPeers } from './install.ts';
import { measureProgram, type ProgramFigures } from './measure-program.ts';
import { measureServer, type ServerFigures } from './measure-server.ts';
import { longPage } from './pages.ts';
import { charterPage, layOut, peerServers, type ServerToMeasure, yamlServer } from './servers.ts';
import { bundled, ownSizes, packedSize, peerSizes, type Size } from './sizes.ts';
import { printFigures, printRatios, toMarkdown } from './tables.ts';
import { measureWorkspace, type WorkspaceFigures } from './workspace.ts';

/** Everything that a run has measured. */
export interface Figures {
  readonly machine: string;
  readonly mode: 'quick' | 'full';
  readonly engine: EngineFigures;
  readonly growth: GrowthFigures;
  /** Ours first, then the bare one, then those of others. */
  readonly servers: readonly ServerFigures[];
  /** From a change to its diagnostics where the page is so long, by server: in ms. */
  readonly longPages: readonly {
    readonly pages: number;
    readonly lines: number;
    readonly p50: Readonly<Record<string, number>>;
  }[];
  readonly node: ProgramFigures;
  readonly checkOne: ProgramFigures;
  readonly folders: readonly FolderFigures[];
  readonly sizes: Readonly<Record<string, Size | undefined>>;
  /** Bytes of the packed extension, where there is one. */
  readonly extension: number | undefined;
  readonly workspace: WorkspaceFigures;
}

const flag = { type: 'boolean', default: false } as const;
const { values: modes } = parseArgs({
  options: { full: flag, check: flag, record: flag, markdown: flag, alone: flag },
});
const results = join(root, 'dist', 'bench.json');
const log = (words: string) => console.error(`… ${words}`);

if (modes.markdown) console.log(toMarkdown(readFigures()));
else if (modes.check || modes.record) await guard();
else {
  const figures = await measureAll(modes.full);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(results, `${JSON.stringify(figures, null, 2)}\n`);
  printFigures(figures);
  console.log(`\nAll figures are in dist/bench.json; npm run bench -- --markdown prints them for the README.`);
}

async function guard(): Promise<void> {
  const first = await measureRatios(log);
  const recorded = recordedRatios();
  let ratios = first;
  // What only other work on the machine has slowed down does not come again.
  if (modes.check && worse(first, recorded).length > 0) ratios = lesser(first, await measureRatios(log));
  if (modes.record) recordRatios(ratios);
  const failed = modes.check ? worse(ratios, recorded) : [];
  printRatios(ratios, recorded, failed);
  console.log(
    modes.record
      ? 'These are what later runs are held to.'
      : failed.length === 0
        ? 'Nothing is worse by more than a fifth.'
        : `Worse by more than a fifth: ${failed.join('; ')}. Where that is meant, say why, and keep it with npm run bench -- --record.`,
  );
  if (failed.length > 0) process.exitCode = 1;
}

function lesser(one: Ratios, other: Ratios): Ratios {
  return Object.fromEntries(
    Object.entries(one).map(([name, ratio]) => [name, Math.min(ratio, other[name] ?? Number.POSITIVE_INFINITY)]),
  );
}

async function measureAll(full: boolean): Promise<Figures> {
  const missing = modes.alone ? 'It was asked for without the tools of others.' : installPeers();
  if (missing) console.error(missing);
  const peers = missing === undefined;
  const folder = mkdtempSync(join(tmpdir(), 'charter-bench-'));
  try {
    log('the engine');
    const engine = measureEngine(full ? 2000 : 400);
    const growth = measureGrowth(full ? [1, 10, 100, 1000] : [1, 10, 100]);
    const { ours, bare } = await layOut(folder);
    const servers: ServerFigures[] = [];
    for (const server of [ours, bare, ...(peers ? peerServers(join(folder, 'peers')) : [])]) {
      log(server.name);
      try {
        servers.push(await measureServer(server, roundsFor(server, full)));
      } catch (error) {
        if (server === ours || server === bare) throw error;
        console.error(`${server.name} could not be measured: ${error instanceof Error ? error.message : error}`);
      }
    }
    log('long pages');
    const longPages = await measureLongPages(join(folder, 'long'), full ? [1, 10, 100] : [10], peers);
    log('the command line');
    const folders = measureFolders(
      [
        { charters: 1, times: full ? 9 : 3 },
        { charters: 100, times: full ? 5 : 1 },
        ...(full
          ? [
              { charters: 1000, times: 3 },
              { charters: 10_000, times: 1 },
            ]
          : []),
      ],
      peers,
      log,
    );
    const node = measureProgram(['-e', '0'], folder, full ? 15 : 7);
    const checkOne = measureProgram([cli, 'check', '--today', '2026-11-23', 'charter.yaml'], folder, full ? 15 : 7);
    const sizes = {
      charter: ownSizes()['server.js'],
      bare: await bundled(join(folder, 'bare-server.cjs')),
      ...(peers ? await peerSizes() : {}),
      ...Object.fromEntries(Object.entries(ownSizes()).filter(([file]) => file !== 'server.js')),
    };
    log('a workspace of many charters');
    const workspace = await measureWorkspace(full ? 10_000 : 300, full ? 500 : 30);
    return {
      machine: `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.version}`,
      mode: full ? 'full' : 'quick',
      engine,
      growth,
      servers,
      longPages,
      node,
      checkOne,
      folders,
      sizes,
      extension: packedSize(),
      workspace,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function roundsFor({ slow = false }: ServerToMeasure, full: boolean) {
  if (full) return { starts: 7, edits: slow ? 300 : 10_000, questions: 200, budget: 300_000 };
  return { starts: slow ? 1 : 3, edits: slow ? 5 : 300, questions: slow ? 10 : 50, budget: 6_000 };
}

/** What a key takes in pages that have grown, ours and where the same page can be read. */
async function measureLongPages(
  folder: string,
  pages: readonly number[],
  peers: boolean,
): Promise<Figures['longPages']> {
  const measured: Figures['longPages'][number][] = [];
  for (const number of pages) {
    const document = charterPage(folder, longPage(number));
    const both = [
      { name: 'charter', program: join(root, 'dist/server.js'), document },
      ...(peers ? [yamlServer({ ...document, languageId: 'yaml' })] : []),
    ];
    const p50: Record<string, number> = {};
    for (const server of both) {
      const edits = number >= 100 ? 5 : 10;
      p50[server.name] = (await measureServer(server, { starts: 0, edits, questions: 1, budget: 60_000 })).change.p50;
    }
    measured.push({ pages: number, lines: document.text.split('\n').length - 1, p50 });
  }
  return measured;
}

function readFigures(): Figures {
  try {
    return JSON.parse(readFileSync(results, 'utf8'));
  } catch {
    console.error('There are no figures yet. Run npm run bench, or npm run bench -- --full, first.');
    process.exit(2);
  }
}
