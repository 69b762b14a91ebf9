import * as vscode from 'vscode';
import type { SettingKey, Settings } from '../server/protocol.ts';

/** A setting as it is now. Where nothing is set, VS Code knows what the manifest says. */
export function setting<K extends SettingKey>(key: K): Settings[K] | undefined {
  return vscode.workspace.getConfiguration('charter').get<Settings[K]>(key);
}
