/** Begins each line that tells a result, which a test's own output does not. */
export const MARK = '\u001etest ';
