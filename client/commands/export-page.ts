import * as vscode from 'vscode';
import type { PageParams } from '../../server/protocol.ts';
import { displayPath } from '../charter-files.ts';
import type { Server } from '../server.ts';
import type { ReadinessPanel } from '../views/readiness-panel.ts';
import { chooseCharter, sayForeign } from './choose-charter.ts';

type Format = PageParams['format'];

/** Given instead of asked for. */
interface Answers {
  readonly uri: vscode.Uri;
  readonly format: Format;
  readonly to: vscode.Uri;
}

const FORMATS: readonly (vscode.QuickPickItem & { readonly format: Format; readonly ending: string })[] = [
  {
    label: 'HTML',
    detail: 'To print, or to send to somebody: one file that opens in any browser',
    format: 'html',
    ending: 'html',
  },
  { label: 'Markdown', detail: 'For a pull request, an issue or a wiki', format: 'markdown', ending: 'md' },
];

/** Writes the report of a charter to a file of its own. Nothing that is there is written over without a person saying so. */
export async function exportPage(
  server: Server,
  panel: ReadinessPanel,
  target?: unknown,
): Promise<vscode.Uri | undefined> {
  const given = isAnswers(target) ? target : undefined;
  const uri = await chooseCharter(panel, 'Export page', given?.uri ?? target);
  if (!uri) return undefined;
  try {
    const format =
      given?.format ??
      (await vscode.window.showQuickPick(FORMATS, { title: 'Export page', placeHolder: 'As what?' }))?.format;
    if (!format) return undefined;
    const page = await server.page(uri, format);
    if (!page) {
      sayForeign(uri);
      return undefined;
    }
    const to = given?.to ?? (await askWhere(uri, page.fileName, format));
    if (!to) return undefined;
    // The dialog asks before it writes over a file; what is given instead of it asks nobody.
    if (given && (await isThere(to))) throw new Error(`${displayPath(to)} is there already.`);
    await vscode.workspace.fs.writeFile(to, new TextEncoder().encode(page.text));
    void offerToOpen(to, format);
    return to;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`The page could not be exported: ${reason}`);
    return undefined;
  }
}

/**
 * Opens the report in the browser, which can print it as a web view cannot. Where the browser does not reach the file
 * system that VS Code works on, it is exported instead.
 */
export async function printPage(server: Server, storage: vscode.Uri, panel: ReadinessPanel): Promise<void> {
  const { uri } = panel;
  if (!uri) return;
  if (!opensInBrowser(storage)) return void (await exportPage(server, panel, uri));
  try {
    const page = await server.page(uri, 'html');
    if (!page) return sayForeign(uri);
    await vscode.workspace.fs.createDirectory(storage);
    const file = vscode.Uri.joinPath(storage, page.fileName);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(page.text));
    await vscode.env.openExternal(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`The page could not be opened in the browser: ${reason}`);
  }
}

function isAnswers(target: unknown): target is Answers {
  return typeof target === 'object' && target !== null && 'uri' in target && 'format' in target && 'to' in target;
}

async function askWhere(charter: vscode.Uri, fileName: string, format: Format): Promise<vscode.Uri | undefined> {
  const { label, ending } = FORMATS.find((known) => known.format === format)!;
  const folder =
    charter.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(charter, '..');
  return vscode.window.showSaveDialog({
    title: 'Export page',
    filters: { [label]: [ending] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, fileName) }),
  });
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

async function offerToOpen(file: vscode.Uri, format: Format): Promise<void> {
  const browser = 'Open in the browser';
  const editor = 'Open in the editor';
  const actions = format === 'html' && opensInBrowser(file) ? [browser, editor] : [editor];
  const hint = format === 'html' ? ' Open it in a browser to print it.' : '';
  const answer = await vscode.window.showInformationMessage(`Exported to ${displayPath(file)}.${hint}`, ...actions);
  if (answer === browser) await vscode.env.openExternal(file);
  if (answer === editor) await vscode.window.showTextDocument(file);
}

/** A browser opens files of its own machine only. */
function opensInBrowser({ scheme }: vscode.Uri): boolean {
  return scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
}
