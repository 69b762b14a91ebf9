import { type NewCharterAnswers, newCharter, plainText, snippetText } from '../../engine/index.ts';
import { NEW_CHARTER, type NewCharterParams, type NewCharterResult } from '../../protocol.ts';
import type { Handler } from './handler.ts';

export const newCharterHandler: Handler = {
  register({ connection }) {
    connection.onRequest(NEW_CHARTER, (params: NewCharterParams | null): NewCharterResult => {
      const template = newCharter(textIn(params?.name) ?? '', answersIn(params));
      return { snippet: snippetText(template), text: plainText(template) };
    });
  },
};

/** Of what a client sent, the answers that are some. */
function answersIn(params: NewCharterParams | null): NewCharterAnswers {
  const [title, operator, technical] = [params?.title, params?.operator, params?.technical].map(textIn);
  const hours: unknown = params?.frictionHours;
  return {
    ...(title !== undefined && { title }),
    ...(operator !== undefined && { operator }),
    ...(technical !== undefined && { technical }),
    ...(typeof hours === 'number' && { frictionHours: hours }),
  };
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
