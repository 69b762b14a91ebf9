import { type Connection, type Diagnostic, FileChangeType } from 'vscode-languageserver';
import type { Identity, People } from '../engine/index.ts';
import type { CharterEntry, PersonEntry } from '../protocol.ts';
import { isSearchedFor } from '../workspace/file-names.ts';
import { GIT_EXCLUDE, GIT_IGNORE } from '../workspace/git-rules.ts';
import { background } from './background.ts';
import { charterChanges } from './charter-changes.ts';
import { charterIndex, type KnownCharter } from './charter-index.ts';
import { type CharterSymbol, symbolsOf } from './charter-symbols.ts';
import { chartersNaming, type PageNow } from './charters-now.ts';
import { compactEntry } from './compact-entry.ts';
import type { Crashes } from './crash-log.ts';
import { follows } from './follows.ts';
import { isPolicyUri, type Judged, type OtherNames } from './judge.ts';
import { knownPeople } from './known-people.ts';
import { type Namesakes, namesakesAmong, sameNamesakes } from './namesakes.ts';
import type { View } from './open-text.ts';
import type { FilePlace, FileSource, NamedFiles, Platform, ReadAnswer, Readers, WorkspaceToRead } from './platform.ts';
import { policiesBeside } from './policies-beside.ts';
import { type CharterFacts, type CharterReading, factsOf, type Reading, type ReadOrder } from './read-charter.ts';
import { readFile } from './read-file.ts';
import type { Session } from './session.ts';
import { sharedValues } from './shared-values.ts';
import { showDiagnostics } from './show-diagnostics.ts';
import type { ShownPath } from './shown-path.ts';
import { canonicalUri, fileNameOf, isBelow, liesIn, parentOf } from './uri.ts';
import { workspaceMembers } from './workspace-members.ts';
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
  filesChanged(changes: readonly { readonly uri: string; readonly type: FileChangeType }[]): void;
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

/** So many changes are looked at without a break. */
const CHANGES_AT_ONCE = 100;

/** Whether a namesake is still there is asked of so many: a folder that is deleted is not told of file by file. */
const MOST_ASKED = 20;

