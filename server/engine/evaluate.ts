import { type Charter, viewCharter } from './charter/charter.ts';
import type { CharterDocument } from './document/parse.ts';
import { LABELS } from './format/fields.ts';
import { gateFieldTest } from './gate-fields.ts';
import { DEFAULT_POLICY, type Policy } from './policy/policy.ts';
import { policyRules } from './policy/policy-rules.ts';
import type { CheckContext, Finding, Gate, Label, Late, Outcome, Report, Rule, Standing } from './rule.ts';
import { RULES } from './rules/index.ts';
import { compareSeverity, severityOf } from './severity.ts';
import { applySuppressions, readSuppressions, type Suppressed } from './suppressions.ts';
import type { Day } from './values/day.ts';
import type { Files } from './values/path.ts';
import { placeholderTest } from './values/placeholder.ts';
import { readWaivers, type Waiver } from './waivers.ts';

/** Everything an evaluation needs from outside. */
export interface Surroundings {
  readonly today: Day;
  readonly files: Files;
  /** The name of the folder the charter lies in, which is its name where it gives none. */
  readonly folderName?: string;
  readonly policy?: Policy;
  /** The paths of the other charters of the workspace that have this name. */
  readonly othersNamed?: (name: string) => readonly string[];
}

/** What is true of one charter on one day. */
export interface Evaluation {
  readonly charter: Charter;
  readonly name: string;
  readonly today: Day;
  readonly policy: Policy;
  /** Every check that applied, the policy's own among them, in canonical order. */
  readonly rules: readonly Rule[];
  /** Null when no label is declared, or one that does not exist. */
  readonly declared: Label | null;
  /** Null when the text cannot be read. */
  readonly earned: Label | null;
  readonly gates: Readonly<Record<Gate, GateResult>>;
  readonly questions: Questions;
  /** The checks to pass for the next label, in order. */
  readonly next: readonly string[];
  /** Sorted by place. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  /** What each check reported, before grading; a check that had nothing to say is not in it. */
  readonly reports: ReadonlyMap<string, readonly Report[]>;
  /** The waivers that hold and are needed. */
  readonly waivers: readonly Waiver[];
  /** The checks that crashed: a defect of ours, to be logged. */
  readonly crashes: readonly Crash[];
  /** A file was still being read: evaluate again when it is there. */
  readonly pending: boolean;
}

/** The checks of a gate by outcome, each list in canonical order. */
export type GateResult = Readonly<Record<Outcome, readonly string[]>>;

/** The four questions that decide about funding. */
export interface Questions {
  readonly owner: boolean;
  readonly destination: boolean;
  readonly metric: boolean;
  readonly whenWrong: boolean;
}

export interface Crash {
  readonly check: string;
  readonly error: unknown;
}

const GATES: readonly Gate[] = ['charter', 'production'];
const defaultPlaceholders = placeholderTest();
const defaultGateFields = gateFieldTest(RULES);
const nobodyElse = (): readonly string[] => [];

