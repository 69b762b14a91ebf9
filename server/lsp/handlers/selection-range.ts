import type { Position, SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { selectionRanges } from '../../engine/index.ts';
import { toOffset, toRange } from '../convert.ts';
import { invalidParams } from '../params.ts';
import { type Handler, onText } from './handler.ts';

export const selectionRangeHandler: Handler = {
  capabilities: { selectionRangeProvider: true },
  register(serving) {
    serving.connection.onSelectionRanges(
      onText<SelectionRangeParams, SelectionRange[] | null>(serving, null, ({ view, lines }, { positions }) => {
        if (!Array.isArray(positions)) throw invalidParams('it names no positions');
        return positions.map((position: Position) => {
          const spans = selectionRanges(view.judged.charter.document, toOffset(lines, position));
          // The page at least is there.
          return spans.reduceRight<SelectionRange | undefined>(
            (parent, span) => ({ range: toRange(lines, span), ...(parent && { parent }) }),
            undefined,
          )!;
        });
      }),
    );
  },
};
