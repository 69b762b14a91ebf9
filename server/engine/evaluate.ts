import { type Charter, viewCharter } from './charter/charter.ts';
import { nameOf } from './charter/charter-name.ts';
import type { CharterDocument } from './document/parse.ts';
import { arrangeFindings, asFinding, type GradedReport, gradeReports } from './findings.ts';
import { LABELS } from './format/fields.ts';
import { gateFieldTest } from './gate-fields.ts';
import { DEFAULT_POLICY, type Policy, requiredId } from './policy/policy.ts';
import { policyRules } from './policy/policy-rules.ts';
import type { CheckContext, Finding, Gate, Label, Late, Outcome, Report, Rule, Standing } from './rule.ts';
import { RULES } from './rules/index.ts';
import { applySuppressions, readSuppressions, type Suppressed } from './suppressions.ts';
import type { Day } from './values/day.ts';
import type { FileFact, Files } from './values/path.ts';
import { type IsPlaceholder, placeholderTest } from './values/placeholder.ts';
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
  /** What the checks looked at. */
  readonly context: CheckContext;
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
  /** The findings if the charters at these paths had the same name: all else is the same whoever else there is. */
  findingsAmong(namesakes: readonly string[]): readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  /** What each check reported, before grading; a check that had nothing to say is not in it. */
  readonly reports: ReadonlyMap<string, readonly Report[]>;
  /** The waivers that hold and are needed. */
  readonly waivers: readonly Waiver[];
  /** What they hold back: each with what its check found. */
  readonly waived: readonly Waived[];
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

/** A finding that a waiver holds back. It is as grave as it would be shown without. */
export interface Waived {
  readonly finding: Finding;
  readonly waiver: Waiver;
}

export interface Crash {
  readonly check: string;
  readonly error: unknown;
}

/** The one check that looks at other charters. */
const DUPLICATE_NAME = 'duplicate-name';
const GATES: readonly Gate[] = ['charter', 'production'];
const nobodyElse = (): readonly string[] => [];

/** Evaluates a charter. Never throws: a check that does counts as unknown. */
export function evaluate(
  document: CharterDocument,
  surroundings: Surroundings,
  builtIn: readonly Rule[] = RULES,
): Evaluation {
  const { today, policy = DEFAULT_POLICY, othersNamed = nobodyElse } = surroundings;
  const { rules, isPlaceholder, isGateField } = toolsFor(policy, builtIn);
  const charter = viewCharter(document, isPlaceholder);
  const name = nameOf(charter, surroundings.folderName);
  const status = charter.field('status').text;
  const declared = LABELS.find((label) => label === status) ?? null;
  const damaged = document.problems.length > 0;
  const retired = declared === 'retired';

  const files = waitingFiles(surroundings.files);
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
    damaged || retired
      ? []
      : readWaivers(charter, today, rules, policy.thresholds.waiver).filter(({ flaws }) => flaws.length === 0);
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

  const graded = new Map<Run, readonly GradedReport[]>();
  const gradeRun = (run: Run): readonly GradedReport[] => {
    const known = graded.get(run) ?? gradeReports([run], declared, policy, document);
    graded.set(run, known);
    return known;
  };
  /** What is reported and not waived; of the check that `instead` is of, what that says. */
  const reported = (instead?: Run): readonly GradedReport[] =>
    runs.flatMap((own) => {
      const run = own.rule === instead?.rule ? instead : own;
      return run.reports.length === 0 || outcomes.get(run.rule.id) === 'waived' ? [] : gradeRun(run);
    });
  const suppressions = damaged ? [] : readSuppressions(charter);
  let told = applySuppressions(reported(), suppressions, rules);
  if (suppressions.length > 0) {
    const decided = (id: string) => runs.some(({ rule, outcome }) => rule.id === id && outcome !== 'unknown');
    runPhase('findings known', known({ standing, suppressions, used: told.used, decided }));
    told = applySuppressions(reported(), suppressions, rules);
  }

  const findingsAmong = (namesakes: readonly string[]): readonly Finding[] => {
    const own = runs.find(({ rule }) => rule.id === DUPLICATE_NAME);
    const among = { ...context, othersNamed: () => namesakes };
    const instead = own && { ...own, reports: [...own.rule.check(among, known({}))] };
    return arrangeFindings(applySuppressions(reported(instead), suppressions, rules).left);
  };

  const needed = waivers.filter(({ check }) => check !== undefined && outcomes.get(check) === 'waived');
  const waivedRuns = runs.filter(({ rule }) => outcomes.get(rule.id) === 'waived');
  const waived = gradeReports(waivedRuns, declared, policy, document).flatMap((report) => {
    const waiver = needed.find(({ check }) => check === report.check);
    return waiver ? [{ finding: asFinding(report), waiver }] : [];
  });

  const passed = (id: string) => outcomes.get(id) === 'passed';
  files.seen = undefined;
  return {
    charter,
    context,
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
    findings: arrangeFindings(told.left),
    findingsAmong,
    suppressed: told.suppressed.flatMap(({ finding, reason }) =>
      finding.shown ? [{ finding: asFinding(finding), reason }] : [],
    ),
    reports: new Map(runs.filter(({ reports }) => reports.length > 0).map(({ rule, reports }) => [rule.id, reports])),
    waivers: needed,
    waived,
    crashes,
    pending: files.pending,
  };
}

/** What follows from a policy and the checks alone. */
interface Tools {
  readonly rules: readonly Rule[];
  readonly isPlaceholder: IsPlaceholder;
  readonly isGateField: (path: string) => boolean;
}

const toolsOf = new WeakMap<Policy, Tools>();

/** Makes the tools for a policy: once, as a page is evaluated at every keystroke and its policy seldom changes. */
function toolsFor(policy: Policy, builtIn: readonly Rule[]): Tools {
  const known = builtIn === RULES ? toolsOf.get(policy) : undefined;
  if (known) return known;
  const rules = policy === DEFAULT_POLICY ? builtIn : [...builtIn, ...policyRules(policy)];
  const tools = { rules, isPlaceholder: placeholderTest(policy.words.placeholders), isGateField: gateFieldTest(rules) };
  if (builtIn === RULES) toolsOf.set(policy, tools);
  return tools;
}

interface Run {
  readonly rule: Rule;
  readonly reports: readonly Report[];
  readonly outcome: Outcome;
}

/** What is known so far. What is asked for before it is known is a defect, and shows as one. */
function known({ standing, suppressions, used, decided }: Partial<Late>): Late {
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
    get decided() {
      return decided ?? early();
    },
  };
}

interface WaitingFiles extends Files {
  waits: boolean;
  pending: boolean;
  /** What has been looked at; undefined when the evaluation is done, and whoever asks then wants to know how it is then. */
  seen: Map<string, FileFact> | undefined;
}

/**
 * Files that remember whether anything asked of them is still being read: by the check that runs, and by any. Each is
 * looked at once, so that all checks see the same, and as a look costs more than most checks.
 */
function waitingFiles(files: Files): WaitingFiles {
  return {
    waits: false,
    pending: false,
    seen: new Map(),
    read(path) {
      const fact = this.seen?.get(path) ?? files.read(path);
      this.seen?.set(path, fact);
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
  // What a house requires of retired charters is asked of them alone.
  return !retired || rule.group === 'Text' || ['retired-postmortem', requiredId('retired')].includes(rule.id);
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
