import type { DocumentFormattingParams, TextEdit } from 'vscode-languageserver';
import { formatCharter, plainText } from '../../engine/index.ts';
import { toRange } from '../convert.ts';
import { type Handler, onText } from './handler.ts';

/** Of a part of a page there is no canonical order, so only whole documents are formatted. */
export const formattingHandler: Handler = {
  capabilities: { documentFormattingProvider: true },
  register(serving) {
    serving.connection.onDocumentFormatting(
      onText<DocumentFormattingParams, TextEdit[]>(serving, [], ({ view, lines }, { options }) =>
        formatCharter(view.judged.charter, options ?? {}).map(({ span, text }) => ({
          range: toRange(lines, span),
          newText: plainText(text),
        })),
      ),
    );
  },
};
