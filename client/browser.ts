import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateWith, type CharterExtension } from './activate.ts';

/** Starts the extension in VS Code's browser extension host, with the language server in a worker. */
export function activate(context: vscode.ExtensionContext): CharterExtension {
  const folder = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const script = vscode.Uri.joinPath(folder, 'server.js').toString(true);
  let worker: Worker | undefined;
  const end = () => worker?.terminate();
  context.subscriptions.push({ dispose: end });
  const startWorker = async () => {
    end();
    worker = new Worker(script);
    // Not the worker itself: the editor's stand-in for the class makes workers that are no instances of it.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return activateWith(context, {
    readFiles: true,
    programFolder: folder.toString(true),
    createClient: (options) => new LanguageClient('charter', 'Charter', startWorker, options),
  });
}