/** Evaluates a charter. Never throws: a check that does counts as unknown. */
export function evaluate(
  document: CharterDocument,
  surroundings: Surroundings,
  builtIn: readonly Rule[] = RULES,
): Evaluation {
  const { today, policy = DEFAULT_POLICY, othersNamed = nobodyElse } = surroundings;
  const charter = viewCharter(
    document,
    policy === DEFAULT_POLICY ? defaultPlaceholders : placeholderTest(policy.words.placeholders),
  );
  const extra = policyRules(policy);
  const rules = extra.length > 0 ? [...builtIn, ...extra] : builtIn;
  const name = charter.field('name').text ?? surroundings.folderName ?? '';
  const status = charter.field('status').text;
  const declared = LABELS.find((label) => label === status) ?? null;
  const damaged = document.problems.length > 0;
  const retired = declared === 'retired';

  const files = waitingFiles(surroundings.files);
  const isGateField = rules === RULES ? defaultGateFields : gateFieldTest(rules);
  const context: CheckContext = { charter, name, today, files, declared, isGateField, policy, rules, othersNamed };
  const runs: Run[] = [];
  const crashes: Crash[] = [];
  const runPhase = (phase: Rule['phase'], late: Late): void => {
    for (const rule of rules) {
      if (rule.phase !== phase || !applies(rule, damaged, retired)) continue;
      files.waits = false;
      try {
        const reports = [...rule.check(context, late)];
        const waits = files.waits;
        const told = reports.every((report) => !report.unknown);
        runs.push({
          rule,
          reports: waits ? [] : reports,
          outcome: waits || !told ? 'unknown' : reports.length > 0 ? 'failed' : 'passed',
        });
      } catch (error) {
        crashes.push({ check: rule.id, error });
        runs.push({ rule, reports: [crashReport(rule, charter)], outcome: 'unknown' });
      }
    }
  };

  runPhase('text', known({}));
  const waivers =
    damaged || retired ? [] : readWaivers(charter, today, rules, policy.thresholds.waiver).filter(({ flaw }) => !flaw);
  const outcomes = new Map<string, Outcome>();
  for (const { rule, outcome } of runs) {
    const waived = outcome === 'failed' && waivers.some(({ check }) => check === rule.id);
    outcomes.set(rule.id, waived ? 'waived' : outcome);
  }
  const gates = Object.fromEntries(
    GATES.map((gate) => [gate, gateResult(gate, rules, retired ? undefined : outcomes)]),
  ) as Record<Gate, GateResult>;
  const earned = damaged ? null : retired ? 'retired' : earnedLabel(gates);
  const standing: Standing = {
    declared,
    earned,
    open: { charter: openRules('charter', gates, rules), production: openRules('production', gates, rules) },
    waived: rules.filter(({ id }) => outcomes.get(id) === 'waived'),
  };
  runPhase('gates known', known({ standing }));

  const seen = () =>
    arrange(
      runs.filter(({ rule }) => outcomes.get(rule.id) !== 'waived'),
      declared,
      document,
    );
  const suppressions = damaged ? [] : readSuppressions(charter);
  let { shown, suppressed, used } = applySuppressions(seen(), suppressions, rules);
  if (suppressions.length > 0) {
    runPhase('findings known', known({ standing, suppressions, used }));
    ({ shown, suppressed } = applySuppressions(seen(), suppressions, rules));
  }

  const passed = (id: string) => outcomes.get(id) === 'passed';
  return {
    charter,
    name,
    today,
    policy,
    rules,
    declared,
    earned,
    gates,
    questions: {
      owner: passed('operator-owner') && passed('technical-owner'),
      destination: passed('write-back'),
      metric: passed('ninety-day-metric'),
      whenWrong: passed('when-wrong'),
    },
    next: (standing.open.charter.length > 0 ? standing.open.charter : standing.open.production).map(({ id }) => id),
    findings: graded(shown, policy),
    suppressed,
    reports: new Map(runs.filter(({ reports }) => reports.length > 0).map(({ rule, reports }) => [rule.id, reports])),
    waivers: waivers.filter(({ check }) => check !== undefined && outcomes.get(check) === 'waived'),
    crashes,
    pending: files.pending,
  };
}

interface Run {
  readonly rule: Rule;
  readonly reports: readonly Report[];
  readonly outcome: Outcome;
}

/** What is known so far. What is asked for before it is known is a defect, and shows as one. */
function known({ standing, suppressions, used }: Partial<Late>): Late {
  const early = (): never => {
    throw new Error('This is not known yet.');
  };
  return {
    get standing() {
      return standing ?? early();
    },
    get suppressions() {
      return suppressions ?? early();
    },
    get used() {
      return used ?? early();
    },
  };
}

/** Files that remember whether anything asked of them is still being read: by the check that runs, and by any. */
function waitingFiles(files: Files): Files & { waits: boolean; pending: boolean } {
  return {
    waits: false,
    pending: false,
    read(path) {
      const fact = files.read(path);
      if (fact.kind === 'pending') {
        this.waits = true;
        this.pending = true;
      }
      return fact;
    },
  };
}

