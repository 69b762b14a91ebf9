import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';
import {
  CHARTERS_CHANGED,
  CHECKS,
  type ChartersChangedParams,
  type ChecksResult,
  FIND_CHARTERS,
  type FindChartersResult,
  HANDOVER,
  type HandoverEntry,
  type HandoverParams,
  type HandoverResult,
  type InitializationOptions,
  NEW_CHARTER,
  type NewCharterParams,
  type NewCharterResult,
  PAGE,
  type PageParams,
  type PageResult,
  PEOPLE,
  type PeopleResult,
  POSTMORTEM,
  type PostmortemParams,
  type PostmortemResult,
  READ_FILE,
  READ_FOLDER,
  READINESS,
  type ReadFileParams,
  type ReadFileResult,
  type ReadFolderParams,
  type ReadFolderResult,
  type ReadinessParams,
  type ReadinessResult,
  STATUS,
  type StatusParams,
} from '../server/protocol.ts';
import { findChartersAndPolicies, isChecked, LANGUAGE, POLICY_LANGUAGE } from './charter-files.ts';
import { CHECK_PAGES } from './check-pages.ts';
import { tellingGivenUp } from './given-up.ts';
import { readFile, readFolder } from './read-file.ts';

/** What differs between the Node and the browser extension host. */
export interface Host {
  /** Whether the server may ask the client for what it cannot read by itself. */
  readonly readFiles: boolean;
  /** Where the server's files are, which a worker cannot find out by itself. */
  readonly programFolder?: string;
  /** Makes a page reachable for a browser and tells its address. Not where nothing can be served. */
  readonly showPage?: (page: string) => Promise<string>;
  /** Makes a client that is not started yet. */
  createClient(options: LanguageClientOptions): BaseLanguageClient;
}

export type ServerState = 'starting' | 'running' | 'stopped';

/** What becomes of the charters when somebody leaves, and the edit that hands them over, where somebody takes over. */
export interface Handover {
  readonly charters: readonly HandoverEntry[];
  readonly warnings: readonly string[];
  readonly edit: vscode.WorkspaceEdit | undefined;
}

/** What to write for a postmortem; `edit` is undefined where there is nothing to write, or no safe place for it. */
export interface Postmortem extends Omit<NonNullable<PostmortemResult>, 'edit'> {
  readonly edit: vscode.WorkspaceEdit | undefined;
}

/** The language server, as the rest of the client sees it: over restarts it stays the same object. */
export interface Server extends vscode.Disposable {
  readonly state: ServerState;
  readonly onDidChangeState: vscode.Event<ServerState>;
  /** Where a document stands, told after each evaluation. */
  readonly onStatus: vscode.Event<StatusParams>;
  /** The charters of the workspace: all of them first, then what came, changed or went. */
  readonly onChartersChanged: vscode.Event<ChartersChangedParams>;
  /** Begins to start; what goes wrong becomes the state and a message of the client library. */
  start(): void;
  restart(): Promise<void>;
  /** @param committed the text at the last commit, to compare with */
  readiness(uri: vscode.Uri, committed?: string | null, token?: vscode.CancellationToken): Promise<ReadinessResult>;
  page(uri: vscode.Uri, format: PageParams['format']): Promise<PageResult>;
  newCharter(params: NewCharterParams): Promise<NewCharterResult>;
  checks(): Promise<ChecksResult>;
  people(): Promise<PeopleResult>;
  handover(params: HandoverParams): Promise<Handover>;
  /** Undefined for a document that is not open, or is not a charter. */
  postmortem(uri: vscode.Uri, retire: boolean): Promise<Postmortem | undefined>;
}

