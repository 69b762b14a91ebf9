import type { Diagnostic } from 'vscode-languageserver';
import { type Evaluation, type Finding, indexLines, mentionsIn, type Person } from '../engine/index.ts';
import type { CharterEntry } from '../protocol.ts';
import { placesIn } from './charter-symbols.ts';
import { toDiagnostic } from './convert.ts';
import { charterJudge, onceSettled } from './judge.ts';
import { type Namesakes, pathsOf } from './namesakes.ts';
import type { CharterFiles, FilePlace, NamedFiles, Platform } from './platform.ts';
import { policiesBeside } from './policies-beside.ts';
import { toCharterEntry } from './reports.ts';

/** A charter or a policy that is to be read, in plain values: it may go to another thread. */
export interface ReadOrder {
  readonly uri: string;
  /** It is known to belong to the workspace. */
  readonly isMember: boolean;
  /** It is known to be a policy, whatever its name: something is read with it. */
  readonly isFollowed: boolean;
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

/** What a file that is not open comes to, in plain values. */
export interface Reading {
  readonly diagnostics: readonly Diagnostic[];
  /** The files that all this depends on. */
  readonly reads: readonly string[];
  /** The URIs of policies that it is read with, as `policiesBeside` gives them. */
  readonly follows: readonly string[];
}

/** What a charter comes to. */
export interface CharterReading extends Reading, CharterFacts {
  readonly place: FilePlace;
  /** Undefined where its text is damaged, and nobody could trust it. */
  readonly name: string | undefined;
  /** The day for which it was evaluated, and where that day is. */
  readonly day: string;
  readonly timeZone: string | undefined;
  readonly crashes: readonly { readonly check: string; readonly error: string }[];
}

/** Where a charter or a policy is read. */
export interface ReadScope {
  readonly files: CharterFiles;
  /** Those of the workspace. */
  readonly folders: readonly string[];
  placeOf(uri: string): FilePlace | undefined;
  filesFor(uri: string): NamedFiles;
  readonly platform: Pick<Platform, 'today'>;
  /** The client's, as it gave it. */
  readonly checkPages: unknown;
}

/** Longer ones are read when they are opened: reading one could not be interrupted, and somebody may be typing. */
const MOST_LETTERS = 60_000;

/** What other tools call a charter is left alone, however long it is. */
const OURS = /^["']?apiVersion["']?:[ \t]+["']?charter\//m;

const TOO_LONG = {
  check: 'one-page',
  severity: 'information',
  message:
    'This charter has more than 60,000 characters, so it is checked only while it is open. A charter is a page: move what is longer into files beside it, and name them here.',
} as const;

const UNREAD = { check: 'yaml-syntax', severity: 'error' } as const;

/** Reads a charter; undefined where there is none that counts. */
export async function readCharter(
  { uri, isMember, namesakes }: ReadOrder,
  { files, folders, placeOf, filesFor, platform, checkPages }: ReadScope,
): Promise<CharterReading | Reading | undefined> {
  const place = placeOf(uri);
  if (!place || (!isMember && !(await files.has(uri)))) return undefined;
  const read = await files.read(uri);
  if (!read) return undefined;
  const unread = (finding: Pick<Finding, 'check' | 'severity' | 'message'>): Reading => ({
    diagnostics: [toDiagnostic(indexLines(''), { ...finding, span: { start: 0, end: 0 } }, checkPages)],
    reads: [],
    follows: [],
  });
  if ('message' in read) return unread({ ...UNREAD, message: `The charter could not be read: ${read.message}.` });
  const { text } = read;
  if (text.length > MOST_LETTERS) return OURS.test(text) ? unread(TOO_LONG) : undefined;
  const named = filesFor(uri);
  const others = (name: string) => (name === namesakes?.name ? pathsOf(namesakes) : []);
  const judge = charterJudge(uri, named, platform, { others });
  const { evaluation, foreign, charter, findings, policyFiles } = await onceSettled(named, () => judge(text));
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
    follows: policiesBeside(uri, policyFiles, folders),
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
