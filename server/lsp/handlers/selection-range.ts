import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { selectionRanges } from '../../engine/index.ts';
import { toRange } from '../convert.ts';
import { type Handler, onText } from './handler.ts';

export const selectionRangeHandler: Handler = {
  capabilities: { selectionRangeProvider: true },
  register(serving) {
    serving.connection.onSelectionRanges(
      onText<SelectionRangeParams, SelectionRange[] | null>(serving, null, ({ view, lines }, { positions }) =>
        positions.map((position) => {
          const spans = selectionRanges(view.judged.charter.document, lines.offset(position));
          // The page at least is there.
          return spans.reduceRight<SelectionRange | undefined>(
            (parent, span) => ({ range: toRange(lines, span), ...(parent && { parent }) }),
            undefined,
          )!;
        }),
      ),
    );
  },
};
