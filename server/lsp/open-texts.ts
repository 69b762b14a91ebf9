import { type Connection, FileChangeType, TextDocumentSaveReason } from 'vscode-languageserver';
import { STATUS } from '../protocol.ts';
import { toDiagnostic } from './convert.ts';
import type { Crashes } from './crash-log.ts';
import { charterJudge, type Judged, policyJudge } from './judge.ts';
import { type Opened, type OpenText, openText, type View } from './open-text.ts';
import { isObject, isRange } from './params.ts';
import type { NamedFiles, Platform } from './platform.ts';
import { toStatus } from './reports.ts';
import type { Session } from './session.ts';
import { canonicalUri, fileNameOf, liesIn, parentOf } from './uri.ts';
import type { WorkspaceCharters } from './workspace-charters.ts';

/** The texts that are open in the client. */
export interface OpenTexts {
  /** What is to be said of a text once its files are there; undefined when it is not open, or not ours. */
  view(uri: string): Promise<View<Judged> | undefined>;
  /** What another text would come to in the place of one that is open, with the same files and policy. */
  judgeInstead(uri: string, text: string): Judged | undefined;
  /** The files as an open text sees them. */
  files(uri: string): NamedFiles | undefined;
  /** A file or a folder has changed. */
  fileChanged(uri: string, type: FileChangeType): void;
  /** These are to be judged again, by their canonical URIs. */
  outdate(uris: ReadonlySet<string>): void;
  /** Something is still to be shown. */
  readonly busy: boolean;
  newDay(): void;
  /** The folders of the workspace are others: what lies in which repository is found out anew. */
  foldersChanged(): void;
}

export interface OpenTextsOptions {
  readonly connection: Connection;
  readonly platform: Platform;
  readonly charters: WorkspaceCharters;
  readonly filesFor: (uri: string) => NamedFiles;
  /** True of a file that is known to be there. */
  readonly exists: (uri: string) => boolean;
  /** Something happened to a file: what was read from it is forgotten. */
  readonly forget: (uri: string) => void;
  readonly session: () => Session;
  readonly logCrashes: (judged: Crashes | undefined) => void;
  /** What is said of open texts has changed, and not because somebody typed. */
  readonly refresh: () => void;
}

/** So many changes in one go, and the first of them is shown after all. */
const MOST_DEFERRALS = 100;

function isOpened(document: unknown): boolean {
  return isObject(document) && typeof document.uri === 'string' && typeof document.text === 'string';
}

function isChange(change: unknown): boolean {
  if (!isObject(change) || typeof change.text !== 'string') return false;
  return change.range === undefined || isRange(change.range);
}

