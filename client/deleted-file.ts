import * as vscode from 'vscode';

/** Whether a file is gone from where it was, though its text may still be open. */
export interface DeletedFile extends vscode.Disposable {
  readonly deleted: boolean;
}

/** Follows one file, whoever deletes it or brings it back. Told is only a change. */
export function followDeletion(uri: vscode.Uri, changed: () => void): DeletedFile {
  let deleted = false;
  let disposed = false;

  async function look(about: vscode.Uri): Promise<void> {
    if (about.toString() !== uri.toString()) return;
    // Many programs write a file by deleting it and putting another in its place.
    const found = await vscode.workspace.fs.stat(uri).then(
      () => false,
      (error) => error instanceof vscode.FileSystemError && error.code === 'FileNotFound',
    );
    if (disposed || found === deleted) return;
    deleted = found;
    changed();
  }

  // What is in the workspace is watched already; else it is of the folder, as a name may hold what a pattern takes for
  // something else.
  const pattern = vscode.workspace.getWorkspaceFolder(uri)
    ? '**/*.{yaml,yml}'
    : new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), '*');
  const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, true, false);
  const subscriptions = vscode.Disposable.from(watcher, watcher.onDidCreate(look), watcher.onDidDelete(look));
  return {
    get deleted() {
      return deleted;
    },
    dispose() {
      disposed = true;
      subscriptions.dispose();
    },
  };
}
