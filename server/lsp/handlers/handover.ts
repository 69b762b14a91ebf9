import { handOverPage, nobodyNamed, planSuccession } from '../../engine/index.ts';
import { HANDOVER, type HandoverEntry, type HandoverParams, type HandoverResult } from '../../protocol.ts';
import { type EditedPage, toPagesEdit } from '../pages-edit.ts';
import type { Handler } from './handler.ts';

export const handoverHandler: Handler = {
  register({ connection, charters, session }) {
    connection.onRequest(HANDOVER, async (params: HandoverParams | null): Promise<HandoverResult> => {
      await charters.complete();
      const succession = planSuccession(charters.everybody(), words(params?.from) ?? '', words(params?.to));
      const { problem, successor } = succession;
      if (problem !== undefined) return { charters: [], edit: null, warnings: [problem] };
      const warnings = [...succession.warnings];
      const found: HandoverEntry[] = [];
      const edited: EditedPage[] = [];
      for await (const page of charters.pages(succession.who, (path) =>
        warnings.push(`${path} cannot be read as it is, so it was left out. Mend it, and hand over again.`),
      )) {
        const result = handOverPage(page, succession);
        if (!result) continue;
        const { uri, path, name, version, charter } = page;
        found.push({ uri, path, name, roles: result.roles, orphaned: result.orphaned });
        warnings.push(...result.warnings);
        if (result.edits.length > 0)
          edited.push({ uri, version, lines: charter.document.lines, edits: result.edits, unsure: false });
      }
      if (found.length === 0) warnings.push(nobodyNamed(succession));
      const label = 'Hand over charters';
      return {
        // Whom nobody else owns comes first; the index has them in the order in which they were read.
        charters: found.sort((a, b) => Number(b.orphaned) - Number(a.orphaned) || (a.path < b.path ? -1 : 1)),
        edit: successor && edited.length > 0 ? toPagesEdit(edited, session().capabilities, label) : null,
        warnings,
      };
    });
  },
};

function words(given: unknown): string | undefined {
  return typeof given === 'string' ? given : undefined;
}
