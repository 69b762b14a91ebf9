import type { Charter } from './charter/charter.ts';
import type { Field } from './charter/field.ts';
import type { NewFile } from './fixes/create-file.ts';
import type { LABELS } from './format/fields.ts';
import type { Policy } from './policy/policy.ts';
import type { Suppression } from './suppressions.ts';
import type { TextEdit } from './text/edit.ts';
import type { Span } from './text/span.ts';
import type { Day } from './values/day.ts';
import type { Files } from './values/path.ts';

/** What a charter claims, and what it has earned. */
export type Label = (typeof LABELS)[number];
/** What must pass for a label: `charter` for pilot, `production` on top of it for production. */
export type Gate = 'charter' | 'production';
/** How grave a finding is, the gravest first. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';
/** Unknown: the check crashed, or what it needs could not be read. */
export type Outcome = 'passed' | 'failed' | 'waived' | 'unknown';
export type Group =
  | 'Gates'
  | 'Ownership'
  | 'Review'
  | 'Integration'
  | 'Metric'
  | 'Workflow'
  | 'Governance'
  | 'Adoption'
  | 'Label'
  | 'Text';

/** What a check may look at. It has no clock and no file system of its own. */
export interface CheckContext {
  readonly charter: Charter;
  /** Its name: the one it gives, or that of its folder; empty where there is neither. */
  readonly name: string;
  readonly today: Day;
  readonly files: Files;
  /** The label claimed; null when there is none, or none that exists. */
  readonly declared: Label | null;
  /** True when a gate check reads this path, or something below it. */
  readonly isGateField: (path: string) => boolean;
  readonly policy: Policy;
  /** Every check there is, the policy's own among them. */
  readonly rules: readonly Rule[];
  /** The paths of the other charters of the workspace that have this name. */
  readonly othersNamed: (name: string) => readonly string[];
}

/** What is known late: the standing once the gates are, the suppressions once the findings are. */
export interface Late {
  readonly standing: Standing;
  readonly suppressions: readonly Suppression[];
  /** The ids in suppressions that have something to hide, by their place. */
  readonly used: ReadonlySet<Span>;
  /** False of a check that did not run, or could not tell. */
  readonly decided: (id: string) => boolean;
}

/** Where a charter stands once the gates are known, for the checks of the label. */
export interface Standing {
  readonly declared: Label | null;
  readonly earned: Label | null;
  /** The gate checks that neither passed nor are waived, in canonical order. */
  readonly open: Readonly<Record<Gate, readonly Rule[]>>;
  readonly waived: readonly Rule[];
}

/** One check: everything the product knows and says of it. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly group: Group;
  readonly gates: readonly Gate[];
  /** The paths it reads, for hover and documentation; `*` stands for any item of a list. */
  readonly fields: readonly string[];
  /** One short sentence: what goes wrong where this is missing. It is part of every message. */
  readonly why: string;
  /** What passes, as an instruction. */
  readonly pass: string;
  /** Of a check outside the gates, perhaps by the label claimed. That of a gate check follows from the label alone. */
  readonly severity: Severity | ((declared: Label | null) => Severity);
  /** What a policy may set for it, beside its severity. */
  readonly tune?: string;
  readonly examples: Examples;
  check(context: CheckContext, late: Late): Iterable<Report>;
  /** What passes it, in the words of the page and of the files it names. Asked only where it has passed. */
  evidence?(context: CheckContext): string | undefined;
  /** When it runs: with the text alone, once the gates are known, or once every other finding is. */
  readonly phase: Phase;
}

/** When a check runs; see `phase` of a rule. */
export type Phase = 'text' | 'gates known' | 'findings known';

/**
 * A bad and a good example, each a fragment laid over the complete sample page: `key: value` replaces the value there,
 * and a key without a value takes it away.
 */
export interface Examples {
  readonly bad: string;
  readonly good: string;
  /** What the policy of the house says in both. */
  readonly policy?: Partial<Policy>;
}

/** What a check found. */
export interface Report {
  readonly span: Span;
  /** What is wrong, with the figures. */
  readonly problem: string;
  /** What to do about it. */
  readonly todo: string;
  /** The paths it is about, the first one foremost. */
  readonly fields: readonly string[];
  /** Graver or milder than the check usually is. */
  readonly severity?: Severity;
  /** Nothing is written there; otherwise a value that is written is not right. */
  readonly missing: boolean;
  /** Set where the check could not tell. */
  readonly unknown?: true;
  readonly fixes: readonly Fix[];
}

/** A quick fix. Its edits are worked out when somebody asks for it. */
export interface Fix {
  readonly title: string;
  /** A scaffold leaves blanks to fill; its finding goes when they are filled. */
  readonly scaffold: readonly string[];
  /** The only sensible fix; done with the editor's "auto fix". */
  readonly preferred: boolean;
  /** May be done without asking anybody. */
  readonly unambiguous?: boolean;
  /** Files to create, where there is none. */
  readonly creates?: readonly NewFile[];
  edits(charter: Charter): readonly TextEdit[];
}

/** A finding as everything outside the checks sees it. */
export interface Finding {
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly fields: readonly string[];
  readonly missing: boolean;
  readonly fixes: readonly Fix[];
}

type Given = Pick<Rule, 'id' | 'title' | 'fields' | 'why' | 'pass' | 'tune' | 'examples' | 'check' | 'evidence'>;

/** Defines a check of one or both gates. */
export function defineGateRule(rule: Given & { readonly gates: readonly Gate[] }): Rule {
  return { group: 'Gates', severity: 'error', phase: 'text', ...rule };
}

/** Defines a check outside the gates. A warning, unless it says otherwise. */
export function defineRule(rule: Given & Pick<Rule, 'group'> & Partial<Pick<Rule, 'severity' | 'phase'>>): Rule {
  return { gates: [], severity: 'warning', phase: 'text', ...rule };
}

/** The severity of checks that are errors where production is claimed, and warnings elsewhere. */
export function errorInProduction(declared: Label | null): Severity {
  return declared === 'production' ? 'error' : 'warning';
}

/** A report on a value that is written and is not right. */
export function wrong(
  field: Pick<Field, 'span' | 'path'>,
  problem: string,
  todo: string,
  fixes: readonly Fix[] = [],
): Report {
  return { span: field.span, problem, todo, fields: [field.path], missing: false, fixes };
}

/** A report that a check cannot tell, because what it needs could not be read. */
export function unknown(field: Pick<Field, 'span' | 'path'>, problem: string, todo: string): Report {
  return { ...wrong(field, problem, todo), unknown: true };
}
