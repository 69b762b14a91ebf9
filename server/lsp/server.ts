import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver';
import { charterNames } from './charter-names.ts';
import { clientFiles } from './client-files.ts';
import { clientSettings } from './client-settings.ts';
import { HANDLERS } from './handlers/index.ts';
import { noFiles } from './no-files.ts';
import { openTexts } from './open-texts.ts';
import type { FileSource, NamedFiles, Platform } from './platform.ts';
import type { Session } from './session.ts';

/** Everything: a folder that comes or goes is not told of file by file, and its name says nothing of what is in it. */
const WATCHED = '**/*';

/** Serves one client until it goes. Whatever a client sends, it stays alive. */
export function serve(connection: Connection, platform: Platform): void {
  let session: Session = { options: {}, edits: { documentChanges: false, snippets: false, creates: false } };
  let folders: readonly string[] = [];
  let capabilities: ClientCapabilities = {};
  let remote: FileSource | undefined;

  const settings = clientSettings(connection);
  const sourceOf = (uri: string) => (uri.startsWith('file:') ? (platform.disk ?? remote) : remote);
  const filesFor = (uri: string): NamedFiles => sourceOf(uri)?.open(uri, folders) ?? noFiles(platform.compile);
  const forget = (uri: string): void => {
    platform.disk?.changed(uri);
    remote?.changed(uri);
  };
  const names = charterNames({
    platform,
    folders: () => folders,
    placeOf: (uri) => sourceOf(uri)?.place(uri, folders),
    log: (error) => connection.console.error(String(error)),
  });
  const texts = openTexts({ connection, platform, names, filesFor, forget, session: () => session });

  connection.onInitialize((params: InitializeParams) => {
    capabilities = params.capabilities;
    const edit = capabilities.workspace?.workspaceEdit;
    const options = params.initializationOptions;
    session = {
      options: typeof options === 'object' && options !== null ? options : {},
      edits: {
        documentChanges: edit?.documentChanges === true,
        snippets: edit?.snippetEditSupport === true,
        creates: edit?.documentChanges === true && edit.resourceOperations?.includes('create') === true,
      },
    };
    folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    if (typeof session.options.programFolder === 'string') platform.located?.(session.options.programFolder);
    if (session.options.readFiles) remote = clientFiles(connection, platform.compile);
    return {
      serverInfo: { name: 'charter' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        ...Object.assign({}, ...HANDLERS.map((handler) => handler.capabilities)),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    names.scan().then((changed) => texts.renamed(changed));
    settings.start(capabilities);
    if (!capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
    const watchers = [{ globPattern: WATCHED, kind: WatchKind.Create | WatchKind.Change | WatchKind.Delete }];
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch((error) => connection.console.warn(String(error)));
  });

  connection.onNotification('workspace/didChangeWorkspaceFolders', (params) => {
    const { added = [], removed = [] } = params?.event ?? {};
    const left = new Set(removed.map(({ uri }: { uri: string }) => uri));
    folders = [...folders.filter((uri) => !left.has(uri)), ...added.map(({ uri }: { uri: string }) => uri)];
    names.scan().then((changed) => texts.renamed(changed));
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) {
      forget(uri);
      texts.fileChanged(uri, type);
    }
  });

  platform.onNewDay(() => texts.newDay());
  for (const handler of HANDLERS)
    handler.register({ connection, texts, session: () => session, settings: settings.current });
}
