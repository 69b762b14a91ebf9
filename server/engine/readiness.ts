import type { Evaluation, Questions } from './evaluate.ts';
import type { Finding, Gate, Label, Outcome, Rule } from './rule.ts';
import type { Span } from './text/span.ts';
import type { Day } from './values/day.ts';

/** What a person wants to know of a charter: its label, what holds, and what is to be done, in order. */
export interface Readiness {
  readonly name: string;
  readonly title: string | undefined;
  readonly today: Day;
  readonly declared: Label | null;
  /** Null when the text cannot be read. */
  readonly earned: Label | null;
  /** The earned label in words. */
  readonly summary: string;
  readonly questions: readonly {
    readonly id: keyof Questions;
    readonly question: string;
    readonly answered: boolean;
  }[];
  readonly gates: readonly GateReadiness[];
  readonly nextLabel: Label | undefined;
  readonly next: readonly Step[];
  /** Where the text cannot be read. */
  readonly problems: readonly { readonly message: string; readonly span: Span }[];
}

export interface GateReadiness {
  readonly gate: Gate;
  /** The label that it opens. */
  readonly label: Label;
  /** Passed and waived. */
  readonly passed: number;
  readonly total: number;
  readonly checks: readonly CheckReadiness[];
}

export interface CheckReadiness {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  /** What is wrong, or, of a waived check, why it may wait; else what passes. */
  readonly detail: string;
  /** Where to look, or to write. */
  readonly span: Span;
}

export interface Step {
  readonly id: string;
  /** What holds when it is done. */
  readonly title: string;
  /** What to do. */
  readonly todo: string;
  readonly span: Span;
}

const QUESTIONS: Readonly<Record<keyof Questions, string>> = {
  owner: 'Who owns it?',
  destination: 'Where does the output land?',
  metric: 'What number proves its value in ninety days?',
  whenWrong: 'What happens when it is wrong?',
};

/** The earned label in words: "production, 1 waived". */
export function labelSummary({ earned, gates }: Pick<Evaluation, 'earned' | 'gates'>): string {
  if (earned === null) return 'cannot be read';
  const waived = gates.production.waived.length;
  return waived > 0 && earned === 'production' ? `${earned}, ${waived} waived` : earned;
}

/** Puts an evaluation into words. */
export function describeReadiness(evaluation: Evaluation): Readiness {
  const { charter, declared, earned, gates, questions, next, today, name, waivers } = evaluation;
  const readable = earned !== null;
  const nextLabel: Label | undefined =
    !readable || earned === 'retired' || earned === 'production'
      ? undefined
      : earned === 'research'
        ? 'pilot'
        : 'production';
  const check = (rule: Rule, outcome: Outcome): CheckReadiness => {
    const report = evaluation.reports.get(rule.id)?.[0];
    const waiver = waivers.find((candidate) => candidate.check === rule.id);
    const detail =
      outcome === 'waived' && waiver
        ? `Waived until ${waiver.until}: ${waiver.reason} (${waiver.approvedBy}).`
        : outcome === 'unknown' && !report
          ? 'This could not be checked.'
          : outcome === 'passed'
            ? rule.pass
            : [report?.problem, report?.todo].filter(Boolean).join(' ');
    return {
      id: rule.id,
      title: rule.title,
      outcome,
      detail,
      span: report?.span ?? charter.field(rule.fields[0]?.replace('.*', '.0') ?? 'status').span,
    };
  };
  const gateReadiness = (gate: Gate, label: Label): GateReadiness => {
    const checks = evaluation.rules
      .filter((rule) => rule.gates.includes(gate))
      .flatMap((rule) => {
        const outcome = (['passed', 'failed', 'waived', 'unknown'] as const).find((candidate) =>
          gates[gate][candidate].includes(rule.id),
        );
        return outcome ? [check(rule, outcome)] : [];
      });
    return { gate, label, checks, total: checks.length, passed: gates[gate].passed.length + gates[gate].waived.length };
  };
  const both = [gateReadiness('charter', 'pilot'), gateReadiness('production', 'production')];
  const all = both.flatMap(({ checks }) => checks);
  return {
    name,
    title: charter.field('title').text,
    today,
    declared,
    earned,
    summary: labelSummary(evaluation),
    questions: (Object.keys(QUESTIONS) as (keyof Questions)[]).map((id) => ({
      id,
      question: QUESTIONS[id],
      answered: questions[id],
    })),
    gates: both,
    nextLabel,
    next: readable
      ? next.flatMap((id) => {
          const step = all.find((candidate) => candidate.id === id);
          // A policy's own check says what is wrong and what to do in one.
          const todo = evaluation.reports.get(id)?.[0]?.todo || step?.detail;
          return step && todo ? [{ id, title: step.title, todo, span: step.span }] : [];
        })
      : [],
    problems: charter.document.problems.map(({ message, span }) => ({ message, span })),
  };
}

/** How many findings there are of each severity. */
export function countFindings(findings: readonly Finding[]): {
  errors: number;
  warnings: number;
  information: number;
  hints: number;
} {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  return {
    errors: count('error'),
    warnings: count('warning'),
    information: count('information'),
    hints: count('hint'),
  };
}
