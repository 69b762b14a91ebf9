import type { CharterDocument } from './document/parse.ts';
import { sectionStart } from './document/section-around.ts';
import type { Policy } from './policy/policy.ts';
import type { Finding, Label, Report, Rule } from './rule.ts';
import { compareSeverity, severityOf } from './severity.ts';

/** A report with its severity and its message, before it is decided which finding a value carries. */
export interface GradedReport extends Finding {
  readonly rule: Rule;
  readonly unknown: boolean;
  /** False where the label owes nothing yet, or the policy sets the check to off. There is something all the same. */
  readonly shown: boolean;
}

/** Grades what the checks reported: by the label, then by the policy, which changes how grave it is shown and no label. */
export function gradeReports(
  runs: readonly { readonly rule: Rule; readonly reports: readonly Report[] }[],
  declared: Label | null,
  { severities }: Policy,
  document: CharterDocument,
): GradedReport[] {
  const trusted = soundUntil(document);
  const graded: GradedReport[] = [];
  for (const { rule, reports } of runs) {
    for (const report of reports) {
      // From the damaged section on nothing that was read can be trusted, and what is missing may only be unreadable.
      if (
        rule.id !== 'yaml-syntax' &&
        (report.span.end > trusted || (report.missing && trusted !== Number.POSITIVE_INFINITY))
      )
        continue;
      const ownSeverity = severityOf(rule, report, declared);
      const severity = (Object.hasOwn(severities, rule.id) ? severities[rule.id] : undefined) ?? ownSeverity ?? 'hint';
      const message = messageOf(rule, report);
      const { span, fields, missing, fixes, unknown } = report;
      graded.push({
        rule,
        unknown: unknown === true,
        shown: ownSeverity !== undefined && severity !== 'off',
        check: rule.id,
        severity: severity === 'off' ? 'hint' : severity,
        message,
        span,
        fields,
        missing,
        fixes,
      });
    }
  }
  return graded;
}

/** What a finding says: what is wrong, why it matters, what to do. */
export function messageOf({ why }: Pick<Rule, 'why'>, { problem, todo }: Pick<Report, 'problem' | 'todo'>): string {
  return [shortened(problem), why, shortened(todo)].filter(Boolean).join(' ');
}

/** A message quotes the page, and a page may hold a value of a megabyte. */
const MOST_LETTERS = 600;

function shortened(text: string): string {
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}

/** Turns graded reports into findings: one to a value, one to an omission, in order of place. */
export function arrangeFindings(graded: readonly GradedReport[]): Finding[] {
  const taken = new Set<string>();
  const findings: GradedReport[] = [];
  for (const report of graded.filter(({ shown }) => shown).sort(byWeight)) {
    const place = report.missing ? `missing ${report.fields[0]}` : `value ${report.span.start} ${report.span.end}`;
    // What could not be told is always said, but of one file that could not be read only once.
    const once = report.unknown ? `unknown ${report.fields[0] ?? report.check}` : place;
    if (taken.has(once)) continue;
    taken.add(once);
    // A crash is about no value, though it is shown at one.
    if (report.fields.length > 0) taken.add(place);
    findings.push(report);
  }
  return findings
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || byWeight(a, b))
    .map(asFinding);
}

/** What everything outside the checks sees of it. */
export function asFinding({ check, severity, message, span, fields, missing, fixes }: GradedReport): Finding {
  return { check, severity, message, span, fields, missing, fixes };
}

/** The gravest first; among equals one of a gate, the charter gate's before the production gate's. The sort is stable. */
function byWeight(a: GradedReport, b: GradedReport): number {
  return compareSeverity(a.severity, b.severity) || gateRank(a.rule) - gateRank(b.rule);
}

function gateRank(rule: Rule): number {
  return rule.gates.includes('charter') ? 0 : rule.gates.includes('production') ? 1 : 2;
}

/** Where the section of the first damage begins: a slip also changes what was read of the lines just above it. */
function soundUntil({ text, lines, problems: [first] }: CharterDocument): number {
  return first ? sectionStart(text, lines, first.damage.start) : Number.POSITIVE_INFINITY;
}
