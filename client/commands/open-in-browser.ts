import * as vscode from 'vscode';
import { sayFailure } from '../say-failure.ts';
import type { Host } from '../server.ts';

/**
 * Shows a page to the browser and returns its address; on another machine, VS Code makes one of it that the browser
 * reaches. What goes wrong is said.
 */
export async function openInBrowser(
  html: string,
  showPage: NonNullable<Host['showPage']>,
): Promise<vscode.Uri | undefined> {
  try {
    const address = vscode.Uri.parse(await showPage(html), true);
    await vscode.env.openExternal(address);
    return address;
  } catch (error) {
    sayFailure('The page could not be opened in the browser', error);
    return undefined;
  }
}
