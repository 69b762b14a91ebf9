import * as vscode from 'vscode';

// How long an event may stay away before it counts as one that never comes.
const deadline = 20_000;

/** The address of a file in the workspace. */
export function workspaceUri(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('VS Code has no workspace folder open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Opens a file of the workspace in an editor. */
export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(workspaceUri(path)));
}

/** Writes a file of the workspace as another program would, without an editor. */
export async function write(path: string, text: string): Promise<vscode.Uri> {
  const uri = workspaceUri(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** The files and folders that VS Code has told of since they were last deleted. */
const toldOf = new Set<string>();
const watcher = vscode.workspace.createFileSystemWatcher('**/*');
for (const event of [watcher.onDidCreate, watcher.onDidChange]) event(({ path }) => void toldOf.add(path));
watcher.onDidDelete(({ path }) => {
  for (const known of toldOf) if (known === path || known.startsWith(`${path}/`)) toldOf.delete(known);
});

/** Waits until VS Code has told of a file or a folder that is there: of what comes and goes at once it tells nothing. */
export function told(uri: vscode.Uri): Promise<boolean> {
  const isTold = () => toldOf.has(uri.path);
  return until(`news of ${uri.path}`, isTold, watcher.onDidCreate as never, watcher.onDidChange as never);
}

/**
 * Makes a folder below the top one, of a name that no other test uses, and waits until VS Code watches it. Of what is
 * written together with its folder VS Code on Linux may tell nothing, neither that it came nor what becomes of it later.
 */
export async function watchedFolder(name: string): Promise<void> {
  await vscode.workspace.fs.createDirectory(workspaceUri(name));
  await told(workspaceUri(name));
}

/** Deletes a file in a watched folder, once VS Code has told of the file. */
export async function deleteFile(uri: vscode.Uri): Promise<void> {
  await told(uri);
  await vscode.workspace.fs.delete(uri);
}

/** Types text the way a keyboard does, at a place or at the cursor. */
export async function type(text: string, at?: vscode.Position): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Error('no editor is open to type in');
  if (at) editor.selection = new vscode.Selection(at, at);
  for (const character of text) await vscode.commands.executeCommand('type', { text: character });
}

/** Closes every editor and gives unsaved files their saved text back. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Waits until a look gives something, looking at once and again at each of the events. */
export function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  ...events: readonly vscode.Event<never>[]
): Promise<T> {
  return new Promise((resolve, reject) => {
    const subscriptions: vscode.Disposable[] = [];
    const timer = setTimeout(() => end(() => reject(new Error(`waited in vain for ${what}`))), deadline);
    const end = (settle: () => void) => {
      clearTimeout(timer);
      for (const subscription of subscriptions) subscription.dispose();
      settle();
    };
    const again = async () => {
      try {
        const found = await look();
        if (found !== undefined && found !== false) end(() => resolve(found));
      } catch (error) {
        end(() => reject(error));
      }
    };
    subscriptions.push(...events.map((event) => event(() => void again())));
    void again();
  });
}

/** Waits until the diagnostics of a file are as wanted, and returns them. */
export function diagnosticsUntil(
  uri: vscode.Uri,
  what: string,
  wanted: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const look = () => {
    const diagnostics = vscode.languages.getDiagnostics(uri);
    return wanted(diagnostics) && diagnostics;
  };
  return until(what, look, vscode.languages.onDidChangeDiagnostics as vscode.Event<never>);
}

/** Accepts what each box offers first, as Enter does, until all are answered. */
export async function accept<T>(answer: Thenable<T>): Promise<T> {
  let answered = false;
  void answer.then(() => {
    answered = true;
  });
  while (!answered) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  return answer;
}
