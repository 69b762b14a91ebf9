import { RULES, severityWords } from '../../engine/index.ts';
import { CHECKS, type ChecksResult } from '../../protocol.ts';
import type { Handler } from './handler.ts';

export const checksHandler: Handler = {
  register({ connection }) {
    connection.onRequest(
      CHECKS,
      (): ChecksResult =>
        RULES.map((rule) => ({
          id: rule.id,
          title: rule.title,
          group: rule.group,
          labels: rule.gates.map((gate) => (gate === 'charter' ? 'pilot' : 'production')),
          severity: severityWords(rule),
          why: rule.why,
        })),
    );
  },
};
