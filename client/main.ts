import type * as vscode from 'vscode';
import type { CharterExtension } from './activate.ts';

/** What VS Code calls. One file serves both of its extension hosts, which share nearly all of it: it is installed once. */
export async function activate(context: vscode.ExtensionContext): Promise<CharterExtension> {
  const inNode = typeof process === 'object' && process.versions?.node !== undefined;
  const host = inNode ? await import('./extension.ts') : await import('./browser.ts');
  return host.activate(context);
}
