import assert from 'node:assert/strict';
import { suite } from 'node:test';
import fc from 'fast-check';
import type { Diagnostic, TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol/node';
import { evaluate, indexLines, isCharter, parseCharter } from '../../server/engine/index.ts';
import { noFiles } from '../../server/lsp/no-files.ts';
import { type Judgement, openText } from '../../server/lsp/open-text.ts';
import { compilePattern } from '../../server/workspace/pattern.ts';
import { startInProcess, TODAY } from '../support/in-process-server.ts';
import { completePage } from '../support/page.ts';
import { arbitraryPiece, arbitraryText } from './arbitrary-text.ts';
import { fuzz } from './fuzz.ts';

const URI = 'file:///nowhere/drafts/charter.yaml';
const OTHER = 'file:///elsewhere/drafts/charter.yaml';

/** A position somewhere in a text, or beyond its lines and its end. */
const position = fc.record({
  line: fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 110 }), fc.constant(1e9)),
  character: fc.oneof(fc.nat({ max: 30 }), fc.constant(1e9)),
});
const change: fc.Arbitrary<TextDocumentContentChangeEvent> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ start: position, text: arbitraryPiece }).map(({ start, text }) => ({
      range: { start, end: start },
      text,
    })),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(position, fc.nat({ max: 2 }), fc.nat({ max: 20 }), fc.oneof(fc.constant(''), arbitraryPiece))
      .map(([start, lines, characters, text]) => ({
        range: { start, end: { line: start.line + lines, character: start.character + characters } },
        text,
      })),
  },
  { weight: 1, arbitrary: arbitraryText.map((text) => ({ text })) },
);
const notifications = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });
const start = fc.oneof(fc.constant(completePage), arbitraryText);

/** A text after a change, worked out on the whole of it. */
function edited(text: string, change: TextDocumentContentChangeEvent): string {
  if (!('range' in change)) return change.text;
  const lines = indexLines(text);
  const [start, end] = [lines.offset(change.range.start), lines.offset(change.range.end)];
  return text.slice(0, Math.min(start, end)) + change.text + text.slice(Math.max(start, end));
}

/** What a text comes to, in a form that can be compared. */
function judge(text: string): Judgement {
  const { charter, findings } = evaluate(parseCharter(text), { today: TODAY, files: noFiles(compilePattern).files });
  return { foreign: false, charter, findings, pending: false };
}

suite('random edits', () => {
  fuzz('an open text comes to what its full text comes to', 60, fc.tuple(start, notifications), ([text, edits]) => {
    const open = openText({ uri: URI, languageId: 'charter', version: 1, text }, noFiles(compilePattern), judge);
    let full = text;
    for (const [index, changes] of edits.entries()) {
      full = changes.reduce(edited, full);
      open.change(changes, index + 2);
      const { judged, standing, findings, version, stillAt } = open.view();
      assert.equal(judged.charter.document.text, full);
      assert.equal(version, index + 2);
      // What still stands while a line is being typed has moved with the text, and is in it.
      for (const { span } of findings) assert.ok(0 <= span.start && span.start <= span.end && span.end <= full.length);
      const then = standing.charter.document.text;
      for (const { span } of standing.findings) {
        const now = stillAt(span);
        if (now) assert.equal(full.slice(now.start, now.end), then.slice(span.start, span.end));
      }
    }
    open.settle();
    assert.deepEqual(
      open.view().findings.map(({ check, message, severity, span }) => ({ check, message, severity, span })),
      judge(full).findings.map(({ check, message, severity, span }) => ({
        check,
        message,
        severity,
        span,
      })),
    );
  });

  fuzz(
    'a client is told the same as of a text that was opened so',
    15,
    fc.tuple(start, notifications),
    async ([text, edits]) => {
      const client = startInProcess({ disk: false });
      try {
        await client.initialize();
        client.open(URI, `apiVersion: charter/v1\n${text}`);
        let full = `apiVersion: charter/v1\n${text}`;
        for (const [index, changes] of edits.entries()) {
          full = changes.reduce(edited, full);
          client.change(URI, index + 2, changes);
          await client.hover(URI, { line: index, character: 1 });
        }
        const version = edits.length + 1;
        await client.diagnostics(URI, version);
        // What still stood while a line was typed is said anew once the text is saved.
        await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: URI } });
        await client.next(URI);
        const told = client.published.filter(({ uri }) => uri === URI).at(-1)!.diagnostics;
        await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
        client.open(OTHER, full);
        const fresh = await client.diagnostics(OTHER, 1);
        // A text that was a charter when it was opened stays one.
        if (isCharter(parseCharter(full))) assert.deepEqual(places(told), places(fresh));
      } finally {
        await client.close();
      }
    },
  );
});

function places(diagnostics: readonly Diagnostic[]): object[] {
  return diagnostics.map(({ range, code, message, severity }) => ({ range, code, message, severity }));
}
