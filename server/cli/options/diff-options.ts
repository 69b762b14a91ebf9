import type { DiffFormat } from '../diff/formats.ts';
import type { SurroundingsOptions } from './judging-options.ts';
import type { FormatTarget } from './target.ts';

/** The arguments of `diff`. */
export interface DiffOptions extends SurroundingsOptions {
  /** A revision, or a range of two: `main...HEAD`. */
  readonly base: string;
  /** Where it is not given, the working tree. */
  readonly head: string | undefined;
  readonly formats: readonly FormatTarget<DiffFormat>[];
  readonly failOnRegression: boolean;
  readonly color: boolean | undefined;
}
