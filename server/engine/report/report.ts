import { OWNER_ROLES, ROLE_TITLES, readOwner } from '../charter/owner.ts';
import { oneLine } from '../charter/said.ts';
import { belongsInChangeLog, type CharterChange, compareEvaluations } from '../compare/compare.ts';
import type { Evaluation } from '../evaluate.ts';
import { type CheckReadiness, describeReadiness, type Readiness } from '../readiness.ts';
import type { CheckContext, Group, Rule, Severity } from '../rule.ts';
import type { Position } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Day } from '../values/day.ts';
import { distance } from '../values/day.ts';
import { type Answer, fundingAnswers, operatingAnswers } from './answers.ts';
import { describeMetric, type MetricReport } from './metric-report.ts';
import { describeReview, type ReviewReport } from './review-report.ts';
import { verdict } from './verdict.ts';

/** A place of the page, from 0, characters in UTF-16 units. */
export interface Place {
  readonly start: Position;
  readonly end: Position;
}

/** Something said with the place that it is about. */
export interface Said {
  readonly text: string;
  readonly place: Place;
}

/** Everything that the one page says of a charter on one day, as plain data. */
export interface CharterReport {
  readonly name: string;
  readonly title: string | undefined;
  /** What the file is called for a reader; undefined where it has no path. */
  readonly file: string | undefined;
  readonly today: Day;
  readonly declared: Readiness['declared'];
  readonly earned: Readiness['earned'];
  /** The earned label in words: "production, 1 waived". */
  readonly summary: string;
  /** Declared and earned label in a sentence or two. */
  readonly verdict: string;
  /** Why the text cannot be read, where it cannot; then nothing else is told of it. */
  readonly problems: readonly Said[];
  readonly nextLabel: Readiness['nextLabel'];
  readonly next: readonly StepReport[];
  readonly funding: readonly Answer[];
  readonly operating: readonly Answer[];
  readonly gates: readonly GateReport[];
  /** Undefined where no metric is given at all. */
  readonly metric: MetricReport | undefined;
  readonly review: ReviewReport;
  readonly owners: readonly OwnerReport[];
  /** What differs from the last version that was kept; undefined where that is not known. */
  readonly changes: ChangesReport | undefined;
  readonly waivers: readonly Said[];
  /** Findings that a comment in the page hides, with its reason. */
  readonly suppressed: readonly Said[];
  /** What was found beside the gates, by group. */
  readonly findings: readonly FindingGroup[];
}

export interface StepReport {
  readonly id: string;
  readonly todo: string;
  readonly place: Place;
}

export interface GateReport {
  readonly label: string;
  readonly passed: number;
  readonly total: number;
  readonly checks: readonly CheckReport[];
}

export interface CheckReport {
  readonly id: string;
  readonly title: string;
  readonly outcome: CheckReadiness['outcome'];
  /** What makes it pass, or what is wrong, or why it may wait; undefined where the title says it all. */
  readonly detail: string | undefined;
  readonly place: Place;
}

export interface OwnerReport {
  readonly role: string;
  /** Undefined where nobody is named. */
  readonly who: string | undefined;
  readonly contact: string | undefined;
  readonly note: string | undefined;
  readonly place: Place;
}

export interface FindingGroup {
  readonly group: Group;
  readonly findings: readonly FoundReport[];
}

export interface FoundReport {
  readonly severity: Severity;
  readonly text: string;
  /** The sentence in the text that says why it matters, the same of every charter. */
  readonly why: string;
  readonly place: Place;
}

export interface ChangesReport {
  /** The version that is compared with: "the last commit". */
  readonly since: string;
  /** There was no such file. */
  readonly isNew: boolean;
  readonly changes: readonly ChangeReport[];
  /** The model, the prompts or a threshold is another one. */
  readonly belongsInChangeLog: boolean;
}

export type ChangeReport = Pick<CharterChange, 'effect' | 'about' | 'text'> & { readonly place: Place };

export interface ReportOptions {
  /** What the file is called for a reader. */
  readonly file?: string;
  /** An earlier version of the charter; null where there was none, undefined where it is not known. */
  readonly before?: Evaluation | null;
  /** What the earlier version is: "the last commit". */
  readonly since?: string;
}

/** Says in the verdict already what these two find. */
const IN_VERDICT = ['label-overclaims', 'label-underclaims'];

/** What passes a check, in words. Words that cannot be found are a defect, and no reason to have no report. */
function evidenceOf(rule: Rule | undefined, context: CheckContext): string | undefined {
  try {
    return rule?.evidence?.(context);
  } catch {
    return undefined;
  }
}

