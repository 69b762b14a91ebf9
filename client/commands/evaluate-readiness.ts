import type { ReadinessReport } from '../../server/protocol.ts';
import { displayPath } from '../charter-files.ts';
import { sayFailure } from '../say-failure.ts';
import type { ReadinessPanel } from '../views/readiness-panel.ts';
import { chooseCharter, sayForeign } from './choose-charter.ts';

/** Shows where a charter stands and what is missing for its next label. The editor keeps the focus: the text is written on. */
export function evaluateReadiness(panel: ReadinessPanel, target?: unknown): Promise<ReadinessReport | undefined> {
  return showReport(panel, 'Evaluate readiness', false, target);
}

/** Opens the same page to be read: it has the focus, so that the keyboard moves in it. */
export function openReport(panel: ReadinessPanel, target?: unknown): Promise<ReadinessReport | undefined> {
  return showReport(panel, 'Open report', true, target);
}

async function showReport(
  panel: ReadinessPanel,
  title: string,
  focus: boolean,
  target: unknown,
): Promise<ReadinessReport | undefined> {
  const uri = await chooseCharter(panel, title, target);
  if (!uri) return undefined;
  try {
    const report = await panel.show(uri, focus);
    if (report) return report;
    sayForeign(uri);
  } catch (error) {
    sayFailure(`The readiness of ${displayPath(uri)} could not be evaluated`, error);
  }
  return undefined;
}
