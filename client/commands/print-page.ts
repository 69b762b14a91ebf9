import type * as vscode from 'vscode';
import { sayFailure } from '../say-failure.ts';
import { chooseCharter, sayForeign } from './choose-charter.ts';
import { exportPage, type PageParts } from './export-page.ts';
import { openInBrowser } from './open-in-browser.ts';

/**
 * Opens the report in the browser, which can print it as a web view cannot, and does so at once. Where no page can be shown
 * to it, the report is exported instead. Returns where the page is.
 */
export async function printPage(parts: PageParts, target?: unknown): Promise<vscode.Uri | undefined> {
  const { server, panel, showPage } = parts;
  if (!showPage) return exportPage(parts, target);
  const uri = await chooseCharter(panel, 'Print page', target);
  if (!uri) return undefined;
  try {
    const page = await server.page(uri, 'print');
    if (page) return await openInBrowser(page.text, showPage);
    sayForeign(uri);
  } catch (error) {
    sayFailure('The page could not be made', error);
  }
  return undefined;
}
