import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { draftName } from '../../workspace/drafts.ts';
import {
  type EntryLine,
  type FirstLine,
  type LastLine,
  LINE_END,
  MARK,
  type PlaceLine,
  type TableLine,
} from './cache-format.ts';
import type { Inputs, Seen } from './inputs.ts';
import type { Outcome, Policies } from './outcome.ts';

/** What is kept of a file: what became of it, and what that follows from. */
export interface Kept {
  readonly file: string;
  readonly outcome: Outcome;
  readonly inputs: Inputs;
}

/**
 * Puts a cache in its place in one step, so that whoever reads or writes it meanwhile has a whole one. False where
 * something else lies there.
 */
export function writeCache(path: string, key: string, all: Iterable<Kept>, policies: Policies): boolean {
  if (!mayWrite(path)) return false;
  const folder = dirname(resolve(path));
  const draft = join(folder, draftName());
  try {
    mkdirSync(folder, { recursive: true });
    const file = openSync(draft, 'wx');
    try {
      const hash = createHash('sha1');
      for (const piece of pieces(linesOf(key, all, policies))) {
        hash.update(piece);
        writeFileSync(file, piece);
      }
      const last: LastLine = { sum: hash.digest('base64url') };
      writeFileSync(file, `${JSON.stringify(last)}\n`);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch {
    // Without a cache the next run only takes longer.
    removeDraft(draft);
  }
  return true;
}

function removeDraft(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // Where nothing may be written, nothing may be looked at, either.
  }
}

const NO_BYTES = new Uint8Array();

function* linesOf(key: string, all: Iterable<Kept>, policies: Policies): Iterable<string | Uint8Array> {
  const first: FirstLine = { key };
  yield MARK + JSON.stringify(first).slice(1);
  const files: string[] = [];
  const places = placeTable();
  for (const {
    file,
    outcome: { charter: told, ...outcome },
    inputs,
  } of all) {
    const { facts, ...charter } = told ?? {};
    const entry = {
      ...inputs,
      seen: inputs.seen.map(places.numberOf),
      outcome: facts ? { ...outcome, charter: { ...charter, head: facts.head } } : outcome,
    } as EntryLine;
    files.push(file);
    yield JSON.stringify(entry);
    yield facts?.bytes ?? NO_BYTES;
  }
  yield* places.lines();
  const table: TableLine = { files, policies };
  yield JSON.stringify(table);
}

/** A file that was written a moment ago may be written again without its stamp showing it. In milliseconds. */
const A_MOMENT = 2000;

interface PlaceTable {
  numberOf(seen: Seen): number;
  lines(): Iterable<string>;
}

function placeTable(): PlaceTable {
  const all: PlaceLine[] = [];
  const numbers = new Map<string, number>();
  const young = Date.now() - A_MOMENT;
  return {
    numberOf([path, kind, stamp = '', hash = '']) {
      const sure = stamp.split(' ', 2).every((time) => Number(time) < young) ? stamp : '';
      const known = numbers.get(path);
      if (known !== undefined) {
        const [, ownKind, ownStamp = '', ownHash = ''] = all[known]!;
        if (kind === ownKind && sure === ownStamp && hash === ownHash) return known;
      }
      numbers.set(path, all.length);
      return all.push(kind === 'file' ? [path, kind, sure, hash] : [path, kind]) - 1;
    },
    *lines() {
      for (const place of all) yield JSON.stringify(place);
    },
  };
}

/** In bytes. A call for each line would take longer than what is written. */
const PIECE = 1 << 18;

function* pieces(lines: Iterable<string | Uint8Array>): Iterable<Uint8Array> {
  let piece = Buffer.allocUnsafe(PIECE);
  let length = 0;
  for (const line of lines) {
    const size = typeof line === 'string' ? Buffer.byteLength(line) : line.byteLength;
    if (length + size + 1 > piece.length) {
      yield piece.subarray(0, length);
      piece = Buffer.allocUnsafe(Math.max(PIECE, size + 1));
      length = 0;
    }
    if (typeof line === 'string') piece.write(line, length);
    else piece.set(line, length);
    length += size;
    piece[length++] = LINE_END;
  }
  yield piece.subarray(0, length);
}

/** True where there is nothing, or a cache, be it cut off or of another program. */
function mayWrite(path: string): boolean {
  let file: number | undefined;
  try {
    if (!statSync(path).isFile()) return false;
    file = openSync(path, 'r');
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
