import * as vscode from 'vscode';
import type { Range, ReadinessReport } from '../../server/protocol.ts';
import { displayPath, openCharter } from '../charter-files.ts';
import { reveal } from '../commands/reveal.ts';
import type { CommittedTexts } from '../committed-text.ts';
import { type DeletedFile, followDeletion } from '../deleted-file.ts';
import { sayFailure } from '../say-failure.ts';
import type { Server } from '../server.ts';
import { isOpen } from '../statuses.ts';
import type { PageMessage, PageState, ShowMessage } from './page/messages.ts';
import { readinessHtml } from './readiness-html.ts';

const VIEW_TYPE = 'charter.readiness';

/** The panel that shows the readiness of one charter at a time and follows what is typed. */
export interface ReadinessPanel extends vscode.Disposable {
  /** The charter that it shows; undefined while there is no panel. */
  readonly uri: vscode.Uri | undefined;
  /** Whether it is what the user works in. */
  readonly active: boolean;
  readonly onDidChangeActive: vscode.Event<void>;
  /**
   * Shows a charter, and returns what it shows; undefined where the file is not a charter. The panel is beside the
   * editor, which keeps the focus unless it is wanted here.
   */
  show(uri: vscode.Uri, focus?: boolean): Promise<ReadinessReport | undefined>;
}

/** What the panel is made with. */
export interface PanelParts {
  /** Where the extension lies. */
  readonly extension: vscode.Uri;
  readonly server: Server;
  readonly commits: CommittedTexts;
  /** What its buttons do. */
  exportPage(): void;
  printPage(): void;
}

