import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
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

/** What a cache holds. An entry and a place are read when they are asked for, and not kept. */
export interface Held {
  /** The files that were evaluated. */
  readonly files: Iterable<string>;
  readonly policies: Policies;
  entry(file: string): HeldEntry | undefined;
  place(number: number): Seen;
}

/** An entry, in which the places that were seen are numbers. */
export interface HeldEntry extends Omit<Inputs, 'seen'> {
  readonly seen: readonly number[];
  readonly outcome: Outcome;
}

const NOTHING: Held = {
  files: [],
  policies: {},
  entry: () => undefined,
  place: (number) => {
    throw new RangeError(`There is no place ${number}.`);
  },
};

/** Reads a cache; an empty one where there is none that is whole and has this key. */
export function readCache(path: string, key: string): Held {
  try {
    // A pipe would never end.
    if (!statSync(path).isFile()) return NOTHING;
    const bytes = readFileSync(path);
    const lines = linesIn(bytes);
    const first = lines.text(0);
    if (!first.startsWith(MARK) || (JSON.parse(first) as FirstLine).key !== key) return NOTHING;
    const { sum } = lines.json(lines.count - 1) as LastLine;
    const summed = bytes.subarray(0, lines.start(lines.count - 1));
    return sum === createHash('sha1').update(summed).digest('base64url') ? held(lines) : NOTHING;
  } catch {
    return NOTHING;
  }
}

function held(lines: Lines): Held {
  const { files, policies } = lines.json(lines.count - 2) as TableLine;
  const numbers = new Map(files.map((file, index) => [file, index]));
  const firstPlace = 1 + 2 * files.length;
  return {
    files,
    policies,
    entry(file) {
      const number = numbers.get(file);
      if (number === undefined) return undefined;
      const { outcome, ...inputs } = lines.json(1 + 2 * number) as EntryLine;
      if (!outcome.charter) return { ...inputs, outcome: outcome as Outcome };
      const { head, ...charter } = outcome.charter;
      const facts = { head, bytes: lines.bytes(2 + 2 * number) };
      return { ...inputs, outcome: { ...outcome, charter: { ...charter, facts } } };
    },
    place: (number) => lines.json(firstPlace + number) as PlaceLine,
  };
}

interface Lines {
  readonly count: number;
  /** The place of its first byte. */
  start(line: number): number;
  /** Without its end, and not copied. */
  bytes(line: number): Uint8Array;
  text(line: number): string;
  json(line: number): unknown;
}

function linesIn(all: Buffer): Lines {
  const starts = [0];
  for (let end = all.indexOf(LINE_END); end >= 0; end = all.indexOf(LINE_END, end + 1)) starts.push(end + 1);
  const bytes = (line: number) => all.subarray(starts[line], starts[line + 1]! - 1);
  const text = (line: number) => bytes(line).toString();
  return {
    // What stands behind the last line end is no line.
    count: starts.length - 1,
    start: (line) => starts[line]!,
    bytes,
    text,
    json: (line) => JSON.parse(text(line)),
  };
}
