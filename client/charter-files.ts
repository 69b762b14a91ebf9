import * as vscode from 'vscode';

/** The language id of charters. */
export const LANGUAGE = 'charter';

/** The language id of policies, which the server also reads. Where a charter stands is not asked of them. */
export const POLICY_LANGUAGE = 'charter-policy';

const NAME = /^(?:.*\.)?charter\.ya?ml$/i;
const GLOB = '**/{charter,*.charter}.{yaml,yml}';
const EXCLUDED = '**/node_modules/**';
// A tree larger than this is no workspace to look through folder by folder.
const MOST_FOLDERS = 5000;
const FOLDERS_AT_ONCE = 32;

// Where nobody searches, `findFiles` waits for a provider for ever.
const SEARCHED = ['file', 'vscode-remote', 'vscode-vfs'];

/** The charters of the workspace, by name only: files of other tools that have the same name are among them. */
export async function findCharters(): Promise<readonly vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    folders.map((folder) => (SEARCHED.includes(folder.uri.scheme) ? search : walk)(folder)),
  );
  return found.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The open document at an address, where it has the language of charters. */
export function openCharter(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => isCharter(document) && document.uri.toString() === key);
}

export function isCharter(document: vscode.TextDocument | undefined): document is vscode.TextDocument {
  return document?.languageId === LANGUAGE;
}

/** How to call a file: its path in the workspace. */
export function displayPath(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}

function search(folder: vscode.WorkspaceFolder): Thenable<vscode.Uri[]> {
  return vscode.workspace.findFiles(new vscode.RelativePattern(folder, GLOB), EXCLUDED);
}

async function walk({ uri: root }: vscode.WorkspaceFolder): Promise<vscode.Uri[]> {
  const charters: vscode.Uri[] = [];
  let level = [root];
  for (let read = 0; level.length > 0 && read < MOST_FOLDERS; read += level.length) {
    const below: Awaited<ReturnType<typeof list>>[] = [];
    for (let at = 0; at < level.length; at += FOLDERS_AT_ONCE)
      below.push(...(await Promise.all(level.slice(at, at + FOLDERS_AT_ONCE).map(list))));
    level = [];
    for (const { uri, name, type } of below.flat()) {
      // Not into symbolic links, which may lead back up.
      if (type === vscode.FileType.Directory && !name.startsWith('.') && name !== 'node_modules') level.push(uri);
      if (type & vscode.FileType.File && NAME.test(name)) charters.push(uri);
    }
  }
  return charters;
}

async function list(folder: vscode.Uri): Promise<{ uri: vscode.Uri; name: string; type: vscode.FileType }[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.map(([name, type]) => ({ uri: vscode.Uri.joinPath(folder, name), name, type }));
  } catch {
    // One folder that may not be read hides only itself.
    return [];
  }
}
