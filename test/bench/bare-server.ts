/**
 * The least that a language server can do: it parses each text, and publishes thirty diagnostics. What ours takes beside
 * it is the price of everything that we do.
 */
import { createConnection, TextDocumentSyncKind } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseDocument } from 'yaml';

const connection = createConnection();
const documents = new Map<string, TextDocument>();
/** How long the parser took for each change, in ms. */
const parses: number[] = [];
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const diagnostics = Array.from({ length: 30 }, (_, index) => ({
  range,
  message: `Diagnostic ${index}`,
  source: 'bare',
}));

function publish(document: TextDocument): void {
  documents.set(document.uri, document);
  const text = document.getText();
  const began = performance.now();
  parseDocument(text);
  parses.push(performance.now() - began);
  connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
}

connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }));
connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) =>
  publish(TextDocument.create(uri, languageId, version, text)),
);
connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
  const document = documents.get(uri);
  if (document) publish(TextDocument.update(document, contentChanges, version));
});
// The median of the last ones: what the parse alone takes where it is done at each key, and not again and again.
connection.onRequest('bench/parse', () => {
  const last = parses.slice(-500).sort((a, b) => a - b);
  return last[Math.floor(last.length / 2)] ?? 0;
});
connection.onHover(() => null);
connection.onCompletion(() => []);
connection.listen();
