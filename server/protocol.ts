/** What the client and the language server say to each other beside the language server protocol. Types and names only. */

/** The client's options at `initialize`. A client may send none. */
export interface InitializationOptions {
  /** Send {@link STATUS} notifications. */
  readonly status?: boolean;
  /** Read files through {@link READ_FILE} requests: the server has no file system of its own (in a browser). */
  readonly readFiles?: boolean;
  /**
   * Where the pages of the checks are, with `{check}` in place of the id. Diagnostics then link to them; without it there
   * is no link, as a page that every client could open does not exist.
   */
  readonly checkPages?: string;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** From 0, characters in UTF-16 units. */
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
}

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
