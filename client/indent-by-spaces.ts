import * as vscode from 'vscode';
import { LANGUAGE, POLICY_LANGUAGE } from './charter-files.ts';

/**
 * Has charters and policies indented by spaces. VS Code goes on with what it finds in a file, and YAML allows no tabs:
 * after one of them every fix and every new line would bring more.
 */
export function indentBySpaces(): vscode.Disposable {
  const mend = (editor: vscode.TextEditor) => {
    if (editor.options.insertSpaces === false && [LANGUAGE, POLICY_LANGUAGE].includes(editor.document.languageId))
      editor.options = { insertSpaces: true };
  };
  vscode.window.visibleTextEditors.forEach(mend);
  return vscode.Disposable.from(
    vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach(mend)),
    vscode.window.onDidChangeTextEditorOptions(({ textEditor }) => mend(textEditor)),
  );
}
