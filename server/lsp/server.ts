import {
  CodeLensRefreshRequest,
  type Connection,
  type InitializeParams,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { clientFiles } from './client-files.ts';
import { clientSettings } from './client-settings.ts';
import { crashLog } from './crash-log.ts';
import { HANDLERS } from './handlers/index.ts';
import { leftOutFiles } from './left-out-files.ts';
import { noFiles } from './no-files.ts';
import { openTexts } from './open-texts.ts';
import { isObject } from './params.ts';
import type { FileSource, NamedFiles, Platform } from './platform.ts';
import { readSession, type Session } from './session.ts';
import { folderName, type NamedFolder, shownPaths } from './shown-path.ts';
import { toWhoeverHears } from './to-whoever-hears.ts';
import { refuseOutOfTurn } from './tolerant.ts';
import { watchedFiles } from './watched-files.ts';
import { workspaceCharters } from './workspace-charters.ts';

/** Serves one client until it goes. Whatever a client sends, it stays alive. */
export function serve(wire: Connection, platform: Platform): void {
  const connection = toWhoeverHears(wire);
  let session: Session = readSession({ processId: null, rootUri: null, capabilities: {} });
  let named: readonly NamedFolder[] = [];
  let folders: readonly string[] = [];
  let shownPath = shownPaths([]);
  let remote: FileSource | undefined;

  const settings = clientSettings(connection, () => void leftOut.changed(folders));
  const sourceOf = (uri: string) => (uri.startsWith('file:') ? (platform.disk ?? remote) : remote);
  const filesFor = (uri: string): NamedFiles => sourceOf(uri)?.open(uri, folders) ?? noFiles(platform.compile);
  const forget = (uris: readonly string[]): void => {
    platform.disk?.changed(uris);
    remote?.changed(uris);
  };
  const logCrashes = crashLog(connection);
  const refresh = (): void => {
    const { codeLens, inlayHint } = session.capabilities.workspace ?? {};
    const warn = (error: unknown) => connection.console.warn(String(error));
    if (codeLens?.refreshSupport === true) connection.sendRequest(CodeLensRefreshRequest.type).catch(warn);
    if (inlayHint?.refreshSupport === true) connection.languages.inlayHint.refresh().catch(warn);
  };
  const leftOut = leftOutFiles(connection, () => charters.membersChanged());
  const watched = watchedFiles(connection);
  const charters = workspaceCharters({
    connection,
    platform,
    session: () => session,
    sources: () => [platform.disk, remote].filter((source) => source !== undefined),
    sourceOf,
    filesFor,
    folders: () => folders,
    shownPath: (uri, path) => shownPath(uri, path),
    excluded: leftOut.excluded,
    outdate: (uris) => texts.outdate(uris),
    viewOf: (uri) => texts.view(uri),
    busy: () => texts.busy,
    watchBeside: watched.watchBeside,
    logCrashes,
  });
  const texts = openTexts({
    connection,
    platform,
    charters,
    filesFor,
    exists: (uri) => sourceOf(uri)?.exists(uri) === true,
    forget: (uri) => forget([uri]),
    session: () => session,
    logCrashes,
    refresh,
  });
  const become = (all: readonly NamedFolder[]): void => {
    named = all;
    shownPath = shownPaths(all);
    folders = all.map(({ uri }) => uri);
  };
  const scan = (): void => void leftOut.read(folders).then(() => charters.scan());

  refuseOutOfTurn(connection);
  connection.onInitialize((params: InitializeParams) => {
    session = readSession(params);
    const all = foldersOf(params.workspaceFolders);
    // Some clients that have folders give the one that they have here, and none there.
    become(all.length > 0 ? all : foldersOf([{ uri: params.rootUri }]));
    if (typeof session.options.programFolder === 'string') platform.located?.(session.options.programFolder);
    if (session.options.readFiles) remote = clientFiles(connection, platform.compile);
    return {
      serverInfo: { name: 'charter' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true, willSave: true },
        ...Object.assign({}, ...HANDLERS.map((handler) => handler.capabilities)),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    const { capabilities } = session;
    settings.start(capabilities);
    leftOut.start(capabilities);
    watched.start(capabilities);
    // Not before: on `initialize` the library puts a handler of its own here for every client that has such folders.
    connection.onNotification('workspace/didChangeWorkspaceFolders', (params) => {
      const left = new Set(foldersOf(params?.event?.removed).map(({ uri }) => uri));
      become([...named.filter(({ uri }) => !left.has(uri)), ...foldersOf(params?.event?.added)]);
      texts.foldersChanged();
      scan();
    });
    scan();
  });

  connection.onShutdown(() => charters.close());

  connection.onDidChangeWatchedFiles(({ changes }) => {
    forget(changes.map(({ uri }) => uri));
    for (const { uri, type } of changes) texts.fileChanged(uri, type);
    charters.filesChanged(changes);
  });

  platform.onNewDay(() => {
    texts.newDay();
    charters.newDay();
  });
  const pathOf = (uri: string) => sourceOf(uri)?.place(uri, folders)?.path;
  for (const handler of HANDLERS)
    handler.register({ connection, texts, charters, pathOf, session: () => session, settings: settings.current });
}

/** Those of folders as a client tells of them; what is none of the protocol's is left out. */
function foldersOf(folders: unknown): NamedFolder[] {
  if (!Array.isArray(folders)) return [];
  return folders.flatMap((folder) => {
    if (!isObject(folder) || typeof folder.uri !== 'string' || !folder.uri) return [];
    const { uri, name } = folder;
    return [{ uri, name: typeof name === 'string' && name ? name : folderName(uri) }];
  });
}
