import type { Diagnostic } from 'vscode-languageserver';
import { type Evaluation, type Finding, mentionsIn, type Person } from '../engine/index.ts';
import type { CharterEntry } from '../protocol.ts';
import { placesIn } from './charter-symbols.ts';
import { toDiagnostic } from './convert.ts';
import { charterJudge, type Judged } from './judge.ts';
import { type Namesakes, pathsOf } from './namesakes.ts';
import type { CharterFiles, FilePlace, NamedFiles, Platform } from './platform.ts';
import { toCharterEntry } from './reports.ts';

/** A charter that is to be read, in plain values: it may go to another thread. */
export interface ReadOrder {
  readonly uri: string;
  /** It is known to belong to the workspace. */
  readonly isMember: boolean;
  /** Who has the name that it is known by. */
  readonly namesakes: Namesakes | undefined;
}

/** What others see of a charter. */
export interface CharterFacts {
  readonly entry: CharterEntry;
  /** Everybody whom it names, owner or not. */
  readonly people: readonly Person[];
  /** Where its name and its owners stand: four numbers each, as `placesIn` gives them. */
  readonly places: readonly number[];
}

/** What a charter that is not open comes to, in plain values. */
export interface CharterReading extends CharterFacts {
  readonly place: FilePlace;
  /** Undefined where its text is damaged, and nobody could trust it. */
  readonly name: string | undefined;
  /** The day for which it was evaluated, and where that day is. */
  readonly day: string;
  readonly timeZone: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The files that all this depends on. */
  readonly reads: readonly string[];
  readonly crashes: readonly { readonly check: string; readonly error: string }[];
}

/** Where a charter is read. */
export interface ReadScope {
  readonly files: CharterFiles;
  placeOf(uri: string): FilePlace | undefined;
  filesFor(uri: string): NamedFiles;
  readonly platform: Pick<Platform, 'today'>;
  /** The client's, as it gave it. */
  readonly checkPages: unknown;
}

/** Longer ones are read when they are opened: reading one could not be interrupted, and somebody may be typing. */
const MOST_LETTERS = 60_000;

/** Reads a charter; undefined where there is none that counts. */
export async function readCharter(
  { uri, isMember, namesakes }: ReadOrder,
  { files, placeOf, filesFor, platform, checkPages }: ReadScope,
): Promise<CharterReading | undefined> {
  const place = placeOf(uri);
  if (!place || (!isMember && !(await files.has(uri)))) return undefined;
  const text = await files.read(uri);
  if (text === undefined || text.length > MOST_LETTERS) return undefined;
  const named = filesFor(uri);
  const others = (name: string) => (name === namesakes?.name ? pathsOf(namesakes) : []);
  const judge = charterJudge(uri, named, platform, { others });
  let judged: Judged;
  for (;;) {
    named.begin();
    judged = judge(text);
    if (!judged.pending) break;
    await named.settled();
  }
  const { evaluation, foreign, charter, findings } = judged;
  if (foreign || !evaluation) return undefined;
  const { lines, problems } = charter.document;
  return {
    ...factsOf(uri, place.path, evaluation, findings),
    place,
    name: problems.length === 0 ? evaluation.name : undefined,
    day: evaluation.today,
    timeZone: evaluation.policy.timeZone,
    diagnostics: findings.map((finding) => toDiagnostic(lines, finding, checkPages)),
    reads: named.reads(),
    crashes: evaluation.crashes.map(({ check, error }) => ({ check, error: errorText(error) })),
  };
}

/** What others see of a charter that has been judged. `findings` are those that are shown. */
export function factsOf(
  uri: string,
  path: string,
  evaluation: Evaluation,
  findings: readonly Pick<Finding, 'severity'>[],
): CharterFacts {
  const { charter } = evaluation;
  const entry = toCharterEntry(uri, path, evaluation, findings);
  return { entry, people: mentionsIn(charter).map(bare), places: placesIn(charter, entry) };
}

function bare({ name, contact }: Person): Person {
  return { name, contact };
}

function errorText(error: unknown): string {
  return String(error instanceof Error ? error.stack : error);
}
