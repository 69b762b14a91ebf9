import * as vscode from 'vscode';
import { displayPath, findCharters, isCharter } from '../charter-files.ts';
import { targetUri } from '../charter-target.ts';
import { isOpen } from '../statuses.ts';
import type { ReadinessPanel } from '../views/readiness-panel.ts';

/** The charter that a command is about: what it was given, what is open, or what a person picks. It is open afterwards. */
export async function chooseCharter(
  panel: Pick<ReadinessPanel, 'active' | 'uri'>,
  title: string,
  target?: unknown,
): Promise<vscode.Uri | undefined> {
  const uri = targetUri(target) ?? openedCharter(panel) ?? (await ask(title));
  // The server knows only what is open; and what is open unseen keeps its findings long after anybody wants them.
  if (uri && !isOpen(uri)) await vscode.window.showTextDocument(uri);
  return uri;
}

/** Says that a file is another tool's. */
export function sayForeign(uri: vscode.Uri): void {
  void vscode.window.showInformationMessage(
    `${displayPath(uri)} is not a production charter: it belongs to another tool that uses the same file name.`,
  );
}

/** The charter that a person means without being asked. */
function openedCharter(panel: Pick<ReadinessPanel, 'active' | 'uri'>): vscode.Uri | undefined {
  const active = vscode.window.activeTextEditor?.document;
  if (isCharter(active)) return active.uri;
  if (panel.active) return panel.uri;
  const visible = vscode.window.visibleTextEditors.map(({ document }) => document).filter(isCharter);
  const open = visible.length > 0 ? visible : vscode.workspace.textDocuments.filter(isCharter);
  const uris = new Map(open.map(({ uri }) => [uri.toString(), uri]));
  return uris.size === 1 ? [...uris.values()][0] : undefined;
}

async function ask(title: string): Promise<vscode.Uri | undefined> {
  const found = new Map((await findCharters()).map((uri) => [uri.toString(), uri]));
  // One that is not saved yet, or lies outside the workspace, is found nowhere else.
  for (const document of vscode.workspace.textDocuments.filter(isCharter))
    found.set(document.uri.toString(), document.uri);
  if (found.size === 0) {
    const create = 'New charter';
    // Not awaited: the command has ended, whether or not the message is answered.
    void vscode.window.showInformationMessage('There is no charter in this workspace.', create).then((answer) => {
      if (answer === create) void vscode.commands.executeCommand('charter.new');
    });
    return undefined;
  }
  const items = [...found.values()].map((uri) => ({ label: displayPath(uri), uri }));
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder: 'Which charter?' });
  if (picked) await vscode.window.showTextDocument(picked.uri);
  return picked?.uri;
}
