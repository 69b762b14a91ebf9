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
        const now = view.judged.charter.document.text;
        const then = evaluation.charter.document.text;
        return inlayHints(evaluation).flatMap(({ value, label, tooltip }) => {
          const { start, end } = view.moved(value);
          // Of a value that is being typed it is no longer true.
          const changed = now.slice(start, end) !== then.slice(value.start, value.end);
          if (changed || end < within.start || end > within.end) return [];
          return [{ position: lines.position(end), label, tooltip, paddingLeft: true }];
        });
      }),
    );
  },
};
