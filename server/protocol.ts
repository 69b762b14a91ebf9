/** What the client and the language server say to each other beside the language server protocol. Types and names only. */

export type { SettingKey, Settings } from './settings.ts';

/** The client's options at `initialize`. A client may send none. */
export interface InitializationOptions {
  /** Send {@link STATUS} notifications. */
  readonly status?: boolean;
  /** Send {@link CHARTERS_CHANGED} notifications. */
  readonly charters?: boolean;
  /** Read through {@link READ_FILE} requests what the server cannot reach by itself: everything, where it has no file system. */
  readonly readFiles?: boolean;
  /** The URI of the folder that the server's program lies in, for one that runs in a worker and cannot find out. */
  readonly programFolder?: string;
  /**
   * Where the pages of the checks are, with `{check}` in place of the id. Diagnostics then link to them; without it there
   * is no link, as a page that every client could open does not exist.
   */
  readonly checkPages?: string;
  /**
   * The ids of the commands that the client can run when somebody chooses them in a text: `charter.evaluateReadiness` and
   * `charter.openReport`, with the URI of the charter as their argument, and `editor.action.triggerSuggest`.
   */
  readonly commands?: readonly string[];
}

/** From 0, characters in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The end lies behind what is meant. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Notification to the client: where a document stands, after each evaluation. */
export const STATUS = 'charter/status';

export interface StatusParams {
  readonly uri: string;
  readonly version: number;
  /** `foreign`: a file of another tool that has the same name; nothing is said of it. */
  readonly kind: 'charter' | 'foreign';
  readonly declared: string | null;
  /** Null when the text cannot be read. While a line is being typed, that of the last text that could. */
  readonly earned: string | null;
  /** In words: "production, 1 waived". */
  readonly summary: string;
  readonly gates: readonly GateCount[];
}

export interface GateCount {
  readonly label: string;
  readonly passed: number;
  readonly total: number;
}

/** Request to the server: the readiness of an open document. */
export const READINESS = 'charter/readiness';

export interface ReadinessParams {
  readonly uri: string;
  /** The text of the file at the last commit, to compare with; null where it is new since then, absent where that is not known. */
  readonly committed?: string | null;
}

/** Null for a document that is not open, or is not a charter. */
export type ReadinessResult = ReadinessReport | null;

export interface ReadinessReport {
  readonly uri: string;
  readonly name: string;
  readonly title: string | null;
  readonly today: string;
  readonly declared: string | null;
  readonly earned: string | null;
  readonly summary: string;
  readonly nextLabel: string | null;
  readonly questions: readonly { readonly id: string; readonly question: string; readonly answered: boolean }[];
  readonly gates: readonly GateReport[];
  /** In order: what to do for the next label. */
  readonly next: readonly StepReport[];
  /** Why the text cannot be read, where it cannot. */
  readonly problems: readonly { readonly message: string; readonly range: Range }[];
  /** The whole report, as the elements of a page. Words are text; what leads to a place has {@link REVEAL}. */
  readonly page: readonly PageElement[];
}

/** An element of a page, as data. */
export interface PageElement {
  readonly tag: string;
  /** Tells it from its siblings, so that it is kept when they come and go. */
  readonly key?: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (PageElement | string)[];
}

/** The attribute of what leads to a place: line and character of both ends of its range. */
export const REVEAL = 'data-reveal';

export interface GateReport extends GateCount {
  readonly checks: readonly CheckReport[];
}

export interface CheckReport {
  readonly id: string;
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'waived' | 'unknown';
  readonly detail: string;
  readonly range: Range;
}

export interface StepReport {
  readonly id: string;
  readonly title: string;
  readonly todo: string;
  readonly range: Range;
}

/** Request to the server: the text of a new charter. */
export const NEW_CHARTER = 'charter/new';

export interface NewCharterParams {
  /** The name of its folder. */
  readonly name: string;
  readonly title?: string;
  /** Who owns the workflow: a name, an e-mail address, a handle, or a name with one of these. */
  readonly operator?: string;
  /** Who owns the integration, written in the same ways. */
  readonly technical?: string;
  /** Hours a month that are lost today. */
  readonly frictionHours?: number;
}

export interface NewCharterResult {
  /** With tab stops, in the syntax of snippets. */
  readonly snippet: string;
  /** The same with placeholders. */
  readonly text: string;
}

/** Request to the client, where the server has no file system: what is at a URI. */
export const READ_FILE = 'charter/readFile';

export interface ReadFileParams {
  readonly uri: string;
}

export type ReadFileResult =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'folder' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly message: string };

/** Request to the client, where the server has no file system: what lies in the folder at a URI. */
export const READ_FOLDER = 'charter/readFolder';

export interface ReadFolderParams {
  readonly uri: string;
}

