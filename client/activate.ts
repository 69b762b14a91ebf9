import * as vscode from 'vscode';
import { trackCharters } from './charters.ts';
import { openCheckPages } from './check-pages.ts';
import { evaluateReadiness, openReport } from './commands/evaluate-readiness.ts';
import { exportPage, type PageParts } from './commands/export-page.ts';
import { handover } from './commands/handover.ts';
import { newCharter } from './commands/new-charter.ts';
import { nextFinding } from './commands/next-finding.ts';
import { openCheck } from './commands/open-check.ts';
import { postmortem } from './commands/postmortem.ts';
import { printPage } from './commands/print-page.ts';
import { restartServer } from './commands/restart-server.ts';
import { reveal } from './commands/reveal.ts';
import { revealFile } from './commands/reveal-file.ts';
import { showChecks } from './commands/show-checks.ts';
import { followCommits } from './committed-text.ts';
import { giveBackForeignFiles } from './foreign-files.ts';
import { indentBySpaces } from './indent-by-spaces.ts';
import { createServer, type Host } from './server.ts';
import { trackStatuses } from './statuses.ts';
import { type ChartersView, createChartersView } from './views/charters-view.ts';
import { createReadinessPanel } from './views/readiness-panel.ts';
import { createStatusItem } from './views/status-item.ts';

/** What the extension tells other extensions. */
export interface CharterExtension {
  /** What the status item says; undefined while it is hidden. */
  readonly statusText: string | undefined;
  readonly onDidChangeStatusText: vscode.Event<void>;
  /** What the Charters view shows. */
  readonly chartersView: Omit<ChartersView, 'filter' | 'clearFilter' | 'dispose'>;
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
    exportPage: () => void exportPage(pageParts, panel.uri),
    printPage: () => void printPage(pageParts, panel.uri),
  });
  const pageParts: PageParts = { server, panel, showPage: host.showPage };
  const statusItem = createStatusItem(server, statuses, panel);
  const charters = trackCharters(server);
  const chartersView = createChartersView(charters);
  context.subscriptions.push(
    openCheckPages(context.extensionUri),
    server,
    statuses,
    commits,
    giveBackForeignFiles(server),
    indentBySpaces(),
    panel,
    statusItem,
    charters,
    chartersView,
  );

  const commands: Record<string, (...args: never[]) => unknown> = {
    'charter.evaluateReadiness': (target?: unknown) => evaluateReadiness(panel, target),
    'charter.openReport': (target?: unknown) => openReport(panel, target),
    'charter.exportPage': (target?: unknown) => exportPage(pageParts, target),
    'charter.printPage': (target?: unknown) => printPage(pageParts, target),
    'charter.new': (target?: unknown) => newCharter(server, target),
    'charter.handover': (target?: unknown) => handover(server, target),
    'charter.postmortem': (target?: unknown) => postmortem(server, panel, target),
    'charter.showChecks': () => showChecks(server, context.extensionUri),
    'charter.restartServer': () => restartServer(server),
    'charter.nextFinding': (target?: unknown) => nextFinding(server, panel, target),
    'charter.openCheck': (check?: unknown) => openCheck(context.extensionUri, check),
    'charter.reveal': reveal,
    'charter.revealFile': revealFile,
    'charter.statusActions': statusItem.choose,
    'charter.filterCharters': chartersView.filter,
    'charter.clearFilter': chartersView.clearFilter,
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
    chartersView,
  };
}
