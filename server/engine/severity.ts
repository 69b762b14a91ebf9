import type { Gate, Label, Report, Rule, Severity } from './rule.ts';

/** What `pilot` cannot do without. Even research is told. */
const FOUNDATIONS = new Set(['operator-owner', 'technical-owner', 'write-back', 'ninety-day-metric']);
const SPARED_BY_RESEARCH = new Set(['status-declared', 'funded-above-label']);

/** The gates that a label claims to have passed. No label claims as much as a pilot. */
function claimedGates(declared: Label | null): readonly Gate[] {
  if (declared === 'research' || declared === 'retired') return [];
  return declared === 'production' ? ['charter', 'production'] : ['charter'];
}

/**
 * How grave a report is under the label claimed; undefined when it is not shown. A gate check is an error where its
 * gate is claimed: a research charter owes nobody a write-back, a production charter does.
 */
export function severityOf(
  rule: Rule,
  report: Pick<Report, 'missing' | 'severity'>,
  declared: Label | null,
): Severity | undefined {
  if (rule.gates.length > 0) return gateSeverity(rule, report, declared);
  if (declared === 'research' && (rule.group === 'Governance' || rule.group === 'Adoption')) return undefined;
  const severity = report.severity ?? (typeof rule.severity === 'function' ? rule.severity(declared) : rule.severity);
  const capped = declared === 'research' && rule.group !== 'Text' && !SPARED_BY_RESEARCH.has(rule.id);
  return capped && severity === 'error' ? 'warning' : severity;
}

function gateSeverity(rule: Rule, report: Pick<Report, 'missing'>, declared: Label | null): Severity | undefined {
  const claimed = claimedGates(declared);
  if (rule.gates.some((gate) => claimed.includes(gate))) return 'error';
  if (rule.gates.includes('charter')) return FOUNDATIONS.has(rule.id) ? 'warning' : 'information';
  if (declared === 'research') return undefined;
  return report.missing ? undefined : 'information';
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** Orders severities, the gravest first. */
export function compareSeverity(a: Severity, b: Severity): number {
  return RANK[a] - RANK[b];
}