/** Nothing where there is no such folder, or it may not be read. */
export type ReadFolderResult = readonly { readonly name: string; readonly folder: boolean }[];

/** Request to the server: every charter of the workspace, open or not, sorted by path. Files of other tools are not among them. */
export const CHARTERS = 'charter/charters';

export type ChartersResult = readonly CharterEntry[];

/**
 * Notification to the client: charters came, changed, or are gone. While the workspace is read they come many at a time;
 * the last of these says that it is complete.
 */
export const CHARTERS_CHANGED = 'charter/chartersChanged';

export interface ChartersChangedParams {
  readonly changed: readonly CharterEntry[];
  /** The URIs of those that are gone. */
  readonly removed: readonly string[];
  /** True once all charters of the workspace have been read. */
  readonly complete: boolean;
}

/** One charter of the workspace, in a line. */
export interface CharterEntry {
  readonly uri: string;
  /** How to call it: its path in the workspace, or, where it lies outside, in its repository. */
  readonly path: string;
  readonly name: string;
  readonly title: string | null;
  readonly declared: string | null;
  /** Null when the text cannot be read. */
  readonly earned: string | null;
  /** In words: "production, 1 waived". */
  readonly summary: string;
  /** Declared above earned. */
  readonly overclaims: boolean;
  readonly gates: readonly GateCount[];
  /** Those who are named. */
  readonly owners: readonly OwnerEntry[];
  /** The roles that must be filled and are not: `operator`, `technical`. */
  readonly missingOwners: readonly string[];
  /** Day 90 of the metric, `YYYY-MM-DD`; null where no start is given. */
  readonly dayNinety: string | null;
  readonly errors: number;
  readonly warnings: number;
}

export interface OwnerEntry {
  /** `operator`, `technical`, `sponsor`, `champion`. */
  readonly role: string;
  readonly name: string | null;
  readonly contact: string | null;
}

/** Request to the server: the people whom the charters of the workspace name as owners, those with most charters first. */
export const PEOPLE = 'charter/people';

export type PeopleResult = readonly PersonEntry[];

export interface PersonEntry {
  readonly name: string | null;
  readonly contact: string | null;
  /** How many charters name this person. */
  readonly charters: number;
}

/** Request to the server: what becomes of the charters when somebody leaves. */
export const HANDOVER = 'charter/handover';

export interface HandoverParams {
  /** The name or the contact of who leaves. */
  readonly from: string;
  /** Who takes over: `Ana Ruiz <ana@example.com>`, an e-mail address or a handle. Without it nothing is to be edited. */
  readonly to?: string;
}

export interface HandoverResult {
  /** Those that are orphaned first, then by path. */
  readonly charters: readonly HandoverEntry[];
  /** A `WorkspaceEdit` that puts one person in the place of the other everywhere; null where nobody takes over. */
  readonly edit: object | null;
  /** In sentences: what would no longer hold, who could not be told apart, what was left out. */
  readonly warnings: readonly string[];
}

export interface HandoverEntry {
  readonly uri: string;
  readonly path: string;
  readonly name: string;
  /** Where the person stands: `operator`, `whenWrong.escalateTo`, … */
  readonly roles: readonly string[];
  /** Nobody else owns it: neither an operator nor a technical owner is left. */
  readonly orphaned: boolean;
}

/** Request to the server: a page to print, or to send to somebody, of a charter that is open. Null where it is none. */
export const PAGE = 'charter/page';

export interface PageParams {
  readonly uri: string;
  /** `print` is HTML that asks for a printer as soon as a browser shows it. */
  readonly format: 'html' | 'markdown' | 'print';
}

export type PageResult = { readonly fileName: string; readonly text: string } | null;

/** Request to the client, where the server has no file system: the URIs of all files that are named like charters or policies. */
export const FIND_CHARTERS = 'charter/findCharters';

export type FindChartersResult = readonly string[];

/** Request to the server: every check there is, in the order of the documentation. */
export const CHECKS = 'charter/checks';

export type ChecksResult = readonly CheckEntry[];

export interface CheckEntry {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  /** The labels that need it. */
  readonly labels: readonly string[];
  /** In words: "warning, error under production"; "by label" where a label needs it. */
  readonly severity: string;
  readonly why: string;
}

/** Request to the server: what to write for the postmortem of an open charter. Null where it is none. */
export const POSTMORTEM = 'charter/postmortem';

export interface PostmortemParams {
  readonly uri: string;
  /** Set the status to `retired`, too. */
  readonly retire?: boolean;
}

export type PostmortemResult = {
  readonly declared: string | null;
  /** How many of the seven answers are not given. */
  readonly unanswered: number;
  /** Where the postmortem stands; null where the page has none. */
  readonly range: Range | null;
  /** A `WorkspaceEdit` with the blanks; null where there is nothing to write, or no safe place for it. */
  readonly edit: object | null;
} | null;
