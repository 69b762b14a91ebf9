import * as vscode from 'vscode';
import { type, until, workspaceUri, write } from './support.ts';

/** The check ids of what is said of a file. */
export function checksOf(diagnostics: readonly vscode.Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => String(typeof code === 'object' ? code.value : code));
}

/** The diagnostic of a check; throws where there is none. */
export function diagnosticOf(uri: vscode.Uri, check: string): vscode.Diagnostic {
  const all = vscode.languages.getDiagnostics(uri);
  const found = all.find((diagnostic) => checksOf([diagnostic])[0] === check);
  if (!found) throw new Error(`no ${check} among ${checksOf(all).join(', ') || 'no diagnostics'}`);
  return found;
}

/** Waits for the next time that anything is said of a file, while something is done. */
export async function nextDiagnostics(
  uri: vscode.Uri,
  act: () => Thenable<unknown>,
): Promise<readonly vscode.Diagnostic[]> {
  let told = false;
  const event: vscode.Event<never> = (listener) =>
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      told ||= uris.some((changed) => changed.toString() === uri.toString());
      (listener as () => void)();
    });
  const waiting = until(`diagnostics of ${uri.path}`, () => told, event);
  await act();
  await waiting;
  return vscode.languages.getDiagnostics(uri);
}

/** Writes a file anew and opens it in an editor, as a person does: what an extension opens stays open for minutes. */
export async function openText(path: string, text: string): Promise<vscode.TextEditor> {
  const uri = await write(path, text);
  await vscode.commands.executeCommand('vscode.open', uri);
  const look = () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() && editor.document.getText() === text && editor;
  };
  return until(
    `${path} in an editor`,
    look,
    vscode.window.onDidChangeActiveTextEditor as vscode.Event<never>,
    // One that was open a moment ago may have to be read again.
    vscode.workspace.onDidChangeTextDocument as vscode.Event<never>,
  );
}

/** Types lines below each other as a person does: Enter indents by itself, and what is too much is deleted. */
export async function typeLines(editor: vscode.TextEditor, lines: readonly string[]): Promise<void> {
  for (const [at, line] of lines.entries()) {
    if (at > 0) await type('\n');
    const wanted = line.length - line.trimStart().length;
    while (editor.selection.active.character > wanted) await vscode.commands.executeCommand('deleteLeft');
    await type(line.slice(editor.selection.active.character));
  }
}

/** The quick fix of that title which an editor offers where a check has found something. */
export async function fixFor(uri: vscode.Uri, check: string, title: RegExp): Promise<vscode.CodeAction> {
  const { range } = diagnosticOf(uri, check);
  const provider = 'vscode.executeCodeActionProvider';
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(provider, uri, range);
  const fix = actions.find(
    (action) => action.kind?.contains(vscode.CodeActionKind.QuickFix) && title.test(action.title),
  );
  if (!fix?.edit) throw new Error(`no ${title} for ${check} among ${actions.map((action) => action.title).join(', ')}`);
  return fix;
}

/** Fills in the blanks that a fix has left as tab stops, one after the other, by typing. Returns what was typed over. */
export async function fillBlanks(editor: vscode.TextEditor, value: (hint: string) => string): Promise<string[]> {
  const filled: string[] = [];
  for (;;) {
    const hint = editor.document.getText(editor.selection);
    if (!/^<.*>$/.test(hint)) return filled;
    filled.push(hint);
    await type(value(hint));
    const { active } = editor.selection;
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    if (editor.selection.isEmpty && editor.selection.active.isEqual(active)) return filled;
  }
}

/** Removes what a test has left in the workspace. */
export async function remove(path: string): Promise<void> {
  try {
    await vscode.workspace.fs.delete(workspaceUri(path), { recursive: true });
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) throw error;
  }
}

/** Today, or so many days from it, as charters write days. */
export function day(offset = 0): string {
  const date = new Date();
  date.setDate(date.getDate() + offset);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
