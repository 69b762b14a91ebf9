import * as vscode from 'vscode';
import { isCharter } from '../charter-files.ts';
import type { Server } from '../server.ts';
import type { Statuses } from '../statuses.ts';
import type { ReadinessPanel } from './readiness-panel.ts';
import { type StatusText, statusText } from './status-text.ts';

/** The item in the status bar that says where the active charter stands. */
export interface StatusItem extends vscode.Disposable {
  /** What it says; undefined while it is hidden. */
  readonly text: string | undefined;
  readonly onDidChange: vscode.Event<void>;
}

interface Shown extends StatusText {
  readonly icon?: string;
  readonly command: vscode.Command;
}

const EVALUATE = { command: 'charter.evaluateReadiness', title: 'Evaluate readiness' };
const RESTART = { command: 'charter.restartServer', title: 'Restart the language server' };

/** Makes the item, which follows the active editor, or the panel while that is active. */
export function createStatusItem(server: Server, statuses: Statuses, panel: ReadinessPanel): StatusItem {
  const item = vscode.window.createStatusBarItem('charter.status', vscode.StatusBarAlignment.Left, 0);
  item.name = 'Charter';
  const changed = new vscode.EventEmitter<void>();
  let text: string | undefined;

  const update = () => {
    const shown = find();
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
    if (!isCharter(active) && !status) return undefined;
    if (server.state === 'stopped') {
      return {
        text: 'Charter: not checked',
        tooltip: 'The language server is not running. Select to restart it.',
        overclaimed: true,
        icon: '$(warning)',
        command: RESTART,
      };
    }
    if (!status || server.state === 'starting') {
      const tooltip =
        server.state === 'starting' ? 'The language server is starting.' : 'The charter is being checked.';
      return { text: 'Charter: checking …', tooltip, overclaimed: false, icon: '$(sync~spin)', command: EVALUATE };
    }
    const said = statusText(status);
    // A colour alone says nothing to everybody, and a theme of high contrast has none.
    const icon = said.overclaimed ? '$(warning)' : undefined;
    return { ...said, icon, command: { ...EVALUATE, arguments: [uri] } };
  }

  function show(shown: Shown): void {
    item.text = shown.icon ? `${shown.icon} ${shown.text}` : shown.text;
    item.tooltip = shown.tooltip;
    item.command = shown.command;
    item.backgroundColor = shown.overclaimed ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    item.accessibilityInformation = { label: `${shown.text}. ${shown.tooltip}`, role: 'button' };
    item.show();
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
    dispose: () => subscriptions.dispose(),
  };
}