/** Where each file has to be asked for, waiting for one must not keep the others. */
const WIDTH_WITHOUT_DISK = 8;

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
  let nextBatch = 0;
  let readers: Readers | undefined;
  let closed = false;

  const endReaders = (): void => {
    readers?.end();
    readers = undefined;
  };

  let reading = false;
  const readsMany = (now: boolean): void => {
    if (now !== reading) platform.readsMany?.(now);
    reading = now;
  };

  const queue = background({
    soon: platform.soon,
    busy,
    width: () => readers?.width || (platform.disk ? 1 : WIDTH_WITHOUT_DISK),
    log,
    done() {
      // What was read of `.gitignore` files is kept for one piece of work only.
      members.forget();
      share.forget();
      changes.tell(scanned);
      watchBeside([...policiesToWatch(), ...filesToWatch()]);
      if (scanned) readsMany(false);
      if (index.size < MANY_KNOWN) endReaders();
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
    const { from, start } = platform.readers ?? {};
    if (start && !closed && queue.size >= from!) readers ??= start();
  };
  const read = async (key: string, uri: string, isMember: boolean): Promise<void> => {
    if (isOpen(key)) return;
    const order = { uri, isMember, isFollowed: followed.has(key), namesakes: namesakesOf(index.get(key)) };
    const asked = members.toRead();
    const answer = await answerTo(order, asked);
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
  const answerTo = async (order: ReadOrder, asked: WorkspaceToRead): Promise<ReadAnswer> => {
    const { uri } = order;
    const source = sourceOf(uri);
    if (!source) return { reading: undefined };
    if (source === platform.disk && readers && readers.width > 0) return readers.read(order, asked);
    const scope = {
      files: members.of(source),
      folders: asked.folders,
      placeOf: (at: string) => source.place(at, folders()),
      filesFor,
      platform,
      checkPages: asked.checkPages,
    };
    return { reading: copied(await readFile(order, scope)) };
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
    if (reading.name !== undefined && !sameNamesakes(namesakesOf(charter), namesakes)) look(charter.key, charter.uri);
    setFacts(charter, reading);
  };
  const namesakesOf = (charter: KnownCharter | undefined): Namesakes | undefined => {
    const { name, place } = charter ?? {};
    if (name === undefined || name === '' || !place) return undefined;
    return namesakesAmong(name, pathsNamed(place, name));
  };

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

  function* pathsNamed(own: FilePlace, name: string): Generator<string> {
    for (const { place } of index.named(own.root, name)) if (place && place.id !== own.id) yield place.path;
  }

  /**
   * Whether this may be a folder with charters in it that nobody has told of. One that comes is not told of file by file;
   * one that went and came back at once is told of as changed, or only then as gone, and perhaps not file by file either.
   */
  const mayHaveCome = (name: string, type: FileChangeType, source: FileSource): boolean => {
    // To look at what may be a file, or gone, costs nothing on a disk, and a client one question each.
    if (source === platform.disk) return true;
    return type === FileChangeType.Changed ? !name.includes('.') : type === FileChangeType.Created;
  };
  const fileChanged = (uri: string, type: FileChangeType): void => {
    const source = sourceOf(uri);
    const path = source?.keyOf(uri);
    if (!source || path === undefined) return;
    const key = canonicalUri(uri);
    const name = fileNameOf(uri);
    const lookAtAll = (charters: Iterable<KnownCharter>): void => {
      for (const charter of [...charters]) if (!charter.open) look(charter.key, charter.uri);
    };
    lookAtAll(index.readers(path));
    if (type === FileChangeType.Deleted) lookAtAll(index.below(key));
    if ((isSearchedFor(name) || followed.has(key)) && !isOpen(key)) look(key, index.get(key)?.uri ?? uri);
    // The root of a repository is where `.git` is, and a name has to be unique below it.
    if (name === '.git' && type !== FileChangeType.Changed) lookAtAll(index.below(parentOf(key)));
    if (saysWhatIsIgnored(uri)) find(undefined, false);
    // What is installed is not searched at the start either.
    else if (mayHaveCome(name, type, source) && !/\/(?:node_modules|\.git)(?:\/|$)/.test(uri)) find(uri, true);
  };

  return {
    others(name, uri) {
      const own = canonicalUri(uri);
      const place = index.get(own)?.place ?? sourceOf(uri)?.place(uri, folders());
      if (!place || name === '') return [];
      const namesakes = [...index.named(place.root, name)].filter((other) => other.place?.id !== place.id);
      const gone = namesakes.slice(0, MOST_ASKED).filter((other) => {
        const source = sourceOf(other.uri);
        return !other.open && source !== undefined && source.exists(other.uri) === false;
      });
      for (const other of gone) look(other.key, other.uri);
      return namesakes.filter((other) => !gone.includes(other)).map((other) => other.place!.path);
    },
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
      concerns(index.setName(charter, undefined, undefined));
      setFacts(charter);
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
    filesChanged(told) {
      const left = [...told];
      const work = (): void => {
        for (const { uri, type } of left.splice(0, CHANGES_AT_ONCE)) fileChanged(uri, type);
        if (left.length > 0) again();
      };
      // Each batch by itself: what is told later must come later.
      const batch = `changes ${nextBatch++}`;
      const again = (): void => queue.add(batch, work, true);
      if (left.some(({ uri }) => saysWhatIsIgnored(uri))) members.forget();
      again();
    },
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
    close() {
      closed = true;
      endReaders();
    },
    complete: () => (scanned && queue.idle ? Promise.resolve() : new Promise<void>((resume) => waiting.push(resume))),
  };
}

/** True of a file that says what git leaves out. */
function saysWhatIsIgnored(uri: string): boolean {
  return fileNameOf(uri) === GIT_IGNORE || uri.endsWith(`/${GIT_EXCLUDE}`);
}

/** Pieces of a text would keep all of it. */
function copied<T>(plain: T | undefined): T | undefined {
  return plain === undefined ? undefined : JSON.parse(JSON.stringify(plain));
}
