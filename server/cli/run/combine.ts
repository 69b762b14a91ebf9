import { resolve } from 'node:path';
import { realPath } from '../../workspace/repository-root.ts';
import { byPath, displayPath } from '../display-path.ts';
import type { CharterResult, FileError, PolicyResult, RunResult } from '../result.ts';
import type { Outcome, Policies, Source } from './outcome.ts';
import { PackedCharter, type Shelf, textAt } from './packed-charter.ts';

/** A file with what became of it. */
export interface Judged {
  readonly source: Source;
  readonly outcome: Outcome;
  /** It counts for the others, and nothing is told of it. */
  readonly untold?: boolean | undefined;
}

export interface Parts {
  readonly today: string;
  readonly cwd: string;
  /** Sorted by path. */
  readonly judged: readonly Judged[];
  readonly policies: Policies;
  readonly errors: readonly FileError[];
}

/**
 * Puts together what was found out file by file, and adds what only shows across files. The result is the same in
 * whatever order, by whatever threads, or on whatever machines the files were read.
 */
export function combine({ today, cwd, judged: all, policies, errors }: Parts): RunResult {
  const namesakes = findNamesakes(all);
  const judged = all.filter(({ untold }) => !untold);
  const used = new Map<string, PolicyResult>();
  const charters: CharterResult[] = [];
  const shelf: Shelf = {};
  for (const { source, outcome } of judged) {
    if (!outcome.charter) continue;
    const { facts, policy } = outcome.charter;
    const { path, full, text } = source;
    // A place is a word that somebody else chose.
    const own = policy !== undefined && Object.hasOwn(policies, policy) ? policies[policy]! : [];
    for (const { place, findings } of own) {
      if (!used.has(place)) used.set(place, policyResult(displayPath(cwd, place), place, findings));
    }
    charters.push(new PackedCharter(facts, { path, full, text, others: namesakes.get(source) ?? [], shelf }));
  }
  return {
    today,
    charters,
    skipped: judged.flatMap(({ source: { path }, outcome }) =>
      outcome.skipped ? [{ path, reason: 'not-a-production-charter' as const }] : [],
    ),
    policies: [...used.values()].sort(byPath),
    errors: [
      ...errors,
      ...judged.flatMap(({ source: { path }, outcome: { error } }) =>
        error === undefined ? [] : [{ path, message: error }],
      ),
    ].sort(byPath),
    crashes: judged.flatMap(({ source: { path }, outcome }) =>
      (outcome.crashes ?? []).map((crash) => ({ path, ...crash })),
    ),
  };
}

function policyResult(path: string, place: string, findings: PolicyResult['findings']): PolicyResult {
  return {
    path,
    findings,
    get text() {
      return textAt(place);
    },
  };
}

/** The paths of the other charters of the same repository that have the same name, of each that there are any of. */
function findNamesakes(judged: readonly Judged[]): ReadonlyMap<Source, readonly string[]> {
  const byName = new Map<string, Source[]>();
  for (const { source, outcome } of judged) {
    if (!outcome.charter) continue;
    const { head } = outcome.charter.facts;
    // What cannot be read has no name that anybody could trust.
    if (head.earned === null || head.name === '') continue;
    const key = `${outcome.charter.root}\0${head.name}`;
    const known = byName.get(key);
    if (known) known.push(source);
    else byName.set(key, [source]);
  }
  const namesakes = new Map<Source, readonly string[]>();
  for (const named of byName.values()) {
    if (named.length < 2) continue;
    const real = new Map(named.map((source) => [source, whereabouts(source)]));
    for (const source of named)
      namesakes.set(
        source,
        named.filter((other) => real.get(other) !== real.get(source)).map(({ path }) => path),
      );
  }
  return namesakes;
}

/** One file may have two paths. What is not on the disk is no other file. */
function whereabouts(source: Source): string {
  if (source.real !== undefined) return source.real;
  return source.text === undefined ? (realPath(source.full) ?? resolve(source.full)) : `<${source.path}>`;
}