/** Makes the report of a charter. It reads no file that the evaluation has not read. */
export function makeReport(evaluation: Evaluation, options: ReportOptions = {}): CharterReport {
  const { charter, context, waivers, suppressed, rules } = evaluation;
  const { lines } = charter.document;
  const placeOf = ({ start, end }: Span): Place => ({ start: lines.position(start), end: lines.position(end) });
  const readiness = describeReadiness(evaluation);
  const { name, title, today, declared, earned, summary, nextLabel } = readiness;
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]));
  const readable = earned !== null;

  const checkReport = ({ id, title, outcome, detail, span }: CheckReadiness): CheckReport => {
    // A house's own check says nothing of what passes it.
    const evidence = outcome === 'passed' ? evidenceOf(ruleOf.get(id), context) : undefined;
    // What to do about it stands in the steps, once it is its turn.
    const problem = outcome === 'failed' ? evaluation.reports.get(id)?.[0]?.problem : undefined;
    const words = evidence ?? problem ?? (outcome === 'passed' ? undefined : detail);
    return { id, title, outcome, detail: words && oneLine(words), place: placeOf(span) };
  };

  const groups = new Map<Group, FoundReport[]>();
  for (const { check, severity, message, span } of readable ? evaluation.findings : []) {
    const rule = ruleOf.get(check);
    if (!rule || rule.gates.length > 0 || IN_VERDICT.includes(check)) continue;
    const found = groups.get(rule.group) ?? [];
    found.push({ severity, text: message, why: rule.why, place: placeOf(span) });
    groups.set(rule.group, found);
  }

  return {
    name,
    title: title && oneLine(title),
    file: options.file,
    today,
    declared,
    earned,
    summary,
    verdict: verdict(readiness),
    problems: readiness.problems.map(({ message, span }) => ({ text: message, place: placeOf(span) })),
    nextLabel,
    next: readiness.next.map(({ id, todo, span }) => ({ id, todo, place: placeOf(span) })),
    funding: readable ? fundingAnswers(evaluation, readiness, placeOf) : [],
    operating: readable ? operatingAnswers(charter, placeOf) : [],
    gates: readable
      ? readiness.gates
          .filter(({ total }) => total > 0)
          .map(({ label, passed, total, checks }) => ({ label, passed, total, checks: checks.map(checkReport) }))
      : [],
    metric: readable ? describeMetric(context, placeOf) : undefined,
    review: readable ? describeReview(charter) : { sentences: [], load: undefined, capacity: undefined },
    owners: readable ? ownerReports(evaluation, placeOf) : [],
    changes: changesReport(evaluation, options, placeOf),
    waivers: waivers.map(({ check, reason, until, approvedBy, field }) => ({
      text: `${ruleOf.get(check ?? '')?.title ?? check}: waived until ${until}, ${until && distance(today, until)}, by ${oneLine(approvedBy ?? '')}. Reason: ${oneLine(reason ?? '')}`,
      place: placeOf(field.span),
    })),
    suppressed: suppressed.map(({ finding, reason }) => ({
      text: `${ruleOf.get(finding.check)?.title ?? finding.check}. Reason: ${oneLine(reason)}`,
      place: placeOf(finding.span),
    })),
    findings: [...new Set(rules.map(({ group }) => group))].flatMap((group) => {
      const found = groups.get(group);
      return found ? [{ group, findings: found }] : [];
    }),
  };
}

function ownerReports({ charter }: Evaluation, placeOf: (span: Span) => Place): OwnerReport[] {
  return OWNER_ROLES.flatMap((role) => {
    const { name, contact, kind, until, nameField } = readOwner(charter, role);
    // Nobody has to have started it.
    if (role === 'champion' && name === undefined && contact === undefined) return [];
    const leaves = until.text === undefined ? undefined : `until ${oneLine(until.text)}`;
    const note = [kind && kind !== 'person' ? kind : undefined, leaves].filter(Boolean).join(', ');
    return [
      {
        role: ROLE_TITLES[role],
        who: (name ?? contact) && oneLine(name ?? contact ?? ''),
        contact: contact && contact !== name ? oneLine(contact) : undefined,
        note: note || undefined,
        place: placeOf(nameField.span),
      },
    ];
  });
}

function changesReport(
  evaluation: Evaluation,
  { before, since = 'the last commit' }: ReportOptions,
  placeOf: (span: Span) => Place,
): ChangesReport | undefined {
  if (before === undefined) return undefined;
  if (before === null) return { since, isNew: true, changes: [], belongsInChangeLog: false };
  const { changes } = compareEvaluations(before, evaluation);
  return {
    since,
    isNew: false,
    changes: changes.map(({ effect, about, text, span }) => ({
      effect,
      about,
      text: oneLine(text),
      place: placeOf(span),
    })),
    belongsInChangeLog: changes.some(belongsInChangeLog),
  };
}
