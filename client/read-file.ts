import * as vscode from 'vscode';
import type { ReadFileResult, ReadFolderResult } from '../server/protocol.ts';
import { pathsInside } from './path-guard.ts';

/** What a charter names is a page or a table. Whatever is larger was not meant to be read by a check. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/** Reads a file for a server that has no file system: only inside the workspace folder that the file lies in. */
export async function readFile(uri: vscode.Uri): Promise<ReadFileResult> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const paths = folder && pathsInside(folder.uri, uri);
  if (!paths) return unreadable('it lies outside the workspace');
  try {
    const stats = await Promise.all(paths.map((path) => vscode.workspace.fs.stat(uri.with({ path }))));
    if (stats.some(({ type }) => type & vscode.FileType.SymbolicLink)) {
      return unreadable('it is behind a symbolic link, which may lead out of the workspace');
    }
    const { type, size } = stats.at(-1)!;
    if (type === vscode.FileType.Directory) return { kind: 'folder' };
    if (type !== vscode.FileType.File) return unreadable('it is not an ordinary file');
    if (size > LARGEST_BYTES) return unreadable('it is larger than 64 MB');
    return { kind: 'text', text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch (error) {
    return failure(error);
  }
}

/** Lists a folder for a server that has no file system, by the same rules. Nothing where it may not be read. */
export async function readFolder(uri: vscode.Uri): Promise<ReadFolderResult> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const paths = folder && pathsInside(folder.uri, uri);
  if (!paths) return [];
  try {
    // Of the workspace folder itself nobody asks what it leads to.
    const below = uri.path === folder.uri.path ? [] : paths;
    const stats = await Promise.all(below.map((path) => vscode.workspace.fs.stat(uri.with({ path }))));
    if (stats.some(({ type }) => type & vscode.FileType.SymbolicLink)) return [];
    const entries = await vscode.workspace.fs.readDirectory(uri);
    return entries.flatMap(([name, type]) =>
      type === vscode.FileType.File || type === vscode.FileType.Directory
        ? [{ name, folder: type === vscode.FileType.Directory }]
        : [],
    );
  } catch {
    return [];
  }
}

function failure(error: unknown): ReadFileResult {
  const code = error instanceof vscode.FileSystemError ? error.code : '';
  if (code === 'FileNotFound' || code === 'FileNotADirectory') return { kind: 'absent' };
  if (code === 'NoPermissions') return unreadable('permission denied');
  return unreadable(error instanceof Error ? error.message : String(error));
}

function unreadable(message: string): ReadFileResult {
  return { kind: 'unreadable', message };
}
