import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import type { Handler } from './handler.ts';

/** Nobody looks through more; who types on sees others. */
const MOST_SYMBOLS = 500;

/** Charters by name and title, and who owns them. */
export const workspaceSymbolHandler: Handler = {
  capabilities: { workspaceSymbolProvider: true },
  register({ connection, charters }) {
    connection.onWorkspaceSymbol(async ({ query }): Promise<WorkspaceSymbol[]> => {
      await charters.complete();
      const found: WorkspaceSymbol[] = [];
      const letters = String(query ?? '').toLowerCase();
      for (const { uri, path, symbols } of charters.symbols((name) => holdsInOrder(name, letters))) {
        for (const { name, kind, of, range } of symbols) {
          found.push({
            name,
            kind: kind === 'charter' ? SymbolKind.File : SymbolKind.Object,
            containerName: of === '' ? path : of,
            location: { uri, range },
          });
          if (found.length >= MOST_SYMBOLS) return found;
        }
      }
      return found;
    });
  },
};

/** True when the letters of a query, small ones, occur in a text in their order: clients rank what is left. */
function holdsInOrder(text: string, query: string): boolean {
  const letters = text.toLowerCase();
  let at = 0;
  for (const letter of query) {
    if (letter.trim() === '') continue;
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
