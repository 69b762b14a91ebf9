import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Identity, People } from '../engine/index.ts';
import type { CharterEntry, PersonEntry } from '../protocol.ts';
import { background } from './background.ts';
import { type ChangedFile, changedFiles } from './changed-files.ts';
import { charterChanges } from './charter-changes.ts';
import { charterIndex, type KnownCharter } from './charter-index.ts';
import { type CharterSymbol, symbolsOf } from './charter-symbols.ts';
import { chartersNaming, type PageNow } from './charters-now.ts';
import { compactEntry } from './compact-entry.ts';
import type { Crashes } from './crash-log.ts';
import { follows } from './follows.ts';
import { isPolicyUri, type Judged, type OtherNames } from './judge.ts';
import { knownPeople } from './known-people.ts';
import { sameNamesakes } from './namesakes.ts';
import type { View } from './open-text.ts';
import type { FileSource, NamedFiles, Platform } from './platform.ts';
import { policiesBeside } from './policies-beside.ts';
import { type CharterFacts, type CharterReading, factsOf, type Reading, type ReadOrder } from './read-charter.ts';
import type { Session } from './session.ts';
import { sharedValues } from './shared-values.ts';
import { showDiagnostics } from './show-diagnostics.ts';
import type { ShownPath } from './shown-path.ts';
import { canonicalUri, isBelow, liesIn } from './uri.ts';
import { workspaceMembers } from './workspace-members.ts';
import { workspaceNames } from './workspace-names.ts';
import { workspaceReader } from './workspace-reader.ts';
import { workspaceSearch } from './workspace-search.ts';

/** All charters of the workspace, open or not, and the policies that they are read with. */
export interface WorkspaceCharters extends OtherNames {
  /** Reads every charter and policy of the workspace in the background. To be called again when its folders have changed. */
  scan(): void;
  /** What the editor leaves out has changed. */
  membersChanged(): void;
  opened(uri: string): void;
  /** What an open text came to, and the files that it depends on, as `NamedFiles.reads` gives them. */
  judged(uri: string, view: View<Judged>, reads: readonly string[]): void;
  /** True of a file that is a policy, by its name or because another one extends it. */
  isPolicy(uri: string): boolean;
  /** An open text no longer counts: its file is gone. */
  left(uri: string): void;
  /** From now on the file counts, where there is one. */
  closed(uri: string): void;
  filesChanged(changes: readonly ChangedFile[]): void;
  newDay(): void;
  /** Those of the workspace that are known so far, in no order. */
  entries(): Iterable<CharterEntry>;
  /** True when an owner of some charter has this name. */
  isOwner(name: string): boolean;
  /** What all charters together say of people, owners or not. */
  everybody(): People;
  /**
   * Those that name a person, as they are now, some at a time to let others run. One that cannot be read is left out;
   * `damaged` is told of its path.
   */
  pages(who: Identity, damaged?: (path: string) => void): AsyncGenerator<PageNow>;
  /** What somebody may look for, as far as its name is wanted. */
  symbols(
    wanted: (name: string) => boolean,
  ): Iterable<{ readonly uri: string; readonly path: string; readonly symbols: Iterable<CharterSymbol> }>;
  /** The owners whom these name, those with most charters first. */
  people(): readonly PersonEntry[];
  /** Resolves when every charter of the workspace has been read. */
  complete(): Promise<void>;
  /** Nothing more will be asked: threads that read are ended. */
  close(): void;
}

export interface WorkspaceChartersOptions {
  readonly connection: Connection;
  readonly platform: Platform;
  readonly session: () => Session;
  readonly sources: () => readonly FileSource[];
  readonly sourceOf: (uri: string) => FileSource | undefined;
  readonly filesFor: (uri: string) => NamedFiles;
  readonly folders: () => readonly string[];
  readonly shownPath: ShownPath;
  /** The patterns of the editor for what it does not show in a folder. */
  readonly excluded: (folder: string) => readonly string[];
  /** Open texts that are to be judged again, as another charter has come to have their name, or no longer has it. */
  readonly outdate: (uris: ReadonlySet<string>) => void;
  /** What is to be said of an open text. */
  readonly viewOf: (uri: string) => Promise<View<Judged> | undefined>;
  /** A person waits for something. */
  readonly busy: () => boolean;
  /** Files beside the workspace from now on matter, and no others. */
  readonly watchBeside: (uris: readonly string[]) => void;
  readonly logCrashes: (judged: Crashes | undefined) => void;
}

