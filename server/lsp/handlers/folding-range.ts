import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from 'vscode-languageserver';
import { foldingRanges } from '../../engine/index.ts';
import { type Handler, onText } from './handler.ts';

const KINDS = { comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region } as const;

/** Whole lines, which every client can fold. */
export const foldingRangeHandler: Handler = {
  capabilities: { foldingRangeProvider: true },
  register(serving) {
    serving.connection.onFoldingRanges(
      onText<FoldingRangeParams, FoldingRange[]>(serving, [], ({ view }) => {
        const limit = serving.session().capabilities.textDocument?.foldingRange?.rangeLimit;
        const most = typeof limit === 'number' && limit >= 0 ? limit : undefined;
        return foldingRanges(view.judged.charter.document, most).map(({ first, last, kind }) => ({
          startLine: first,
          endLine: last,
          ...(kind && { kind: KINDS[kind] }),
        }));
      }),
    );
  },
};
