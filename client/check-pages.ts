import * as vscode from 'vscode';
import { openCheck } from './commands/open-check.ts';

const SCHEME = 'charter-check';

/**
 * The address of a check's page, as the server puts it into diagnostics: `{check}` stands for the id. Not a command,
 * which VS Code has run from the Problems panel and, in some versions, from nowhere else.
 */
export const CHECK_PAGES = `${SCHEME}:/{check}.md`;

/** How long before a page opens the tab was closed that it took the place of. */
const AT_ONCE_MS = 500;

interface Closed {
  readonly uri: vscode.Uri;
  readonly viewColumn: vscode.ViewColumn;
  readonly at: number;
}

/**
 * Opens the pages of checks. VS Code opens an address as text, and in place of the charter where that was not kept
 * open: the charter is put back, and the page is shown beside it.
 */
export function openCheckPages(extension: vscode.Uri): vscode.Disposable {
  let closed: Closed | undefined;
  let redirecting = false;

  async function redirect(tab: vscode.Tab, page: vscode.Uri): Promise<void> {
    const { viewColumn } = tab.group;
    const back = closed?.viewColumn === viewColumn && Date.now() - closed.at < AT_ONCE_MS ? closed.uri : undefined;
    // A tab that is closed while its text is on the way is opened all the same.
    await vscode.workspace.openTextDocument(page);
    // It may be gone from the disk meanwhile; the page is shown all the same.
    if (back) await vscode.window.showTextDocument(back, { viewColumn }).then(undefined, () => undefined);
    await closeTexts();
    await openCheck(extension, checkOf(page));
    await closeTexts();
  }

  /** Not the tab that was there a moment ago: showing the charter may have taken its place. */
  async function closeTexts(): Promise<void> {
    const left = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter((open) => pageOf(open));
    if (left.length > 0) await vscode.window.tabGroups.close(left, true);
  }

  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      async provideTextDocumentContent(uri) {
        const page = vscode.Uri.joinPath(extension, 'schemas', 'checks', `${checkOf(uri)}.md`);
        return new TextDecoder().decode(await vscode.workspace.fs.readFile(page));
      },
    }),
    vscode.window.tabGroups.onDidChangeTabs((tabs) => {
      for (const { input, isPreview, group } of tabs.closed) {
        if (isPreview && input instanceof vscode.TabInputText)
          closed = { uri: input.uri, viewColumn: group.viewColumn, at: Date.now() };
      }
      // What a tab holds may not be known before it changes.
      for (const tab of [...tabs.opened, ...tabs.changed]) {
        const page = pageOf(tab);
        if (!page || redirecting) continue;
        redirecting = true;
        void redirect(tab, page).finally(() => {
          redirecting = false;
        });
      }
    }),
  );
}

function pageOf({ input }: vscode.Tab): vscode.Uri | undefined {
  return input instanceof vscode.TabInputText && input.uri.scheme === SCHEME ? input.uri : undefined;
}

function checkOf({ path }: vscode.Uri): string {
  return path.replace(/^\/|\.md$/g, '');
}