function applies(rule: Rule, damaged: boolean, retired: boolean): boolean {
  if (damaged) return rule.group === 'Text';
  return !retired || rule.group === 'Text' || rule.id === 'retired-postmortem';
}

function gateResult(
  gate: Gate,
  rules: readonly Rule[],
  outcomes: ReadonlyMap<string, Outcome> | undefined,
): GateResult {
  const result: Record<Outcome, string[]> = { passed: [], failed: [], waived: [], unknown: [] };
  if (!outcomes) return result;
  for (const rule of rules) if (rule.gates.includes(gate)) result[outcomes.get(rule.id) ?? 'unknown'].push(rule.id);
  return result;
}

function earnedLabel(gates: Readonly<Record<Gate, GateResult>>): Label {
  const open = (gate: Gate) => gates[gate].failed.length + gates[gate].unknown.length > 0;
  if (open('charter')) return 'research';
  return open('production') ? 'pilot' : 'production';
}

function openRules(gate: Gate, gates: Readonly<Record<Gate, GateResult>>, rules: readonly Rule[]): Rule[] {
  const open = new Set([...gates[gate].failed, ...gates[gate].unknown]);
  return rules.filter(({ id }) => open.has(id));
}

function crashReport(rule: Rule, charter: Charter): Report {
  const { span } = charter.field('status');
  const problem = `The check "${rule.title}" could not be run because of a defect in this program, so it counts as unknown.`;
  return {
    span,
    problem,
    todo: 'Please report it, with this page if you can share it.',
    fields: [],
    missing: false,
    unknown: true,
    fixes: [],
  };
}

interface Candidate extends Finding {
  readonly rule: Rule;
  readonly unknown: boolean;
}

/** Turns reports into findings: graded, one to a value, one to an omission, in order of place. */
function arrange(runs: readonly Run[], declared: Label | null, document: CharterDocument): Finding[] {
  const trusted = document.problems[0]?.damage.start ?? Number.POSITIVE_INFINITY;
  const candidates: Candidate[] = [];
  for (const { rule, reports } of runs) {
    for (const report of reports) {
      // Below a damaged place nothing that was read can be trusted, and what is missing may only be unreadable.
      if (
        rule.id !== 'yaml-syntax' &&
        (report.span.end > trusted || (report.missing && trusted !== Number.POSITIVE_INFINITY))
      )
        continue;
      const severity = severityOf(rule, report, declared);
      if (!severity) continue;
      const message = [report.problem, rule.why, report.todo].filter(Boolean).join(' ');
      const { span, fields, missing, fixes, unknown } = report;
      candidates.push({
        rule,
        unknown: unknown === true,
        check: rule.id,
        severity,
        message,
        span,
        fields,
        missing,
        fixes,
      });
    }
  }
  const taken = new Set<string>();
  const findings: Candidate[] = [];
  for (const candidate of candidates.sort(byWeight)) {
    const place = candidate.missing
      ? `missing ${candidate.fields[0]}`
      : `value ${candidate.span.start} ${candidate.span.end}`;
    if (!candidate.unknown && taken.has(place)) continue;
    taken.add(place);
    findings.push(candidate);
  }
  return findings
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || byWeight(a, b))
    .map(({ check, severity, message, span, fields, missing, fixes }) => ({
      check,
      severity,
      message,
      span,
      fields,
      missing,
      fixes,
    }));
}

/** The gravest first; among equals one of a gate, the charter gate's before the production gate's. The sort is stable. */
function byWeight(a: Candidate, b: Candidate): number {
  return compareSeverity(a.severity, b.severity) || gateRank(a.rule) - gateRank(b.rule);
}

function gateRank(rule: Rule): number {
  return rule.gates.includes('charter') ? 0 : rule.gates.includes('production') ? 1 : 2;
}

/** What a policy makes of the findings: it changes how grave they are shown, or that they are, and nothing else. */
function graded(findings: readonly Finding[], { severities }: Policy): Finding[] {
  return findings.flatMap((finding) => {
    const severity = Object.hasOwn(severities, finding.check) ? severities[finding.check] : undefined;
    if (severity === 'off') return [];
    return [severity ? { ...finding, severity } : finding];
  });
}
