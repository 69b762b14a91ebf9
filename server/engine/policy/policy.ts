import type { Gate, Label, Severity } from '../rule.ts';

/** A house's own settings: how grave a check is, who its people are, which words mean what. Data only. */
export interface Policy {
  /** By check; `off` shows nothing. It never changes a label. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** Empty where the policy lists nobody: then anybody may own a charter. */
  readonly people: readonly Person[];
  /** E-mail domains of the house, lower case. Empty: no address is called foreign. */
  readonly internalDomains: readonly string[];
  readonly words: Readonly<Record<WordList, Words>>;
  /** In which "today" is meant, as in `Europe/Berlin`. */
  readonly timeZone: string | undefined;
  readonly thresholds: Thresholds;
  /** Paths that a charter must fill in to claim a label. */
  readonly required: Readonly<Record<Label, readonly string[]>>;
  readonly checks: readonly CustomCheck[];
}

export interface Person {
  readonly name: string | undefined;
  readonly contact: string | undefined;
  readonly team: string | undefined;
  readonly until: string | undefined;
}

/** The lists that a policy may extend or cut. */
export type WordList = 'placeholders' | 'impressions' | 'fallbacks' | 'manualDestinations';

export interface Words {
  readonly add: readonly string[];
  /** Words that are on the product's own list and shall not count; `*` empties that list. */
  readonly exempt: readonly string[];
}

/** Limits, in days unless said. */
export interface Thresholds {
  /** How old the last review of the metric may be. */
  readonly weeklyReview: number;
  /** How old the newest row of the metric's data may be. */
  readonly metricStale: number;
  /** How old the measurement of usage may be. */
  readonly usage: number;
  /** How old the last look at the label may be. */
  readonly labelReview: number;
  /** How far ahead a waiver may reach. */
  readonly waiver: number;
  /** How early it is said that an owner leaves. */
  readonly ownerLeaving: number;
  /** The most lines of a page. */
  readonly pageLines: number;
  /** The most words of a page. */
  readonly pageWords: number;
}

/** A check of the house's own, as data. */
export interface CustomCheck {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly condition: Condition;
  readonly message: string;
  readonly severity: Severity;
  readonly gate: Gate | undefined;
}

/** What must hold for a value. All but `present` and `blank` pass where nothing is written. */
export type Condition =
  | { readonly kind: 'all'; readonly all: readonly Condition[] }
  | { readonly kind: 'present' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'equals'; readonly value: string | number | boolean }
  | { readonly kind: 'oneOf'; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: 'matches'; readonly pattern: string; readonly test: (text: string) => boolean }
  | { readonly kind: 'number'; readonly compare: Comparison; readonly than: number }
  | { readonly kind: 'date'; readonly compare: Comparison; readonly todayPlus: number };

export type Comparison = 'above' | 'atLeast' | 'below' | 'atMost';

/** The most days that a limit or a condition may speak of: a hundred years. */
export const MOST_DAYS = 36_500;

const noWords: Words = { add: [], exempt: [] };

/** What holds where there is no policy. The figures are the contract's. */
export const DEFAULT_POLICY: Policy = {
  severities: {},
  people: [],
  internalDomains: [],
  words: { placeholders: noWords, impressions: noWords, fallbacks: noWords, manualDestinations: noWords },
  timeZone: undefined,
  thresholds: {
    weeklyReview: 7,
    metricStale: 14,
    usage: 35,
    labelReview: 92,
    waiver: 92,
    ownerLeaving: 90,
    pageLines: 120,
    pageWords: 700,
  },
  required: { research: [], pilot: [], production: [], retired: [] },
  checks: [],
};

/** The product's words with a policy's: added ones in, exempted ones out. Lower case, in order. */
export function wordsOf(own: readonly string[], { add, exempt }: Words): string[] {
  const out = new Set(exempt.map((word) => word.toLowerCase()));
  const kept = out.has('*') ? [] : own.filter((word) => !out.has(word.toLowerCase()));
  return [...new Set([...kept, ...add].map((word) => word.toLowerCase()))];
}

/** The id of the check that what a policy requires of a label is there. */
export function requiredId(label: Label): string {
  return `required-for-${label}`;
}