/** Makes the panel; nothing is visible before the first charter is to be shown. */
export function createReadinessPanel(parts: PanelParts): ReadinessPanel {
  const { extension, server, commits } = parts;
  const changed = new vscode.EventEmitter<void>();
  let open: { readonly panel: vscode.WebviewPanel; uri: vscode.Uri; message: ShowMessage } | undefined;
  let asked: vscode.CancellationTokenSource | undefined;
  let file: { readonly uri: vscode.Uri; readonly watch: DeletedFile } | undefined;

  /** Whether the file that is shown is deleted. From then on it is followed, in the place of the one before. */
  function isDeleted(uri: vscode.Uri): boolean {
    if (file?.uri.toString() === uri.toString()) return file.watch.deleted;
    file?.watch.dispose();
    file = uri.scheme === 'untitled' ? undefined : { uri, watch: followDeletion(uri, () => void refresh()) };
    return false;
  }

  function shown(uri: vscode.Uri, { page }: ReadinessReport): ShowMessage {
    const notice = isDeleted(uri)
      ? 'The file is deleted. This is of the text that is still open: save it, and the file is there again.'
      : undefined;
    return { type: 'show', uri: uri.toString(), page, notice };
  }

  /** Asks for the readiness anew; undefined when a later question came in between, or nothing answers. */
  async function ask(uri: vscode.Uri): Promise<ReadinessReport | null | undefined> {
    asked?.cancel();
    const mine = new vscode.CancellationTokenSource();
    asked = mine;
    try {
      const report = await server.readiness(uri, commits.of(uri), mine.token);
      return mine.token.isCancellationRequested ? undefined : report;
    } catch (error) {
      if (mine.token.isCancellationRequested) return undefined;
      throw error;
    } finally {
      mine.dispose();
      if (asked === mine) asked = undefined;
    }
  }

  async function refresh(): Promise<void> {
    if (!open) return;
    const { uri } = open;
    // In another language it is nothing that the server knows of.
    if (!openCharter(uri))
      return isOpen(uri)
        ? tellForeign(uri)
        : tellStale(isDeleted(uri) ? 'The charter is deleted' : 'The charter is closed');
    try {
      const report = await ask(uri);
      if (report === undefined || open?.uri !== uri) return;
      if (!report) return tellForeign(uri);
      tell(shown(uri, report));
      rename(report.name);
    } catch {
      tellStale('The language server does not answer');
    }
  }

  function tellStale(why: string): void {
    if (!open) return;
    const { message } = open;
    tell({ ...message, notice: message.page.length > 0 ? `${why}: what is below may be out of date.` : `${why}.` });
  }

  function tellForeign(uri: vscode.Uri): void {
    tell({ type: 'show', uri: uri.toString(), page: [], notice: 'This file is not a production charter.' });
    rename(displayPath(uri));
  }

  /** Goes with a charter that gets another name, itself or by a folder that it is in. */
  function follow({ files }: vscode.FileRenameEvent): void {
    if (!open) return;
    const path = open.uri.toString();
    const old = files.find(({ oldUri }) => path === oldUri.toString() || path.startsWith(`${oldUri.toString()}/`));
    if (!old) return;
    const uri = vscode.Uri.parse(`${old.newUri.toString()}${path.slice(old.oldUri.toString().length)}`, true);
    open.uri = uri;
    open.message = { ...open.message, uri: uri.toString() };
    changed.fire();
    void refresh();
  }

  function tell(message: ShowMessage): void {
    if (!open) return;
    open.message = message;
    void open.panel.webview.postMessage(message);
  }

  /** The title of the panel is said anew by a screen reader when it is set. */
  function rename(name: string): void {
    const title = `Readiness: ${name}`;
    if (open && open.panel.title !== title) open.panel.title = title;
  }

  function adopt(panel: vscode.WebviewPanel, uri: vscode.Uri, message: ShowMessage): void {
    panel.iconPath = vscode.Uri.joinPath(extension, 'client', 'media', 'icon.svg');
    panel.webview.options = { enableScripts: true, localResourceRoots: pageParts(extension) };
    open = { panel, uri, message };
    panel.webview.onDidReceiveMessage((said: PageMessage) => {
      if (open?.panel !== panel) return;
      // Each time the page comes into view it is loaded anew, and knows nothing.
      if (said.type === 'ready') tell(open.message);
      else if (said.type === 'export') parts.exportPage();
      else if (said.type === 'print') parts.printPage();
      else void lead(open.uri, said.range);
    });
    panel.onDidChangeViewState(() => changed.fire());
    panel.onDidDispose(() => {
      if (open?.panel === panel) {
        open = undefined;
        file?.watch.dispose();
        file = undefined;
      }
      changed.fire();
    });
    panel.webview.html = pageIn(panel.webview, extension);
    changed.fire();
  }

  async function show(uri: vscode.Uri, focus = false): Promise<ReadinessReport | undefined> {
    const committed = commits.of(uri);
    const report = await server.readiness(uri, committed);
    if (!report) return undefined;
    asked?.cancel();
    if (open) {
      open.uri = uri;
      open.panel.reveal(undefined, !focus);
      tell(shown(uri, report));
      rename(report.name);
      changed.fire();
    } else {
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: !focus };
      const panel = vscode.window.createWebviewPanel(VIEW_TYPE, `Readiness: ${report.name}`, column);
      adopt(panel, uri, shown(uri, report));
    }
    // It may have become known before there was a panel to tell.
    if (commits.of(uri) !== committed) void refresh();
    return report;
  }

  const refreshIfShown = (uri: string) => {
    if (open && vscode.Uri.parse(uri).toString() === open.uri.toString()) void refresh();
  };
  const subscriptions = vscode.Disposable.from(
    changed,
    commits.onDidChange(() => void refresh()),
    server.onStatus(({ uri }) => refreshIfShown(uri)),
    server.onDidChangeState((state) => {
      if (state !== 'starting') void refresh();
    }),
    vscode.workspace.onDidOpenTextDocument(({ uri }) => refreshIfShown(uri.toString())),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => refreshIfShown(uri.toString())),
    vscode.workspace.onDidRenameFiles(follow),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(panel, state: PageState | undefined) {
        // Without what the page kept there is nothing to show.
        if (typeof state?.uri !== 'string' || open) return panel.dispose();
        const uri = vscode.Uri.parse(state.uri);
        panel.title = `Readiness: ${displayPath(uri)}`;
        adopt(panel, uri, { type: 'show', uri: state.uri, page: [], notice: undefined });
        await vscode.workspace.openTextDocument(uri).then(refresh, refresh);
      },
    }),
  );

  return {
    get uri() {
      return open?.uri;
    },
    get active() {
      return open?.panel.active ?? false;
    },
    onDidChangeActive: changed.event,
    show,
    dispose() {
      subscriptions.dispose();
      file?.watch.dispose();
      open?.panel.dispose();
    },
  };
}

/** Leads to a place of the text, which may be gone. */
async function lead(uri: vscode.Uri, range: Range): Promise<void> {
  try {
    await reveal(uri, range);
  } catch (error) {
    sayFailure(`${displayPath(uri)} could not be opened`, error);
  }
}

function pageIn(webview: vscode.Webview, extension: vscode.Uri): string {
  const address = (...steps: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...steps)).toString();
  return readinessHtml({
    script: address('dist', 'readiness-page.js'),
    styles: [address('client', 'media', 'report.css'), address('client', 'media', 'readiness.css')],
    styleSource: webview.cspSource,
    nonce: crypto.randomUUID(),
  });
}

function pageParts(extension: vscode.Uri): vscode.Uri[] {
  return [vscode.Uri.joinPath(extension, 'dist'), vscode.Uri.joinPath(extension, 'client', 'media')];
}
