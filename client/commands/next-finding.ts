import * as vscode from 'vscode';
import { displayPath } from '../charter-files.ts';
import type { Server } from '../server.ts';
import type { ReadinessPanel } from '../views/readiness-panel.ts';
import { chooseCharter } from './choose-charter.ts';

/**
 * Goes to the next finding of a charter, which is shown first: VS Code's own command does nothing where what is in front
 * is no text, as the walkthrough that leads here.
 */
export async function nextFinding(server: Server, panel: ReadinessPanel, target?: unknown): Promise<void> {
  const uri = await chooseCharter(panel, 'Go to the next finding', target);
  if (!uri) return;
  await vscode.window.showTextDocument(uri);
  // What has just been opened may not have been read yet. Where nobody answers, what is known is shown.
  await server.readiness(uri).catch(() => {});
  if (vscode.languages.getDiagnostics(uri).length > 0)
    await vscode.commands.executeCommand('editor.action.marker.next');
  else void vscode.window.showInformationMessage(`Nothing was found in ${displayPath(uri)}.`);
}
