import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { draftName } from '../../workspace/drafts.ts';
import type { CharterHead } from '../result.ts';
import type { Inputs, Seen } from './inputs.ts';
import type { CharterOutcome, Outcome, Policies } from './outcome.ts';

/** What a cache holds. */
export interface Held {
  readonly places: readonly Seen[];
  readonly entries: ReadonlyMap<string, HeldEntry>;
  readonly policies: Policies;
}

/** An entry, in which the places that were seen are numbers of the table. */
export interface HeldEntry extends Omit<Inputs, 'seen'> {
  readonly seen: readonly number[];
  readonly outcome: Outcome;
}

/** Begins each cache, so that no other file is ever written over. */
const MARK = '{"charterCache":1,';

/** The first line. */
interface First {
  /** The program and the options that matter. */
  readonly key: string;
  /** The hash of all that follows: what was damaged, or changed by somebody else, is not counted on. */
  readonly sum: string;
}

/** The second line. What is told of each charter follows, as it is, a line each. */
interface Table extends Omit<Held, 'entries'> {
  readonly entries: readonly (readonly [full: string, entry: TableEntry])[];
}

interface TableEntry extends Omit<HeldEntry, 'outcome'> {
  readonly outcome: Omit<Outcome, 'charter'> & {
    /** With the number of bytes of its line. */
    readonly charter?: Omit<CharterOutcome, 'facts'> & { readonly head: CharterHead; readonly size: number };
  };
}

const LINE_END = 10;

/** Reads a cache; undefined where there is none that is whole and has this key. */
export function readCacheFile(place: string, key: string): Held | undefined {
  try {
    const all = readFileSync(place);
    const end = all.indexOf(LINE_END);
    const first = all.toString('utf8', 0, end);
    if (!first.startsWith(MARK)) return undefined;
    const { key: own, sum } = JSON.parse(first) as First;
    const rest = all.subarray(end + 1);
    return own === key && sum === createHash('sha1').update(rest).digest('base64url') ? readRest(rest) : undefined;
  } catch {
    return undefined;
  }
}

function readRest(bytes: Buffer): Held {
  let at = bytes.indexOf(LINE_END) + 1;
  const { entries, ...held } = JSON.parse(bytes.toString('utf8', 0, at)) as Table;
  const all = entries.map(([full, { outcome, ...inputs }]): [string, HeldEntry] => {
    if (!outcome.charter) return [full, { ...inputs, outcome: outcome as Outcome }];
    const { head, size, ...charter } = outcome.charter;
    const facts = { head, bytes: bytes.subarray(at, at + size) };
    at += size + 1;
    return [full, { ...inputs, outcome: { ...outcome, charter: { ...charter, facts } } }];
  });
  return { ...held, entries: new Map(all) };
}

/**
 * Puts a cache in its place in one step, so that whoever reads or writes it meanwhile has a whole one. False where
 * something else lies there.
 */
export function writeCacheFile(place: string, key: string, held: Held): boolean {
  if (!mayWrite(place)) return false;
  const folder = dirname(resolve(place));
  const draft = join(folder, draftName());
  try {
    mkdirSync(folder, { recursive: true });
    const lines = linesOf(held);
    const hash = createHash('sha1');
    for (const line of lines) hash.update(line);
    const first = `${MARK}${JSON.stringify({ key, sum: hash.digest('base64url') } satisfies First).slice(1)}\n`;
    const file = openSync(draft, 'wx');
    try {
      for (const piece of pieces([Buffer.from(first), ...lines])) writeFileSync(file, piece);
    } finally {
      closeSync(file);
    }
    renameSync(draft, place);
  } catch {
    // Without a cache the next run only takes longer.
    rmSync(draft, { force: true });
  }
  return true;
}

function linesOf({ entries, ...held }: Held): Uint8Array[] {
  const lines: Uint8Array[] = [];
  const lineEnd = Uint8Array.of(LINE_END);
  const table: Table = {
    ...held,
    entries: [...entries].map(([full, { outcome, ...inputs }]) => {
      if (!outcome.charter) return [full, { ...inputs, outcome: outcome as TableEntry['outcome'] }] as const;
      const { facts, ...charter } = outcome.charter;
      lines.push(facts.bytes, lineEnd);
      const own = { ...charter, head: facts.head, size: facts.bytes.byteLength };
      return [full, { ...inputs, outcome: { ...outcome, charter: own } }] as const;
    }),
  };
  return [Buffer.from(`${JSON.stringify(table)}\n`), ...lines];
}

/** Several lines at once: a call for each would take longer than what is written. */
function* pieces(lines: readonly Uint8Array[]): Iterable<Uint8Array> {
  for (let at = 0; at < lines.length; at += 500) yield Buffer.concat(lines.slice(at, at + 500));
}

/** True where there is nothing, or a cache, be it cut off. */
function mayWrite(place: string): boolean {
  let file: number | undefined;
  try {
    file = openSync(place, 'r');
    const start = Buffer.alloc(MARK.length);
    const length = readSync(file, start);
    return MARK.startsWith(start.toString('utf8', 0, length));
  } catch {
    // It is not there, or will not be written either.
    return true;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
