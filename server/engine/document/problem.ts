import type { Span } from '../text/span.ts';

/** A place where the text is not YAML, or not YAML that a charter can be read from. */
export interface Problem {
  /** What to underline. Never empty. */
  readonly span: Span;
  /** From here to here nothing that was read can be trusted. */
  readonly damage: Span;
  readonly message: string;
  /** What kind of slip it is, for the quick fixes. */
  readonly slip: Slip;
  /** More typing on the same line may finish it: a key without its colon, a quote or bracket still open. */
  readonly unfinished: boolean;
}

/** The kinds of slips that there is something to do about; any other is `other`. */
export type Slip = 'quote' | 'tabs' | 'conflict' | 'duplicate-key' | 'other';
