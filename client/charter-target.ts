import * as vscode from 'vscode';

/** The charter that a command is called on: by its address, or by its row in the Charters view. */
export function targetUri(target: unknown): vscode.Uri | undefined {
  if (target instanceof vscode.Uri) return target;
  if (typeof target !== 'object' || target === null || !('uri' in target)) return undefined;
  return typeof target.uri === 'string' ? vscode.Uri.parse(target.uri, true) : undefined;
}
