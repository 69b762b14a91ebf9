import { READINESS, type ReadinessParams, type ReadinessResult } from '../../protocol.ts';
import { toReadinessReport } from '../reports.ts';
import type { Handler } from './handler.ts';

export const readinessHandler: Handler = {
  register({ connection, texts }) {
    connection.onRequest(READINESS, async (params: ReadinessParams | null): Promise<ReadinessResult> => {
      const evaluation = params ? (await texts.view(params.uri))?.standing.evaluation : undefined;
      return evaluation && params ? toReadinessReport(params.uri, evaluation) : null;
    });
  },
};
