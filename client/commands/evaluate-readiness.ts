import * as vscode from 'vscode';
import type { ReadinessReport } from '../../server/protocol.ts';
import { displayPath, findCharters, isCharter } from '../charter-files.ts';
import { isOpen } from '../statuses.ts';
import type { ReadinessPanel } from '../views/readiness-panel.ts';

/** Shows where a charter stands and what is missing for its next label. */
export async function evaluateReadiness(panel: ReadinessPanel, target?: unknown): Promise<ReadinessReport | undefined> {
  const uri = target instanceof vscode.Uri ? target : (openedCharter(panel) ?? (await ask()));
  if (!uri) return undefined;
  try {
    // The server knows only what is open; and what is open unseen keeps its findings long after anybody wants them.
    if (!isOpen(uri)) await vscode.window.showTextDocument(uri);
    const report = await panel.show(uri);
    if (report) return report;
    void vscode.window.showInformationMessage(
      `${displayPath(uri)} is not a production charter: it belongs to another tool that uses the same file name.`,
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`The readiness of ${displayPath(uri)} could not be evaluated: ${reason}`);
  }
  return undefined;
}

/** The charter that a person means without being asked. */
function openedCharter(panel: ReadinessPanel): vscode.Uri | undefined {
  const active = vscode.window.activeTextEditor?.document;
  if (isCharter(active)) return active.uri;
  if (panel.active) return panel.uri;
  const visible = vscode.window.visibleTextEditors.map(({ document }) => document).filter(isCharter);
  const open = visible.length > 0 ? visible : vscode.workspace.textDocuments.filter(isCharter);
  const uris = new Map(open.map(({ uri }) => [uri.toString(), uri]));
  return uris.size === 1 ? [...uris.values()][0] : undefined;
}

async function ask(): Promise<vscode.Uri | undefined> {
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
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Evaluate readiness',
    placeHolder: 'Which charter?',
  });
  if (picked) await vscode.window.showTextDocument(picked.uri);
  return picked?.uri;
}
