import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { inlayHints } from '../../engine/index.ts';
import { toSpan } from '../convert.ts';
import { type Handler, onText } from './handler.ts';

export const inlayHintHandler: Handler = {
  capabilities: { inlayHintProvider: true },
  register(serving) {
    serving.connection.languages.inlayHint.on(
      onText<InlayHintParams, InlayHint[]>(serving, [], ({ view, lines }, { range }) => {
        const { evaluation } = view.standing;
        if (!evaluation) return [];
        const within = toSpan(lines, range);
        return inlayHints(evaluation).flatMap(({ value, label, tooltip }) => {
          // Of a value that is being typed it is no longer true.
          const { end = Number.NaN } = view.stillAt(value) ?? {};
          if (!(within.start <= end && end <= within.end)) return [];
          return [{ position: lines.position(end), label, tooltip, paddingLeft: true }];
        });
      }),
    );
  },
};