/** Follows the client's open texts, and publishes what is to be said of each after every change. */
export function openTexts(options: OpenTextsOptions): OpenTexts {
  const { connection, platform, charters, filesFor, exists, forget, session, logCrashes, refresh } = options;
  const open = new Map<string, OpenText<Judged>>();
  /** Deleted on disk while open: nothing is said of them until they come back or are changed. */
  const gone = new Set<string>();
  const waiting = new Set<OpenText<Judged>>();
  /** Files, or the date, have changed for these; a client that is not told asks only when somebody types. */
  const outdated = new Set<OpenText<Judged>>();
  /** Saved because nothing was typed for a moment: the line that is being typed is not left. */
  const savedByItself = new Set<string>();
  let changes = 0;

  /** Judges a text and tells the client, when the messages that are already here have been handled. */
  const schedule = (text: OpenText<Judged>): void => {
    changes++;
    if (waiting.size === 0) whenQuiet(MOST_DEFERRALS);
    waiting.add(text);
  };
  /**
   * Changes arrive faster than they are evaluated when somebody holds a key down. Between two turns the connection
   * handles one message, so after two turns it is known whether another change was already here; then this one is
   * superseded. No time is waited for.
   */
  const whenQuiet = (patience: number): void => {
    const seen = changes;
    platform.soon(() =>
      platform.soon(() => (changes === seen || patience === 0 ? publishAll() : whenQuiet(patience - 1))),
    );
  };
  const publishAll = (): void => {
    const texts = [...waiting];
    waiting.clear();
    for (const text of texts) {
      try {
        publish(text);
      } catch (error) {
        connection.console.error(`${text.uri}: ${error instanceof Error ? error.stack : error}`);
      }
    }
    if (texts.filter((text) => outdated.delete(text)).length > 0) refresh();
  };
  const publish = (text: OpenText<Judged>): void => {
    const { uri } = text;
    if (open.get(uri) !== text || gone.has(uri)) return;
    const view = text.view();
    const { foreign, pending, charter, evaluation } = view.judged;
    if (pending) {
      // The files it names are on their way; what is known without them would only flicker.
      text.files.settled().then(() => judgeAgain(text));
      return;
    }
    logCrashes(evaluation);
    const { lines } = charter.document;
    const { checkPages } = session().options;
    const diagnostics = foreign ? [] : view.findings.map((finding) => toDiagnostic(lines, finding, checkPages));
    connection.sendDiagnostics({ uri, version: view.version, diagnostics });
    if (evaluation && session().options.status) connection.sendNotification(STATUS, toStatus(uri, view));
    charters.judged(uri, view, text.files.reads());
  };
  const judgeAgain = (text: OpenText<Judged>): void => {
    text.outdate();
    schedule(text);
  };
  const outdate = (text: OpenText<Judged>): void => {
    outdated.add(text);
    judgeAgain(text);
  };
  const take = (opened: Opened): void => {
    const { uri } = opened;
    const files = filesFor(uri);
    const judge = charters.isPolicy(uri) ? policyJudge(files) : charterJudge(uri, files, platform, charters);
    const text = openText(opened, files, judge);
    open.set(uri, text);
    schedule(text);
  };
  /** Takes those again that lie in a folder, by default all. */
  const takeAgain = (folder?: string): void => {
    for (const text of [...open.values()]) if (folder === undefined || liesIn([folder], text.uri)) take(text.now());
  };
  /** Nobody can be answered who sends a notification that says nothing; the log says why nothing happens. */
  const ignore = (what: string): void =>
    connection.console.warn(`A ${what} of the client was left out: it is not what the protocol says.`);
  connection.onDidOpenTextDocument(({ textDocument }) => {
    if (!isOpened(textDocument)) return ignore('text to open');
    const { uri } = textDocument;
    gone.delete(uri);
    charters.opened(uri);
    take(textDocument);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const text = open.get(uri);
    if (!text) return;
    if (!Array.isArray(contentChanges) || !contentChanges.every(isChange)) return ignore('change');
    gone.delete(uri);
    text.change(contentChanges, version);
    schedule(text);
  });
  connection.onWillSaveTextDocument(({ textDocument: { uri }, reason }) => {
    if (reason === TextDocumentSaveReason.AfterDelay && open.has(uri)) savedByItself.add(uri);
    else savedByItself.delete(uri);
  });
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    const text = open.get(uri);
    if (!text) return;
    gone.delete(uri);
    if (!savedByItself.delete(uri)) text.settle();
    schedule(text);
    // Not every client watches files; what was saved here is known to have changed.
    forget(uri);
    charters.filesChanged([{ uri, type: FileChangeType.Changed }]);
    for (const other of open.values()) if (other !== text && other.files.dependsOn(uri)) outdate(other);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    savedByItself.delete(uri);
    if (!open.delete(uri)) return;
    charters.closed(uri);
  });

  return {
    outdate(uris) {
      for (const text of open.values()) if (uris.has(canonicalUri(text.uri))) outdate(text);
    },
    get busy() {
      return waiting.size > 0;
    },
    async view(uri) {
      for (;;) {
        const text = open.get(uri);
        if (!text) return undefined;
        const view = text.view();
        if (view.judged.foreign) return undefined;
        if (!view.judged.pending) return view;
        await text.files.settled();
        text.outdate();
      }
    },
    judgeInstead: (uri, text) => open.get(uri)?.judgeInstead(text),
    files: (uri) => open.get(uri)?.files,
    fileChanged(uri, type) {
      for (const own of open.values()) {
        if (own.uri !== uri && !own.uri.startsWith(`${uri}/`)) continue;
        // What went and came back may be told of as gone last.
        if (type === FileChangeType.Deleted && !exists(own.uri)) {
          gone.add(own.uri);
          connection.sendDiagnostics({ uri: own.uri, diagnostics: [] });
          charters.left(own.uri);
        } else if (gone.delete(own.uri)) schedule(own);
      }
      for (const text of open.values()) if (text.files.dependsOn(uri)) outdate(text);
      // The root of a repository is where `.git` is.
      if (fileNameOf(uri) === '.git' && type !== FileChangeType.Changed) takeAgain(parentOf(uri));
    },
    foldersChanged: () => takeAgain(),
    newDay() {
      for (const text of open.values()) outdate(text);
    },
  };
}
