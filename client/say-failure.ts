import * as vscode from 'vscode';

/** Says what could not be done, as in `The page could not be exported`, and why. */
export function sayFailure(what: string, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  void vscode.window.showErrorMessage(`${what}: ${reason}`);
}
