import * as vscode from 'vscode';
import { isCharter } from '../charter-files.ts';
import type { Server } from '../server.ts';
import type { Statuses } from '../statuses.ts';
import { markdownText } from './markdown.ts';
import type { ReadinessPanel } from './readiness-panel.ts';
import { type StatusAction, statusActions } from './status-actions.ts';
import { type StatusText, statusText } from './status-text.ts';

/** The item in the status bar that says where the active charter stands. */
export interface StatusItem extends vscode.Disposable {
  /** What it says; undefined while it is hidden. */
  readonly text: string | undefined;
  readonly onDidChange: vscode.Event<void>;
  /** Lets somebody choose what to do about what it says. */
  choose(): Promise<void>;
}

interface Shown extends StatusText {
  readonly icon?: string | undefined;
  readonly uri: vscode.Uri;
  readonly actions: readonly StatusAction[];
}

/** What a click does. It is in no palette. */
const CHOOSE = 'charter.statusActions';

/** Makes the item, which follows the active editor, or the panel while that is active. */
export function createStatusItem(server: Server, statuses: Statuses, panel: ReadinessPanel): StatusItem {
  const item = vscode.window.createStatusBarItem('charter.status', vscode.StatusBarAlignment.Left, 0);
  item.name = 'Charter';
  const changed = new vscode.EventEmitter<void>();
  let text: string | undefined;
  let current: Shown | undefined;

  const update = () => {
    const shown = find();
    current = shown;
    if (shown) show(shown);
    else item.hide();
    if (text === shown?.text) return;
    text = shown?.text;
    changed.fire();
  };

  function find(): Shown | undefined {
    const active = vscode.window.activeTextEditor?.document;
    const uri = active?.uri ?? (panel.active ? panel.uri : undefined);
    const status = uri && statuses.of(uri);
    if (!uri || (!isCharter(active) && !status)) return undefined;
    const about = { uri, actions: statusActions(status, server.state) };
    if (server.state === 'stopped') {
      return {
        ...about,
        text: 'Charter: not checked',
        tooltip: 'The language server is not running. Restart it to have charters checked.',
        overclaimed: true,
        icon: '$(warning)',
      };
    }
    if (!status || server.state === 'starting') {
      const tooltip =
        server.state === 'starting' ? 'The language server is starting.' : 'The charter is being checked.';
      return { ...about, text: 'Charter: checking …', tooltip, overclaimed: false, icon: '$(sync~spin)' };
    }
    const said = statusText(status);
    // A colour alone says nothing to everybody, and a theme of high contrast has none.
    const icon = said.overclaimed ? '$(warning)' : undefined;
    return { ...about, ...said, icon };
  }

  function show(shown: Shown): void {
    item.text = shown.icon ? `${shown.icon} ${shown.text}` : shown.text;
    item.tooltip = richTooltip(shown);
    item.command = CHOOSE;
    item.backgroundColor = shown.overclaimed ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    item.accessibilityInformation = { label: `${shown.text}. ${shown.tooltip}`, role: 'button' };
    item.show();
  }

  async function choose(): Promise<void> {
    if (!current) return;
    const { actions, uri, text: title, tooltip } = current;
    const items = actions.map((action) => ({ label: `$(${action.icon}) ${action.label}`, action }));
    const picked = await vscode.window.showQuickPick(items, { title, placeHolder: tooltip });
    if (picked) await vscode.commands.executeCommand(picked.action.command, ...argumentsOf(picked.action, uri));
  }

  const subscriptions = vscode.Disposable.from(
    item,
    changed,
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidOpenTextDocument(update),
    statuses.onDidChange(update),
    server.onDidChangeState(update),
    panel.onDidChangeActive(update),
  );
  update();
  return {
    get text() {
      return text;
    },
    onDidChange: changed.event,
    choose,
    dispose: () => subscriptions.dispose(),
  };
}

function argumentsOf({ aboutCharter }: StatusAction, uri: vscode.Uri): readonly vscode.Uri[] {
  return aboutCharter ? [uri] : [];
}

/** What it says, with links to what can be done. Only these commands can be run from it. */
function richTooltip({ tooltip, actions, uri }: Shown): vscode.MarkdownString {
  const links = actions.map((action) => {
    const given = encodeURIComponent(JSON.stringify(argumentsOf(action, uri)));
    return `[$(${action.icon}) ${action.label}](command:${action.command}?${given})`;
  });
  const markdown = new vscode.MarkdownString([markdownText(tooltip), '---', ...links].join('\n\n'), true);
  markdown.isTrusted = { enabledCommands: actions.map(({ command }) => command) };
  return markdown;
}