/** Makes the server, not started yet. */
export function createServer(host: Host): Server {
  const output = vscode.window.createOutputChannel('Charter', { log: true });
  const stateChanged = new vscode.EventEmitter<ServerState>();
  const statusTold = new vscode.EventEmitter<StatusParams>();
  const chartersTold = new vscode.EventEmitter<ChartersChangedParams>();
  let state: ServerState = 'starting';
  let client = create();
  let started: Promise<void> | undefined;
  let restarting: Promise<void> | undefined;

  function create(): BaseLanguageClient {
    const initializationOptions: InitializationOptions = {
      status: true,
      charters: true,
      readFiles: host.readFiles,
      programFolder: host.programFolder,
      checkPages: CHECK_PAGES,
      commands: ['charter.evaluateReadiness', 'charter.openReport', 'editor.action.triggerSuggest'],
    };
    const created: BaseLanguageClient = host.createClient({
      documentSelector: [{ language: LANGUAGE }, { language: POLICY_LANGUAGE }],
      diagnosticCollectionName: 'charter',
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions,
      // A selector could only say it of schemes that are known beforehand. What is not open has no changes for the server.
      middleware: { didOpen: async (document, next) => (isChecked(document.uri) ? next(document) : undefined) },
      errorHandler: tellingGivenUp(() => created.createDefaultErrorHandler(), offerRestart),
    });
    created.onNotification(STATUS, (status: StatusParams) => statusTold.fire(status));
    created.onNotification(CHARTERS_CHANGED, (change: ChartersChangedParams) => chartersTold.fire(change));
    if (host.readFiles) {
      created.onRequest<ReadFileResult, void>(READ_FILE, ({ uri }: ReadFileParams) =>
        readFile(vscode.Uri.parse(uri, true)),
      );
      created.onRequest<FindChartersResult, void>(FIND_CHARTERS, async () =>
        (await findChartersAndPolicies()).map((uri) => created.code2ProtocolConverter.asUri(uri)),
      );
      created.onRequest<ReadFolderResult, void>(READ_FOLDER, ({ uri }: ReadFolderParams) =>
        readFolder(vscode.Uri.parse(uri, true)),
      );
    }
    created.onDidChangeState(({ newState }) => {
      if (created === client) become(newState);
    });
    return created;
  }

  function offerRestart(): void {
    const message =
      'The Charter language server crashed five times in three minutes, so it was not started again. What is said of charters is out of date. Start it again, and report what the log says if it goes on.';
    const choices = ['Restart', 'Show Log'] as const;
    void vscode.window.showErrorMessage(message, ...choices).then((choice) => {
      if (choice === 'Restart') void vscode.commands.executeCommand('charter.restartServer');
      if (choice === 'Show Log') output.show();
    });
  }

  function become(next: State): void {
    const found = next === State.Running ? 'running' : next === State.Starting ? 'starting' : 'stopped';
    if (found === state) return;
    state = found;
    stateChanged.fire(state);
  }

  function start(): Promise<void> {
    started = client.start();
    // The client library has told the user; here it only must not count as unhandled.
    started.catch((error) => {
      output.error(error);
      become(State.Stopped);
    });
    return started;
  }

  // A client whose start failed cannot be started again, so every restart makes a new one.
  async function replace(): Promise<void> {
    const old = client;
    await started?.catch(() => {});
    await old.dispose().catch((error) => output.warn(error));
    client = create();
    become(State.Starting);
    await start();
  }

  return {
    get state() {
      return state;
    },
    onDidChangeState: stateChanged.event,
    onStatus: statusTold.event,
    onChartersChanged: chartersTold.event,
    start: () => void start().catch(() => {}),
    restart() {
      restarting ??= replace().finally(() => {
        restarting = undefined;
      });
      return restarting;
    },
    readiness(uri, committed, token) {
      const params: ReadinessParams = {
        uri: client.code2ProtocolConverter.asUri(uri),
        ...(committed !== undefined && { committed }),
      };
      return client.sendRequest<ReadinessResult>(READINESS, params, token);
    },
    page(uri, format) {
      const params: PageParams = { uri: client.code2ProtocolConverter.asUri(uri), format };
      return client.sendRequest<PageResult>(PAGE, params);
    },
    newCharter: (params) => client.sendRequest<NewCharterResult>(NEW_CHARTER, params),
    checks: () => client.sendRequest<ChecksResult>(CHECKS),
    people: () => client.sendRequest<PeopleResult>(PEOPLE),
    async handover(params) {
      const { edit, ...found } = await client.sendRequest<HandoverResult>(HANDOVER, params);
      return { ...found, edit: await client.protocol2CodeConverter.asWorkspaceEdit(edit) };
    },
    async postmortem(uri, retire) {
      const params: PostmortemParams = { uri: client.code2ProtocolConverter.asUri(uri), retire };
      const result = await client.sendRequest<PostmortemResult>(POSTMORTEM, params);
      return result ? { ...result, edit: await client.protocol2CodeConverter.asWorkspaceEdit(result.edit) } : undefined;
    },
    dispose() {
      void client.dispose().catch(() => {});
      output.dispose();
      stateChanged.dispose();
      statusTold.dispose();
      chartersTold.dispose();
    },
  };
}
