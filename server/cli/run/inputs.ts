import { createHash } from 'node:crypto';
import type { FileFact } from '../../engine/index.ts';
import { type Look, type OnRead, stampOf } from '../../workspace/node-files.ts';
import { statsOf } from '../../workspace/stats-of.ts';

/** What an outcome follows from, beside the program and its options. */
export interface Inputs {
  /** The folder that the charter's paths must not leave. */
  readonly root: string;
  /** The time zone that its policy names, and the day there. */
  readonly timeZone: string | undefined;
  readonly day: string;
  /** Every place that was looked at, that of the charter first. */
  readonly seen: readonly Seen[];
}

/** What was seen at a place; of a file, its stamp, and the hash of what was read. */
export type Seen = readonly [path: string, kind: Look['kind'], stamp?: string, hash?: string];

/** Collects what one evaluation looks at. */
export interface Trace {
  readonly onRead: OnRead;
  readonly seen: readonly Seen[];
}

/** Begins a trace with the charter itself, before it is read: what changes later has another stamp. */
export function traceOf(full: string): Trace & { own(text: string): void } {
  const stats = statsOf(full);
  const seen: Seen[] = [];
  const paths = new Set<string>();
  return {
    seen,
    own: (text) => void seen.unshift([full, 'file', stats ? stampOf(stats) : '', hashOf(text)]),
    onRead(path, fact, { kind, stamp }) {
      if (paths.has(path)) return;
      paths.add(path);
      // A file that is there and cannot be read is nothing to count on.
      if (kind === 'file' && fact.kind === 'text') seen.push([path, kind, stamp, hashOfFact(fact)]);
      else seen.push([path, fact.kind === 'text' || fact.kind === 'pending' ? 'unreadable' : fact.kind]);
    },
  };
}

/** Tells two texts apart. */
export function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64url');
}

const hashes = new WeakMap<FileFact, string>();

function hashOfFact(fact: Extract<FileFact, { kind: 'text' }>): string {
  const known = hashes.get(fact);
  if (known !== undefined) return known;
  const hash = hashOf(fact.text);
  hashes.set(fact, hash);
  return hash;
}
