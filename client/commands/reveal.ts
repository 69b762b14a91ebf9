import * as vscode from 'vscode';
import type { Range } from '../../server/protocol.ts';

/** Shows a place of a file and selects it, in the editor that has the file already where there is one. */
export async function reveal(uri: vscode.Uri, { start, end }: Range): Promise<void> {
  const key = uri.toString();
  const visible = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === key);
  const tabbed = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === key),
  );
  await vscode.window.showTextDocument(uri, {
    viewColumn: visible?.viewColumn ?? tabbed?.viewColumn ?? vscode.ViewColumn.One,
    selection: new vscode.Range(start.line, start.character, end.line, end.character),
  });
}