/** Where so many charters are known, the threads that read them stay: starting them would take longer than a checkout. */
const MANY_KNOWN = 1000;

export function workspaceCharters(options: WorkspaceChartersOptions): WorkspaceCharters {
  const {
    connection,
    platform,
    session,
    sources,
    sourceOf,
    filesFor,
    folders,
    shownPath,
    excluded,
    outdate,
    viewOf,
    busy,
    watchBeside,
    logCrashes,
  } = options;
  const share = sharedValues();
  const index = charterIndex(share);
  const people = knownPeople(index);
  const members = workspaceMembers({ sourceOf, folders, excluded, checkPages: () => session().options.checkPages });
  /** The policies that are read because something is read with them: searching the workspace does not find them. */
  const followed = follows<KnownCharter>();
  /** Where others may come to lie. */
  let above: readonly string[] = [];
  const isPolicy = (key: string): boolean => isPolicyUri(key) || followed.has(key);
  const changes = charterChanges(connection, () => session().options.charters === true);
  const log = (error: unknown) =>
    connection.console.error(error instanceof Error ? String(error.stack) : String(error));
  const waiting: (() => void)[] = [];
  let scanned = false;

  const reader = workspaceReader({ platform, members, sourceOf, filesFor, folders });
  let reading = false;
  const readsMany = (now: boolean): void => {
    if (now !== reading) platform.readsMany?.(now);
    reading = now;
  };

  const queue = background({
    soon: platform.soon,
    busy,
    width: () => reader.width,
    log,
    done() {
      // What was read of `.gitignore` files is kept for one piece of work only.
      members.forget();
      share.forget();
      changes.tell(scanned);
      watchBeside([...policiesToWatch(), ...filesToWatch()]);
      if (scanned) readsMany(false);
      if (index.size < MANY_KNOWN) reader.rest();
      if (scanned) for (const resume of waiting.splice(0)) resume();
    },
  });

  const policiesToWatch = (): readonly string[] =>
    [...above, ...followed.all()].filter((uri) => !liesIn(folders(), uri));
  function* filesToWatch(): Generator<string> {
    const { disk } = platform;
    // Of others the client tells nothing that is not in the workspace.
    if (!disk) return;
    for (const key of index.readBeside(foldersAsRead())) yield disk.uriOf(key);
  }
  const foldersAsRead = (): readonly string[] => folders().flatMap((folder) => sourceOf(folder)?.keyOf(folder) ?? []);

  const concerns = (others: readonly KnownCharter[]): void => {
    const open = new Set<string>();
    for (const other of others) {
      if (other.open) open.add(other.key);
      else look(other.key, other.uri);
    }
    if (open.size > 0) outdate(open);
  };
  const setFacts = (charter: KnownCharter, facts?: CharterFacts): void => {
    const before = charter.entry;
    const entry = facts && compactEntry(facts.entry, charter, share, shownPath);
    charter.said = undefined;
    charter.entry = entry;
    charter.people = (facts?.people ?? []).map(share);
    charter.places = facts?.places ?? [];
    people.changed();
    if (!charter.member) return;
    if (JSON.stringify(before?.owners) !== JSON.stringify(entry?.owners)) people.ownersChanged(charter);
    if (!entry) {
      if (before) changes.removed(before.uri);
    } else if (JSON.stringify(before) !== JSON.stringify(entry)) {
      if (before && before.uri !== entry.uri) changes.removed(before.uri);
      changes.changed(entry);
    }
    if (queue.idle) queue.add('tell', () => {});
  };
  /** What is open is not read again when the folders change. */
  const callAnew = (charter: KnownCharter): void => {
    const { entry, people, places, place } = charter;
    if (entry && place) setFacts(charter, { entry: { ...entry, path: place.path }, people, places });
  };
  const show = (file: KnownCharter, diagnostics: readonly Diagnostic[]) =>
    showDiagnostics(connection, file, diagnostics);
  const forget = (charter: KnownCharter): void => {
    if (charter.open) return;
    void show(charter, []);
    forgetFacts(charter);
    index.remove(charter);
    follow(charter, []);
  };
  const forgetFacts = (charter: KnownCharter): void => {
    setFacts(charter);
    concerns(index.setName(charter, undefined, undefined));
  };
  const follow = (charter: KnownCharter, policies: readonly string[]): void => {
    for (const key of followed.set(charter, policies)) {
      const left = index.get(key);
      if (left && !left.open) look(key, left.uri);
    }
    lookAtUnknown(policies);
  };
  const lookAtUnknown = (policies: Iterable<string>): void => {
    for (const uri of policies) {
      const key = canonicalUri(uri);
      if (!index.get(key)) look(key, uri);
    }
  };
  const isOpen = (key: string): boolean => index.get(key)?.open === true;

  /** Reads a file anew when there is time. `member` where it is known to belong to the workspace. */
  const look = (key: string, uri: string, { member = false, first = false } = {}): void => {
    // What is wrong in a policy concerns all charters under it.
    queue.add(key, () => read(key, uri, member), first || isPolicy(key));
    reader.waiting(queue.size);
  };
  const read = async (key: string, uri: string, isMember: boolean): Promise<void> => {
    if (isOpen(key)) return;
    const order = { uri, isMember, isFollowed: followed.has(key), namesakes: names.namesakesOf(index.get(key)) };
    const asked = members.toRead();
    const answer = await reader.read(order, asked);
    if (isOpen(key)) return;
    // What belongs to the workspace has changed meanwhile.
    if (answer === 'again' || asked !== members.toRead()) return look(key, uri);
    if ('failed' in answer) log(answer.failed);
    if ('reading' in answer && answer.reading) await take(key, order, answer.reading);
    else {
      const known = index.get(key);
      if (known) forget(known);
    }
  };
  const take = async (key: string, order: ReadOrder, reading: Reading | CharterReading): Promise<void> => {
    const file = index.ensure(key, order.uri);
    index.setReads(file, reading.reads);
    follow(file, reading.follows);
    if ('entry' in reading) takeCharter(file, order, reading);
    else if (file.entry) forgetFacts(file);
    await show(file, reading.diagnostics);
  };
  const takeCharter = (charter: KnownCharter, { namesakes }: ReadOrder, reading: CharterReading): void => {
    logCrashes(reading);
    // One that did not belong to the workspace is told of as new.
    if (!charter.member) charter.entry = undefined;
    charter.member = true;
    charter.day = share(reading.day);
    charter.timeZone = share(reading.timeZone);
    const place = { ...reading.place, root: share(reading.place.root) };
    concerns(index.setName(charter, reading.name ?? charter.name, place));
    // It was judged by the name that it had before.
    if (reading.name !== undefined && !sameNamesakes(names.namesakesOf(charter), namesakes))
      look(charter.key, charter.uri);
    setFacts(charter, reading);
  };
  const names = workspaceNames({ index, sourceOf, folders, look });
  const search = workspaceSearch({ queue, sources, members });
  /** Looks for charters, by default everywhere; what is then not found is gone. */
  const find = (folder: string | undefined, afresh: boolean): void => {
    const seen = new Set<string>();
    search(folder, {
      found(uri) {
        const key = canonicalUri(uri);
        seen.add(key);
        const known = index.get(key);
        if (known?.open) noteMember(known);
        else if (afresh || !known) look(key, known?.uri ?? uri, { member: true });
      },
      ended() {
        if (folder !== undefined) return;
        // One that has come meanwhile, in a folder that had been searched, is not found either, and is there.
        for (const charter of [...index.all()])
          if (!seen.has(charter.key)) charter.open ? noteMember(charter) : look(charter.key, charter.uri);
        // One that was left out may not be any more.
        lookAtUnknown(followed.all());
        scanned = true;
      },
    });
  };
  /** Whether an open text belongs to the workspace is asked beside: it is shown in any case. */
  const noteMember = (charter: KnownCharter): void =>
    queue.add(`member ${charter.key}`, async () => {
      const source = sourceOf(charter.uri);
      const member = source !== undefined && (await members.of(source).has(charter.uri));
      if (member === charter.member) return;
      charter.member = member;
      people.ownersChanged(charter);
      if (!charter.entry) return;
      if (member) changes.changed(charter.entry);
      else changes.removed(charter.entry.uri);
    });

  const readsBeside = (reads: readonly string[]): readonly string[] => {
    const inside = foldersAsRead();
    return reads.filter((path) => !inside.some((folder) => isBelow(folder, path)));
  };

  function* entries(): Generator<CharterEntry> {
    for (const { member, entry } of index.all()) if (member && entry) yield entry;
  }

  const filesChanged = changedFiles({
    queue,
    index,
    platform,
    sourceOf,
    isFollowed: (key) => followed.has(key),
    look,
    find,
    forgetMembers: members.forget,
  });

  return {
    others: names.others,
    scan() {
      readsMany(true);
      for (const charter of index.all()) if (charter.open) callAnew(charter);
      members.forget();
      queue.add('above', () => {
        above = folders().flatMap((folder) => sourceOf(folder)?.rulesAbove(folder) ?? []);
      });
      find(undefined, true);
    },
    membersChanged() {
      members.forget();
      find(undefined, false);
    },
    opened(uri) {
      if (!sourceOf(uri)?.place(uri, folders())) return;
      const key = canonicalUri(uri);
      const charter = index.ensure(key, uri);
      queue.drop(key);
      if (charter.uri !== uri) {
        void show(charter, []);
        charter.uri = uri;
      }
      charter.open = true;
      index.setReads(charter, []);
      noteMember(charter);
    },
    isPolicy: (uri) => isPolicy(canonicalUri(uri)),
    judged(uri, { judged: { foreign, charter: page, policyFiles }, standing, findings }, reads) {
      const charter = index.get(canonicalUri(uri));
      const place = sourceOf(uri)?.place(uri, folders());
      const { evaluation } = standing;
      if (!charter?.open || !place) return;
      follow(charter, foreign ? [] : policiesBeside(uri, policyFiles, folders()));
      const beside = foreign ? [] : readsBeside(reads);
      if (index.setReads(charter, beside) && queue.idle) queue.add('tell', () => {});
      if (!evaluation) return;
      const sound = page.document.problems.length === 0;
      // What cannot be read keeps its name, and lies where it lies.
      const name = foreign ? undefined : sound ? evaluation.name : charter.name;
      concerns(index.setName(charter, name, place));
      if (foreign) return setFacts(charter);
      const said = JSON.stringify(factsOf(uri, place.path, evaluation, findings));
      // Most keys change nothing of what others see.
      if (said === charter.said) return;
      setFacts(charter, JSON.parse(said));
      charter.said = said;
    },
    left(uri) {
      const charter = index.get(canonicalUri(uri));
      if (!charter) return;
      forgetFacts(charter);
      follow(charter, []);
    },
    closed(uri) {
      const key = canonicalUri(uri);
      const charter = index.get(key);
      if (!charter) return void connection.sendDiagnostics({ uri, diagnostics: [] });
      charter.open = false;
      // Nothing is known of what is shown, but that it is not this.
      charter.shown = -1;
      look(key, uri, { first: true });
    },
    filesChanged,
    newDay() {
      const days = new Map<string | undefined, string>();
      for (const charter of index.all()) {
        // A policy has no day.
        if (charter.open || !charter.entry) continue;
        const { timeZone } = charter;
        const day = days.get(timeZone) ?? platform.today(timeZone);
        days.set(timeZone, day);
        if (day !== charter.day) look(charter.key, charter.uri, { member: charter.member });
      }
    },
    entries,
    isOwner: people.isOwner,
    everybody: people.everybody,
    pages: (who, damaged) =>
      chartersNaming(who, damaged, { index, members, sourceOf, filesFor, viewOf, soon: platform.soon }),
    *symbols(wanted) {
      for (const { member, entry, places } of index.all())
        if (member && entry) yield { uri: entry.uri, path: entry.path, symbols: symbolsOf(entry, places, wanted) };
    },
    people: people.owners,
    close: reader.close,
    complete: () => (scanned && queue.idle ? Promise.resolve() : new Promise<void>((resume) => waiting.push(resume))),
  };
}
