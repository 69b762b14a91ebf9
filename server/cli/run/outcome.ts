import type { CrashError, FindingResult } from '../result.ts';
import type { Packed } from './packed.ts';

/** A file to evaluate. Its text is given where it does not come from the disk. */
export interface Source {
  readonly path: string;
  readonly full: string;
  readonly text?: string;
  /** Where it really lies, where that is known. */
  readonly real?: string;
}

/**
 * What became of a file, whatever became of the others: plain data, as it crosses threads.
 */
export interface Outcome {
  readonly charter?: CharterOutcome;
  /** It is not a production charter. */
  readonly skipped?: true;
  /** Why it could not be read. */
  readonly error?: string;
  readonly crashes?: readonly { readonly check?: string; readonly error: CrashError }[];
}

export interface CharterOutcome {
  readonly facts: Packed;
  /** The folder that its paths must not leave: names are compared inside it. */
  readonly root: string;
  /** The policy that holds for it, by the place of its file; absent where there is none. */
  readonly policy?: string;
}

/** The files of a policy, by the place of the one that holds: that one first, then those that it extends. */
export type Policies = Readonly<Record<string, readonly PolicyOutcome[]>>;

export interface PolicyOutcome {
  readonly place: string;
  readonly findings: readonly FindingResult[];
}

/** What became of a file that the program itself failed on. */
export function crashed(error: unknown): Outcome {
  const message = 'a defect of this program, see standard error';
  return { error: message, crashes: [{ error: plainError(error) }] };
}

/** An error as data, which a thread can send; anything else that was thrown in words. */
export function plainError(error: unknown): CrashError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack } = error;
  return { name, message, stack };
}
