import type { CodeAction, CodeActionParams } from 'vscode-languageserver';
import { fixAll, policyFixes, quickFixes } from '../../engine/index.ts';
import { toCodeAction, toSpan } from '../convert.ts';
import { type Handler, onText } from './handler.ts';

export const codeActionHandler: Handler = {
  capabilities: { codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.charter'] } },
  register(serving) {
    serving.connection.onCodeAction(
      onText<CodeActionParams, CodeAction[]>(serving, [], ({ uri, view, lines, evaluation }, { range, context }) => {
        const at = toSpan(lines, range);
        const wants = (kind: string) =>
          !Array.isArray(context?.only) ||
          context.only.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`));
        const fixes = evaluation ? quickFixes(evaluation, at) : policyFixes(view.judged, at);
        const all = evaluation && wants('source.fixAll.charter') ? fixAll(evaluation) : undefined;
        const { edits: support, options } = serving.session();
        return [...(wants('quickfix') ? fixes : []), ...(all ? [all] : [])]
          .filter(({ creates }) => creates.length === 0 || support.creates)
          .map((action) => toCodeAction(lines, { uri, version: view.version }, action, support, options.checkPages));
      }),
    );
  },
};
