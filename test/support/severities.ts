import assert from 'node:assert/strict';
import { evaluate, parseCharter, type Rule, type Severity } from '../../server/engine/index.ts';
import { gravest } from './marked.ts';
import { overlay } from './overlay.ts';
import { surroundings } from './page.ts';

type ByLabel = Readonly<Record<'none' | 'research' | 'pilot' | 'production', Severity | undefined>>;

/** How grave a check of the charter gate is by the label declared. */
export const charterGate: ByLabel = { none: 'error', research: 'information', pilot: 'error', production: 'error' };
/** The same for the four that even research is warned of. */
export const foundation: ByLabel = { ...charterGate, research: 'warning' };
/** How grave it is that a check of the production gate does not like what is written. */
export const productionGate: ByLabel = {
  none: 'information',
  research: undefined,
  pilot: 'information',
  production: 'error',
};
/** The same where nothing is written yet. */
export const productionGateMissing: ByLabel = { ...productionGate, none: undefined, pilot: undefined };
/** How grave a check of Governance is: an error where production is declared, and silent under research. */
export const governance: ByLabel = { none: 'warning', research: undefined, pilot: 'warning', production: 'error' };
/** How grave a check of the text is, whatever the label. */
export const always = (severity: Severity): ByLabel => ({
  none: severity,
  research: severity,
  pilot: severity,
  production: severity,
});

/** Holds how grave what a rule finds in a fragment is under each label. */
export function checkSeverities(rule: Rule, fragment: string, wanted: ByLabel): void {
  for (const [label, severity] of Object.entries(wanted)) {
    const { text } = overlay(`status: ${label === 'none' ? '' : label}\n${fragment}`);
    const { findings, reports } = evaluate(parseCharter(text), surroundings(), [rule]);
    assert.ok(reports.has(rule.id), `${rule.id} reports something`);
    assert.equal(gravest(findings), severity, `under ${label}`);
  }
}
