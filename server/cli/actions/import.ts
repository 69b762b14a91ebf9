import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { importMaps } from '#import-maps';
import {
  type ImportedCharter,
  type ImportMap,
  type InventoryProblem,
  importRows,
  missingColumns,
  readImportMap,
  readInventory,
} from '../../engine/index.ts';
import { decodeTable } from '../../workspace/decode-table.ts';
import { failureText } from '../../workspace/failure.ts';
import { readText } from '../../workspace/read-text.ts';
import { displayPath } from '../display-path.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';
import { count } from '../reporters/words.ts';
import { say } from '../say.ts';
import { visible } from '../terminal/visible.ts';
import { type Written, writeCharters } from '../write-charters.ts';

export interface ImportOptions {
  readonly file: string;
  /** The name of a map that is built in, or the path of one. */
  readonly map: string;
  readonly out: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly dryRun: boolean;
}

/** More lines of one kind are counted, not read. */
const MOST_LINES = 20;

/**
 * Makes a charter of each row of an inventory. It never writes over a file: one that is there and says the same is left
 * as it is, and one that differs, as somebody has worked on it since, is left as well, and named.
 */
export async function importInventory(options: ImportOptions, host: Host): Promise<ExitCode> {
  const map = loadMap(options.map, host);
  const file = resolve(host.cwd, options.file);
  const shown = displayPath(host.cwd, file);
  const text = readTable(file, shown, options.encoding, host);
  if (!map || text === undefined) return EXIT.usage;
  const inventory = readInventory(text, options.delimiter);
  for (const problem of inventory.problems) say(host.stderr, problemText(shown, problem));
  const missing = inventory.header.length > 0 ? missingColumns(map.map, inventory.header) : [];
  for (const { span, message } of missing) say(host.stderr, `${placeIn(map, span.start)}: ${message}`);
  const headerProblem = inventory.problems.some(({ row }) => row === undefined);
  if (missing.length > 0 || headerProblem) return EXIT.usage;

  const { charters, unfit } = importRows(inventory, map.map, map.name);
  const out = resolve(host.cwd, options.out);
  const written = await writeCharters(out, charters, { cwd: host.cwd, dryRun: options.dryRun });
  host.stdout.write(report(written, charters, unfit, { shown, out: options.out, dryRun: options.dryRun }));
  const left = inventory.header.filter((name) => name !== '' && !usesColumn(map.map, name));
  if (left.length > 0)
    host.stdout.write(
      `${count(left.length, 'column')} of it ${left.length === 1 ? 'is' : 'are'} not in the map: ${visible(left.join(', '))}.\n`,
    );
  for (const { path, message } of written.failed) say(host.stderr, `${path} could not be written: ${message}.`);
  return inventory.problems.length + written.failed.length > 0 ? EXIT.usage : EXIT.clean;
}

interface LoadedMap {
  readonly map: ImportMap;
  /** As messages call it. */
  readonly shown: string;
  /** As charters call it: the same on every machine. */
  readonly name: string;
}

/** The map, when nothing is wrong with it; what is wrong is said. */
function loadMap(given: string, host: Host): LoadedMap | undefined {
  const builtIn = Object.hasOwn(importMaps, given) ? importMaps[given] : undefined;
  const path = resolve(host.cwd, given);
  const read = builtIn === undefined ? readText(path) : { text: builtIn };
  if ('message' in read) {
    const known = Object.keys(importMaps).join(', ');
    say(
      host.stderr,
      `The map ${given} could not be read: ${read.message}. Give a file, or one that is built in: ${known}.`,
    );
    return undefined;
  }
  const shown = builtIn === undefined ? displayPath(host.cwd, path) : given;
  const map = { map: readImportMap(read.text), shown, name: builtIn === undefined ? basename(path) : given };
  for (const { span, message } of map.map.findings) say(host.stderr, `${placeIn(map, span.start)}: ${message}`);
  return map.map.findings.length > 0 ? undefined : map;
}

function placeIn({ map, shown }: Pick<LoadedMap, 'map' | 'shown'>, offset: number): string {
  const { line, character } = map.charter.document.lines.position(offset);
  return `${shown}:${line + 1}:${character + 1}`;
}

/** The text of the inventory; undefined when it cannot be read, which is said. */
function readTable(file: string, shown: string, encoding: string | undefined, host: Host): string | undefined {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    say(host.stderr, `${shown} could not be read: ${failureText(error)}.`);
    return undefined;
  }
  const decoded = decodeTable(bytes, encoding);
  if ('text' in decoded) return decoded.text;
  const place = decoded.line === undefined ? shown : `${shown}:${decoded.line}`;
  say(host.stderr, `${place}: ${decoded.message}.`);
  return undefined;
}

function problemText(shown: string, { line, row, column, message }: InventoryProblem): string {
  const where = [row !== undefined && `row ${row}`, column !== undefined && `column "${column}"`].filter(Boolean);
  return `${shown}:${line}: ${where.length > 0 ? `${where.join(', ')}: ` : ''}${message}`;
}

function usesColumn({ columns, folder }: ImportMap, name: string): boolean {
  return [...columns, ...folder].some(({ column }) => column === name);
}

function report(
  { created, unchanged, kept, failed }: Written,
  charters: readonly ImportedCharter[],
  unfit: readonly InventoryProblem[],
  { shown, out, dryRun }: { readonly shown: string; readonly out: string; readonly dryRun: boolean },
): string {
  const clashes = charters.filter(({ name, wanted }) => name !== wanted);
  const parts: string[][] = [];
  if (dryRun) parts.push(some(created, (path) => path));
  if (clashes.length > 0)
    parts.push([
      `${count(clashes.length, 'row')} would have had the name of a row above, and got a number behind it:`,
      ...some(clashes, ({ line, wanted, name }) => `  ${shown}:${line}: ${wanted} is ${name}`),
    ]);
  if (unfit.length > 0)
    parts.push([
      `${count(unfit.length, 'value')} did not fit ${unfit.length === 1 ? 'its key, and is' : 'their keys, and are'} kept under x-not-imported:`,
      ...some(unfit, (problem) => `  ${problemText(shown, problem)}`),
    ]);
  if (kept.length > 0)
    parts.push([
      `${count(kept.length, 'file')} ${kept.length === 1 ? 'differs from its row and was' : 'differ from their rows and were'} left as ${kept.length === 1 ? 'it is' : 'they are'}. Remove what shall be imported again:`,
      ...some(kept, (path) => `  ${path}`),
    ]);
  const sums = [
    `${created.length} ${dryRun ? 'would be written' : 'written'}`,
    unchanged.length > 0 && `${unchanged.length} unchanged`,
    kept.length > 0 && `${kept.length} left as edited`,
    failed.length > 0 && `${failed.length} failed`,
  ].filter(Boolean);
  const next = created.length > 0 && !dryRun ? ` Run charter check ${out} for what they lack.` : '';
  parts.push([`${count(charters.length, 'charter')} from ${shown}: ${sums.join(', ')}.${next}`]);
  return `${parts.flat().map(visible).join('\n')}\n`;
}

function some<T>(items: readonly T[], line: (item: T) => string): string[] {
  const rest = items.length > MOST_LINES ? [`  and ${items.length - MOST_LINES} more`] : [];
  return [...items.slice(0, MOST_LINES).map(line), ...rest];
}
