import * as vscode from 'vscode';
import { targetUri } from '../charter-target.ts';

/** Shows where a charter lies, in the explorer. */
export async function revealFile(target?: unknown): Promise<void> {
  const uri = targetUri(target);
  if (uri) await vscode.commands.executeCommand('revealInExplorer', uri);
}
