import * as vscode from 'vscode';
import type { StatusParams } from '../server/protocol.ts';
import type { Server } from './server.ts';

/** The last status of each open document. */
export interface Statuses extends vscode.Disposable {
  of(uri: vscode.Uri): StatusParams | undefined;
  readonly onDidChange: vscode.Event<vscode.Uri>;
}

/** Remembers what the server told of documents, for as long as they are open. */
export function trackStatuses(server: Server): Statuses {
  const byUri = new Map<string, StatusParams>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const subscriptions = vscode.Disposable.from(
    changed,
    server.onStatus((status) => {
      const uri = vscode.Uri.parse(status.uri);
      if (!isOpen(uri)) return;
      byUri.set(uri.toString(), status);
      changed.fire(uri);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      // A change of language closes a document and opens it again: one that was given back stays known as foreign.
      if (isOpen(uri) && byUri.get(uri.toString())?.kind === 'foreign') return;
      if (byUri.delete(uri.toString())) changed.fire(uri);
    }),
  );
  return {
    of: (uri) => byUri.get(uri.toString()),
    onDidChange: changed.event,
    dispose: () => subscriptions.dispose(),
  };
}

/** Whether a document is open in any language. */
export function isOpen(uri: vscode.Uri): boolean {
  const key = uri.toString();
  return vscode.workspace.textDocuments.some((document) => document.uri.toString() === key);
}
