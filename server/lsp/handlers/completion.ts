import { type CompletionItem, CompletionItemKind, type CompletionParams } from 'vscode-languageserver';
import { complete, knownPeople } from '../../engine/index.ts';
import { toRange } from '../convert.ts';
import { type Handler, onText } from './handler.ts';

const KINDS = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  person: CompletionItemKind.Reference,
} as const;

export const completionHandler: Handler = {
  capabilities: { completionProvider: { triggerCharacters: [' ', ':'] } },
  register(serving) {
    serving.connection.onCompletion(
      onText<CompletionParams, CompletionItem[]>(serving, [], ({ uri, view, lines, evaluation }, { position }) => {
        const people = evaluation ? knownPeople(evaluation.policy, serving.texts.codeowners(uri)) : [];
        return complete(view.judged.charter, lines.offset(position), people).map(
          ({ label, about, kind, span, text }): CompletionItem => ({
            label,
            documentation: { kind: 'markdown', value: about },
            kind: KINDS[kind],
            textEdit: { range: toRange(lines, span), newText: text },
          }),
        );
      }),
    );
  },
};
