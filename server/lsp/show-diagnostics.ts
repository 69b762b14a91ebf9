import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { KnownCharter } from './charter-index.ts';

/** Shows what is to be said of a file, unless that is what is shown already. */
export async function showDiagnostics(
  connection: Connection,
  file: KnownCharter,
  diagnostics: readonly Diagnostic[],
): Promise<void> {
  const shown = fingerprint(diagnostics);
  if (shown === file.shown) return;
  file.shown = shown;
  await connection.sendDiagnostics({ uri: file.uri, diagnostics: [...diagnostics] });
}

/** A number that differs where diagnostics do, so that what is shown already is not sent again. */
function fingerprint(diagnostics: readonly Diagnostic[]): number {
  if (diagnostics.length === 0) return 0;
  const text = JSON.stringify(diagnostics);
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0) + 1;
}
