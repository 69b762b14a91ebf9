/** Begins each line that tells of a test, which a test's own output does not. */
export const MARK = '\u001etest ';

/** What a process of tests tells of itself, a line of JSON each. */
export type Told =
  | { readonly kind: 'begun' | 'over'; readonly name: string; readonly file?: string | undefined }
  | { readonly kind: 'passed'; readonly name: string }
  | {
      readonly kind: 'failed';
      readonly name: string;
      readonly file?: string | undefined;
      readonly line?: number | undefined;
      readonly error: string;
    }
  /** What keeps it from ending, when it is asked to end. */
  | { readonly kind: 'held'; readonly by: readonly string[] };
