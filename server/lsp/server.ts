import {
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver';
import { fixAll, hover, NO_FILES, newCharter, plainText, quickFixes, snippetText } from '../engine/index.ts';
import {
  type InitializationOptions,
  NEW_CHARTER,
  type NewCharterParams,
  READINESS,
  type ReadinessParams,
  STATUS,
} from '../protocol.ts';
import { clientFiles } from './client-files.ts';
import { type EditSupport, toCodeAction, toDiagnostic, toRange } from './convert.ts';
import { type OpenCharter, openCharter, type View } from './open-charter.ts';
import type { CharterFiles, FileSource, Platform } from './platform.ts';
import { toReadinessReport, toStatus } from './reports.ts';

/** What a charter may name; and charters themselves, which may be deleted behind the editor's back. */
const WATCHED = '**/*.{md,csv,json,yaml,yml,txt,pdf,html}';

/** So many changes in one go, and the first of them is shown after all. */
const MOST_DEFERRALS = 100;

/** Serves one client until it goes. Whatever a client sends, it stays alive. */
export function serve(connection: Connection, platform: Platform): void {
  const open = new Map<string, OpenCharter>();
  /** Deleted on disk while open: nothing is said of them until they come back or are changed. */
  const gone = new Set<string>();
  const waiting = new Set<OpenCharter>();
  const logged = new Set<string>();
  let changes = 0;
  let folders: readonly string[] = [];
  let options: InitializationOptions = {};
  let edits: EditSupport = { documentChanges: false, snippets: false };
  let watches = false;
  let remote: FileSource | undefined;

  connection.onInitialize((params: InitializeParams) => {
    const { capabilities } = params;
    options = isObject(params.initializationOptions) ? params.initializationOptions : {};
    const edit = capabilities.workspace?.workspaceEdit;
    edits = { documentChanges: edit?.documentChanges === true, snippets: edit?.snippetEditSupport === true };
    watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    if (options.readFiles) remote = clientFiles(connection);
    return {
      serverInfo: { name: 'charter' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.charter'] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (!watches) return;
    const watchers = [{ globPattern: WATCHED, kind: WatchKind.Create | WatchKind.Change | WatchKind.Delete }];
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch((error) => connection.console.warn(String(error)));
  });

  connection.onNotification('workspace/didChangeWorkspaceFolders', (params) => {
    const { added = [], removed = [] } = params?.event ?? {};
    const left = new Set(removed.map(({ uri }: { uri: string }) => uri));
    folders = [...folders.filter((uri) => !left.has(uri)), ...added.map(({ uri }: { uri: string }) => uri)];
  });

  const filesFor = (uri: string): CharterFiles => {
    const source = uri.startsWith('file:') ? (platform.disk ?? remote) : remote;
    return source?.open(uri, folders) ?? noFiles;
  };

  /** Evaluates and tells the client, when the messages that are already here have been handled. */
  const schedule = (charter: OpenCharter): void => {
    changes++;
    if (waiting.size === 0) whenQuiet(MOST_DEFERRALS);
    waiting.add(charter);
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
    const charters = [...waiting];
    waiting.clear();
    for (const charter of charters) {
      try {
        publish(charter);
      } catch (error) {
        connection.console.error(`${charter.uri}: ${error instanceof Error ? error.stack : error}`);
      }
    }
  };
  const publish = (charter: OpenCharter): void => {
    if (open.get(charter.uri) !== charter || gone.has(charter.uri)) return;
    const view = charter.view(platform.today());
    if (view.pending) {
      // The files it names are on their way; what is known without them would only flicker.
      charter.files.settled().then(() => {
        charter.outdate();
        schedule(charter);
      });
      return;
    }
    report(view);
    const { lines } = view.evaluation.charter.document;
    const diagnostics = view.ours ? view.findings.map((finding) => toDiagnostic(lines, finding)) : [];
    connection.sendDiagnostics({ uri: charter.uri, version: view.version, diagnostics });
    if (options.status) connection.sendNotification(STATUS, toStatus(charter.uri, view));
  };
  /** A check that crashes is a defect of ours: said once, to whoever reads the log. */
  const report = ({ evaluation }: View): void => {
    for (const { check, error } of evaluation.crashes) {
      if (logged.has(check)) continue;
      logged.add(check);
      connection.console.error(`The check ${check} crashed: ${error instanceof Error ? error.stack : error}`);
    }
  };

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    gone.delete(uri);
    const charter = openCharter(uri, languageId, version, text, filesFor(uri));
    open.set(uri, charter);
    schedule(charter);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const charter = open.get(uri);
    if (!charter) return;
    gone.delete(uri);
    charter.change(contentChanges, version);
    schedule(charter);
  });
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    const charter = open.get(uri);
    if (!charter) return;
    gone.delete(uri);
    charter.settle();
    schedule(charter);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    if (!open.delete(uri)) return;
    connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) {
      platform.disk?.changed(uri);
      remote?.changed(uri);
      const own = open.get(uri);
      if (own && type === FileChangeType.Deleted) {
        gone.add(uri);
        connection.sendDiagnostics({ uri, diagnostics: [] });
      } else if (own && gone.delete(uri)) schedule(own);
      for (const charter of open.values()) {
        if (!charter.files.dependsOn(uri)) continue;
        charter.outdate();
        schedule(charter);
      }
    }
  });
  platform.onNewDay(() => {
    for (const charter of open.values()) schedule(charter);
  });

  /** The view of a document once its files are there; undefined when it is not open, or not ours. */
  const viewOf = async (uri: string): Promise<View | undefined> => {
    for (;;) {
      const charter = open.get(uri);
      const view = charter?.view(platform.today());
      if (!charter || !view?.ours) return undefined;
      if (!view.pending) return view;
      await charter.files.settled();
      charter.outdate();
    }
  };

  connection.onHover(async ({ textDocument, position }) => {
    const view = await viewOf(textDocument.uri);
    if (!view) return null;
    const { lines } = view.evaluation.charter.document;
    const found = hover(view.evaluation, lines.offset(position));
    return found ? { range: toRange(lines, found.span), contents: { kind: 'markdown', value: found.markdown } } : null;
  });

  connection.onCodeAction(async ({ textDocument, range, context }) => {
    const view = await viewOf(textDocument.uri);
    if (!view) return [];
    const { lines } = view.evaluation.charter.document;
    const document = { uri: textDocument.uri, version: view.version };
    const wants = (kind: string) =>
      !context?.only || context.only.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`));
    const actions = wants('quickfix')
      ? quickFixes(view.evaluation, { start: lines.offset(range.start), end: lines.offset(range.end) })
      : [];
    const all = wants('source.fixAll.charter') ? fixAll(view.evaluation) : undefined;
    return [...actions, ...(all ? [all] : [])].map((action) => toCodeAction(lines, document, action, edits));
  });

  connection.onRequest(READINESS, async (params: ReadinessParams | null) => {
    const view = params ? await viewOf(params.uri) : undefined;
    return view && params ? toReadinessReport(params.uri, view.standing) : null;
  });
  connection.onRequest(NEW_CHARTER, (params: NewCharterParams | null) => {
    const template = newCharter(params?.name ?? '');
    return { snippet: snippetText(template), text: plainText(template) };
  });
}

/** For a text that lies in no file system that anybody could read. */
const noFiles: CharterFiles = {
  files: NO_FILES,
  dependsOn: () => false,
  begin: () => {},
  settled: () => Promise.resolve(),
};

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
