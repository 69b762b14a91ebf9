import * as vscode from 'vscode';

/** The language id of charters. */
export const LANGUAGE = 'charter';

/** The language id of policies, which the server also reads. Where a charter stands is not asked of them. */
export const POLICY_LANGUAGE = 'charter-policy';

/** Files to look for: by a glob where VS Code searches, else by their names. */
interface Wanted {
  readonly glob: string;
  readonly name: RegExp;
}

const CHARTERS: Wanted = { glob: '**/{charter,*.charter}.{yaml,yml}', name: /^(?:.*\.)?charter\.ya?ml$/i };
const WITH_POLICIES: Wanted = {
  glob: '**/{charter,*.charter,charter.policy}.{yaml,yml}',
  name: /^(?:(?:.*\.)?charter|charter\.policy)\.ya?ml$/i,
};
const EXCLUDED = '**/node_modules/**';
// A tree larger than this is no workspace to look through folder by folder.
const MOST_FOLDERS = 5000;
const FOLDERS_AT_ONCE = 32;

// Where nobody searches, `findFiles` waits for a provider for ever.
const SEARCHED = ['file', 'vscode-remote', 'vscode-vfs'];

/** The charters of the workspace, by name only: files of other tools that have the same name are among them. */
export function findCharters(): Promise<readonly vscode.Uri[]> {
  return find(CHARTERS);
}

/** The same, and the policies of the workspace. */
export function findChartersAndPolicies(): Promise<readonly vscode.Uri[]> {
  return find(WITH_POLICIES);
}

async function find(wanted: Wanted): Promise<readonly vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    folders.map((folder) => (SEARCHED.includes(folder.uri.scheme) ? search : walk)(folder, wanted)),
  );
  return found.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The open document at an address, where it has the language of charters. */
export function openCharter(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => isCharter(document) && document.uri.toString() === key);
}

/** True of a document in the language of charters that is checked; those of other tools are given back to YAML. */
export function isCharter(document: vscode.TextDocument | undefined): document is vscode.TextDocument {
  return document?.languageId === LANGUAGE && isChecked(document.uri);
}

/**
 * Whether a document with such an address is anybody's to mend. The old side of a comparison is not: what is found in it
 * would only stand among the problems a second time.
 */
export function isChecked(uri: vscode.Uri): boolean {
  if (uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(uri.scheme)) return true;
  return !!vscode.workspace.getWorkspaceFolder(uri);
}

/** How to call a file: its path in the workspace. */
export function displayPath(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}

function search(folder: vscode.WorkspaceFolder, { glob }: Wanted): Thenable<vscode.Uri[]> {
  return vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob), EXCLUDED);
}

async function walk({ uri: root }: vscode.WorkspaceFolder, wanted: Wanted): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  let level = [root];
  for (let read = 0; level.length > 0 && read < MOST_FOLDERS; read += level.length) {
    const below: Awaited<ReturnType<typeof list>>[] = [];
    for (let at = 0; at < level.length; at += FOLDERS_AT_ONCE)
      below.push(...(await Promise.all(level.slice(at, at + FOLDERS_AT_ONCE).map(list))));
    level = [];
    for (const { uri, name, type } of below.flat()) {
      // Not into symbolic links, which may lead back up.
      if (type === vscode.FileType.Directory && !name.startsWith('.') && name !== 'node_modules') level.push(uri);
      if (type & vscode.FileType.File && wanted.name.test(name)) found.push(uri);
    }
  }
  return found;
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
