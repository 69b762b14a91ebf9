import * as vscode from 'vscode';
import type { Server } from '../server.ts';

/** Ends the language server and starts it anew. */
export async function restartServer(server: Server): Promise<void> {
  try {
    await server.restart();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`The Charter language server could not be restarted: ${reason}`);
  }
}
