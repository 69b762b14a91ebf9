import * as vscode from 'vscode';
import { displayPath, LANGUAGE } from '../charter-files.ts';
import type { Server } from '../server.ts';
import { folderName, folderProblem, folderSteps, nameProblem } from './charter-place.ts';

const TITLE = 'New charter';
const FILE_NAMES = ['charter.yaml', 'charter.yml'];

/** Given instead of asked for. */
interface Answers {
  readonly name: string;
  readonly folder: vscode.Uri;
}

/** Creates a charter in a folder of its own, never over one that is there, and begins to fill it in. */
export async function newCharter(server: Server, target?: unknown): Promise<vscode.Uri | undefined> {
  try {
    if (isAnswers(target)) return await createIn(server, target);
    const clicked = target instanceof vscode.Uri ? await folderOf(target) : undefined;
    const name = await askName(clicked);
    if (name === undefined) return undefined;
    if (!clicked && !vscode.workspace.workspaceFolders?.length) return await createUntitled(server, name);
    const folder = await askFolder(name, clicked);
    return folder && (await createIn(server, { name, folder }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`The charter could not be created: ${reason}`);
    return undefined;
  }
}

function isAnswers(target: unknown): target is Answers {
  return typeof target === 'object' && target !== null && 'name' in target && 'folder' in target;
}

async function folderOf(uri: vscode.Uri): Promise<vscode.Uri> {
  const { type } = await vscode.workspace.fs.stat(uri);
  return type & vscode.FileType.Directory ? uri : vscode.Uri.joinPath(uri, '..');
}

async function askName(clicked: vscode.Uri | undefined): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: TITLE,
    prompt: 'What is the workflow called?',
    placeHolder: 'Draft case text',
    value: clicked && !isWorkspaceFolder(clicked) ? clicked.path.split('/').at(-1) : undefined,
    validateInput: nameProblem,
  });
  return name?.trim();
}

/** The folder that was clicked, or one of the workflow's name; both may be changed. */
async function askFolder(name: string, clicked: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const holding = clicked && vscode.workspace.getWorkspaceFolder(clicked);
  if (clicked && !holding) return clicked;
  const base =
    holding ?? (folders.length > 1 ? await vscode.window.showWorkspaceFolderPick({ placeHolder: TITLE }) : folders[0]);
  if (!base) return undefined;
  const own = clicked && !isWorkspaceFolder(clicked) ? clicked.path.slice(base.uri.path.length + 1) : folderName(name);
  const path = await vscode.window.showInputBox({
    title: TITLE,
    prompt: `In which folder of ${base.name}? It is created where it does not exist.`,
    value: own,
    validateInput: folderProblem,
  });
  return path === undefined ? undefined : vscode.Uri.joinPath(base.uri, ...folderSteps(path));
}

function isWorkspaceFolder(uri: vscode.Uri): boolean {
  return vscode.workspace.workspaceFolders?.some((folder) => folder.uri.toString() === uri.toString()) ?? false;
}

async function createIn(server: Server, { name, folder }: Answers): Promise<vscode.Uri> {
  const existing = await findIn(folder);
  if (existing) return openExisting(existing);
  // Asked for first: without the server there is nothing to write, and no empty file is left behind.
  const { snippet } = await server.newCharter(name);
  const uri = vscode.Uri.joinPath(folder, FILE_NAMES[0]!);
  const creation = new vscode.WorkspaceEdit();
  creation.createFile(uri, { overwrite: false });
  if (!(await vscode.workspace.applyEdit(creation))) {
    // Somebody else may have been faster.
    const other = await findIn(folder);
    if (other) return openExisting(other);
    throw new Error(`${displayPath(uri)} could not be written.`);
  }
  const editor = await vscode.window.showTextDocument(uri);
  await editor.insertSnippet(new vscode.SnippetString(snippet), new vscode.Position(0, 0));
  await editor.document.save();
  return uri;
}

async function createUntitled(server: Server, name: string): Promise<vscode.Uri> {
  const { snippet } = await server.newCharter(name);
  const document = await vscode.workspace.openTextDocument({ language: LANGUAGE });
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(snippet), new vscode.Position(0, 0));
  return document.uri;
}

async function findIn(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  for (const name of FILE_NAMES) {
    const uri = vscode.Uri.joinPath(folder, name);
    try {
      await vscode.workspace.fs.stat(uri);
      return uri;
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError) || !isAbsence(error)) throw error;
    }
  }
  return undefined;
}

function isAbsence({ code }: vscode.FileSystemError): boolean {
  return code === 'FileNotFound' || code === 'FileNotADirectory';
}

async function openExisting(uri: vscode.Uri): Promise<vscode.Uri> {
  await vscode.window.showTextDocument(uri);
  void vscode.window.showInformationMessage(`${displayPath(uri)} was there already. It is open, and unchanged.`);
  return uri;
}
