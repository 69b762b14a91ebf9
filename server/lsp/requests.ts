import type { CompletionItem, Connection } from 'vscode-languageserver';
import { CompletionItemKind } from 'vscode-languageserver';
import {
  complete,
  fixAll,
  hover,
  hoverPolicy,
  knownPeople,
  newCharter,
  plainText,
  policyFixes,
  quickFixes,
  snippetText,
} from '../engine/index.ts';
import { NEW_CHARTER, type NewCharterParams, READINESS, type ReadinessParams } from '../protocol.ts';
import { toCodeAction, toRange } from './convert.ts';
import type { OpenTexts } from './open-texts.ts';
import { toReadinessReport } from './reports.ts';
import type { Session } from './server.ts';

const KINDS = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  person: CompletionItemKind.Reference,
} as const;

/** Answers what a client asks of its open texts. */
export function answerRequests(connection: Connection, texts: OpenTexts, session: () => Session): void {
  connection.onHover(async ({ textDocument, position }) => {
    const view = await texts.view(textDocument.uri);
    if (!view) return null;
    const { charter, evaluation } = view.judged;
    const { lines } = charter.document;
    const offset = lines.offset(position);
    const found = evaluation ? hover(evaluation, offset) : hoverPolicy(charter, offset);
    return found ? { range: toRange(lines, found.span), contents: { kind: 'markdown', value: found.markdown } } : null;
  });

  connection.onCompletion(async ({ textDocument, position }) => {
    const view = await texts.view(textDocument.uri);
    if (!view) return [];
    const { charter, evaluation } = view.judged;
    const people = evaluation ? knownPeople(evaluation.policy, texts.codeowners(textDocument.uri)) : [];
    return complete(charter, charter.document.lines.offset(position), people).map(
      ({ label, about, kind, span, text }): CompletionItem => ({
        label,
        documentation: { kind: 'markdown', value: about },
        kind: KINDS[kind],
        textEdit: { range: toRange(charter.document.lines, span), newText: text },
      }),
    );
  });

  connection.onCodeAction(async ({ textDocument, range, context }) => {
    const view = await texts.view(textDocument.uri);
    if (!view) return [];
    const { charter, evaluation } = view.judged;
    const { lines } = charter.document;
    const document = { uri: textDocument.uri, version: view.version };
    const at = { start: lines.offset(range.start), end: lines.offset(range.end) };
    const wants = (kind: string) =>
      !context?.only || context.only.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`));
    const fixes = evaluation ? quickFixes(evaluation, at) : policyFixes(view.judged, at);
    const all = evaluation && wants('source.fixAll.charter') ? fixAll(evaluation) : undefined;
    const { edits: support, options } = session();
    return [...(wants('quickfix') ? fixes : []), ...(all ? [all] : [])]
      .filter(({ creates }) => creates.length === 0 || support.creates)
      .map((action) => toCodeAction(lines, document, action, support, options.checkPages));
  });

  connection.onRequest(READINESS, async (params: ReadinessParams | null) => {
    const evaluation = params ? (await texts.view(params.uri))?.standing.evaluation : undefined;
    return evaluation && params ? toReadinessReport(params.uri, evaluation) : null;
  });
  connection.onRequest(NEW_CHARTER, (params: NewCharterParams | null) => {
    const template = newCharter(params?.name ?? '');
    return { snippet: snippetText(template), text: plainText(template) };
  });
}
