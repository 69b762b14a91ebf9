import * as vscode from 'vscode';
import { sayFailure } from '../say-failure.ts';
import type { Server } from '../server.ts';
import { type CheckItem, checkItems } from './check-items.ts';
import { openCheck } from './open-check.ts';

/** Shows all checks, and the page of the one that is chosen. */
export async function showChecks(server: Server, extension: vscode.Uri): Promise<void> {
  try {
    const items = checkItems(await server.checks()).map((item) =>
      'separator' in item ? { label: item.separator, kind: vscode.QuickPickItemKind.Separator } : item,
    );
    const picked = await vscode.window.showQuickPick<vscode.QuickPickItem | CheckItem>(items, {
      title: 'Checks',
      placeHolder: 'Type what a check is about, or its id. Enter shows its page.',
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (picked && 'id' in picked) await openCheck(extension, picked.id);
  } catch (error) {
    sayFailure('The checks could not be listed', error);
  }
}
