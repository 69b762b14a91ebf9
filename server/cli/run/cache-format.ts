import type { CharterHead } from '../result.ts';
import type { Inputs, Seen } from './inputs.ts';
import type { CharterOutcome, Outcome, Policies } from './outcome.ts';

/*
 * A cache is a file of lines, so that of thousands of charters no more is in memory at once than is asked for: the first
 * line; two of each file that was evaluated, its entry and what is told of it; a line of each place that was looked at;
 * the table; and the last line.
 */

/** Begins each cache, so that no other file is ever written over. */
export const MARK = '{"charterCache":1,';

/** The byte between lines. */
export const LINE_END = 10;

/** The first line, behind its mark. */
export interface FirstLine {
  /** The program and the options that matter. */
  readonly key: string;
}

/** An entry, in which the places that were seen are numbers. What is told of a charter, packed, is the next line. */
export interface EntryLine extends Omit<Inputs, 'seen'> {
  readonly seen: readonly number[];
  readonly outcome: Omit<Outcome, 'charter'> & {
    readonly charter?: Omit<CharterOutcome, 'facts'> & { readonly head: CharterHead };
  };
}

/** The places that were looked at, a line each, numbered in this order. */
export type PlaceLine = Seen;

/** The line before the last. */
export interface TableLine {
  /** The files that were evaluated, in the order of their entries. */
  readonly files: readonly string[];
  readonly policies: Policies;
}

/** The last line. */
export interface LastLine {
  /** The hash of all before it: what was damaged, or changed by somebody else, is not counted on. */
  readonly sum: string;
}
