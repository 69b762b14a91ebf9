import * as vscode from 'vscode';
import type { PageParams } from '../../server/protocol.ts';
import { displayPath } from '../charter-files.ts';
import { sayFailure } from '../say-failure.ts';
import type { Host, Server } from '../server.ts';
import type { ReadinessPanel } from '../views/readiness-panel.ts';
import { chooseCharter, sayForeign } from './choose-charter.ts';
import { openInBrowser } from './open-in-browser.ts';

type Format = Exclude<PageParams['format'], 'print'>;

/** What pages are made with, and shown with where they can be. */
export interface PageParts {
  readonly server: Server;
  readonly panel: ReadinessPanel;
  readonly showPage: Host['showPage'];
}

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
  { server, panel, showPage }: PageParts,
  target?: unknown,
): Promise<vscode.Uri | undefined> {
  const given = isAnswers(target) ? target : undefined;
  const uri = await chooseCharter(panel, 'Export page', target);
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
    void offerToOpen(to, format, page.text, showPage);
    return to;
  } catch (error) {
    sayFailure('The page could not be exported', error);
    return undefined;
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

async function offerToOpen(file: vscode.Uri, format: Format, text: string, showPage: Host['showPage']): Promise<void> {
  const browser = 'Open in the browser';
  const editor = 'Open in the editor';
  const inBrowser = format === 'html' ? showPage : undefined;
  const hint = format === 'html' ? ' Open it in a browser to print it.' : '';
  const message = `Exported to ${displayPath(file)}.${hint}`;
  const answer = await vscode.window.showInformationMessage(message, ...(inBrowser ? [browser] : []), editor);
  if (answer === browser && inBrowser) await openInBrowser(text, inBrowser);
  if (answer === editor) await vscode.window.showTextDocument(file);
}
