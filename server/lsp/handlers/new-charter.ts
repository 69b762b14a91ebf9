import { newCharter, plainText, snippetText } from '../../engine/index.ts';
import { NEW_CHARTER, type NewCharterParams, type NewCharterResult } from '../../protocol.ts';
import type { Handler } from './handler.ts';

export const newCharterHandler: Handler = {
  register({ connection }) {
    connection.onRequest(NEW_CHARTER, (params: NewCharterParams | null): NewCharterResult => {
      const template = newCharter(params?.name ?? '');
      return { snippet: snippetText(template), text: plainText(template) };
    });
  },
};
