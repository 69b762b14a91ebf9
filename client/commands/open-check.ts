import * as vscode from 'vscode';
import { isCharter } from '../charter-files.ts';
import { sayFailure } from '../say-failure.ts';

/** The pages that this window has shown: those of them that are still open make room for the next. */
const shown = new Set<string>();

/** Shows the page of a check beside the text: rendered where the editor can, else as it is written. */
export async function openCheck(extension: vscode.Uri, check: unknown): Promise<void> {
  // An address in any document may lead here: what it says must be the name of a page, and nothing else.
  if (typeof check !== 'string' || !/^[a-z0-9-]+$/.test(check)) return;
  const page = vscode.Uri.joinPath(extension, 'schemas', 'checks', `${check}.md`);
  try {
    await focusText();
    // Before the next is there: some versions of VS Code use the same tab again, others do not.
    await vscode.window.tabGroups.close(openPages(), true);
    if (!(await preview(page))) await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Beside });
    shown.add(check);
  } catch (error) {
    sayFailure(`The page of the check "${check}" could not be opened`, error);
  }
}

/** Beside what is active is where a page goes. That is to be the charter, and not the page before. */
async function focusText(): Promise<void> {
  if (vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputText) return;
  const visible = vscode.window.visibleTextEditors;
  const editor = visible.find(({ document }) => isCharter(document)) ?? visible[0];
  if (editor?.viewColumn) await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn });
}

/** The extension that comes with VS Code may be turned off, and its command is known only once it has run. */
async function preview(page: vscode.Uri): Promise<boolean> {
  try {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
    return true;
  } catch {
    return false;
  }
}

/** A preview does not say what it is of, but by its title, which ends or begins with the name of the file. */
function openPages(): readonly vscode.Tab[] {
  const names = [...shown].map((check) => `${check}.md`);
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input, label }) => {
      if (!(input instanceof vscode.TabInputWebview) || !input.viewType.endsWith('markdown.preview')) return false;
      return names.some((name) => label.split(/\s/).includes(name));
    });
}
