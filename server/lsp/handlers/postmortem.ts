import { countUnanswered, postmortemEdits } from '../../engine/index.ts';
import { POSTMORTEM, type PostmortemParams, type PostmortemResult } from '../../protocol.ts';
import { toRange, toWorkspaceEdit } from '../convert.ts';
import type { Handler } from './handler.ts';

export const postmortemHandler: Handler = {
  register({ connection, texts, session }) {
    connection.onRequest(POSTMORTEM, async (params: PostmortemParams | null): Promise<PostmortemResult> => {
      const view = params ? await texts.view(params.uri) : undefined;
      const { evaluation, charter } = view?.judged ?? {};
      if (!params || !view || !evaluation || !charter) return null;
      const { lines } = charter.document;
      const document = { uri: params.uri, version: view.version };
      const edits = postmortemEdits(charter, params.retire === true);
      const place = charter.field('postmortem');
      return {
        declared: evaluation.declared,
        unanswered: countUnanswered(charter),
        range: place.node ? toRange(lines, place.span) : null,
        edit: edits.length > 0 ? toWorkspaceEdit(lines, document, edits, session().edits) : null,
      };
    });
  },
};
