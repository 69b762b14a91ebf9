import { READINESS, type ReadinessParams, type ReadinessResult } from '../../protocol.ts';
import { toReadinessReport } from '../reports.ts';
import type { Handler } from './handler.ts';

export const readinessHandler: Handler = {
  register({ connection, texts, pathOf }) {
    connection.onRequest(READINESS, async (params: ReadinessParams | null): Promise<ReadinessResult> => {
      if (!params) return null;
      const { uri, committed } = params;
      const evaluation = (await texts.view(uri))?.standing.evaluation;
      if (!evaluation) return null;
      // For the same day and with the same files: only what was written differs.
      const before = typeof committed === 'string' ? texts.judgeInstead(uri, committed)?.evaluation : committed;
      const file = pathOf(uri);
      return toReadinessReport(uri, evaluation, {
        ...(file !== undefined && { file }),
        ...(before !== undefined && { before }),
      });
    });
  },
};
