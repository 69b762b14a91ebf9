import * as vscode from 'vscode';
import { openCharter } from './charter-files.ts';
import type { Server } from './server.ts';
import { isOpen } from './statuses.ts';

/**
 * Gives files of other tools that have a charter's name back to YAML. Only what the server says first of a document
 * counts: a charter that is being typed looks foreign for a moment, and who sets the language back by hand wins.
 */
export function giveBackForeignFiles(server: Server): vscode.Disposable {
  const judged = new Set<string>();
  return vscode.Disposable.from(
    server.onStatus(({ uri, kind }) => {
      const document = openCharter(vscode.Uri.parse(uri));
      if (!document || judged.has(document.uri.toString())) return;
      judged.add(document.uri.toString());
      if (kind === 'foreign') void vscode.languages.setTextDocumentLanguage(document, 'yaml');
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      // A change of language closes a document too, and opens it again at once.
      if (!isOpen(uri)) judged.delete(uri.toString());
    }),
  );
}
