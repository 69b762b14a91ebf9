import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith, type CharterExtension } from './activate.ts';
import { createPageServer } from './page-server.ts';

/** Starts the extension in VS Code's Node extension host, with the language server in a process of its own. */
export function activate(context: vscode.ExtensionContext): CharterExtension {
  const pages = createPageServer();
  context.subscriptions.push(pages);
  const module = context.asAbsolutePath('dist/start-server.js');
  return activateWith(context, {
    // What is not on disk, as in a virtual workspace: the server reads the rest by itself.
    readFiles: true,
    showPage: pages.show,
    createClient: (options) =>
      new LanguageClient('charter', 'Charter', { module, transport: TransportKind.ipc }, options),
  });
}
