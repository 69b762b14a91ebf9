import * as vscode from 'vscode';

/** The charter that a command is called on: by its address, as a URI or in words, or by its row in the Charters view. */
export function targetUri(target: unknown): vscode.Uri | undefined {
  if (target instanceof vscode.Uri) return target;
  // As the server writes it into a link above the text.
  if (typeof target === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(target)) return vscode.Uri.parse(target);
  if (typeof target !== 'object' || target === null || !('uri' in target)) return undefined;
  if (target.uri instanceof vscode.Uri) return target.uri;
  return typeof target.uri === 'string' ? vscode.Uri.parse(target.uri, true) : undefined;
}
