import * as vscode from 'vscode';
import { openCheckPages } from './check-pages.ts';
import { evaluateReadiness, openReport } from './commands/evaluate-readiness.ts';
import { exportPage, printPage } from './commands/export-page.ts';
import { newCharter } from './commands/new-charter.ts';
import { openCheck } from './commands/open-check.ts';
import { restartServer } from './commands/restart-server.ts';
import { reveal } from './commands/reveal.ts';
import { followCommits } from './committed-text.ts';
import { giveBackForeignFiles } from './foreign-files.ts';
import { createServer, type Host } from './server.ts';
import { trackStatuses } from './statuses.ts';
import { createReadinessPanel } from './views/readiness-panel.ts';
import { createStatusItem } from './views/status-item.ts';

/** What the extension tells other extensions. */
export interface CharterExtension {
  /** What the status item says; undefined while it is hidden. */
  readonly statusText: string | undefined;
  readonly onDidChangeStatusText: vscode.Event<void>;
}

/** Puts the extension together. The language server starts meanwhile: nothing here waits for it. */
export function activateWith(context: vscode.ExtensionContext, host: Host): CharterExtension {
  const server = createServer(host);
  const statuses = trackStatuses(server);
  const commits = followCommits();
  const panel = createReadinessPanel({
    extension: context.extensionUri,
    server,
    commits,
    exportPage: () => void exportPage(server, panel, panel.uri),
    printPage: () => void printPage(server, context.globalStorageUri, panel),
  });
  const statusItem = createStatusItem(server, statuses, panel);
  context.subscriptions.push(
    openCheckPages(context.extensionUri),
    server,
    statuses,
    commits,
    giveBackForeignFiles(server),
    panel,
    statusItem,
  );

  const commands: Record<string, (...args: never[]) => unknown> = {
    'charter.evaluateReadiness': (target?: unknown) => evaluateReadiness(panel, target),
    'charter.openReport': (target?: unknown) => openReport(panel, target),
    'charter.exportPage': (target?: unknown) => exportPage(server, panel, target),
    'charter.new': (target?: unknown) => newCharter(server, target),
    'charter.restartServer': () => restartServer(server),
    'charter.openCheck': (check?: unknown) => openCheck(context.extensionUri, check),
    'charter.reveal': reveal,
  };
  for (const [id, run] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(id, run));
  }
  server.start();
  return {
    get statusText() {
      return statusItem.text;
    },
    onDidChangeStatusText: statusItem.onDidChange,
  };
}
