/** Blank lines and comments, and the marker behind them. */
const MARKER = /^(?:[ \t]*\r?\n|#[^\n]*\n)*---(?=[ \t\r\n]|$)/;

/** Where a page goes on behind the marker of a document, `---`, that nothing but comments stands in front of; 0 without one. */
export function pageStart(text: string): number {
  // Nearly all have none, and then it is quickly told.
  return text.includes('---') ? (MARKER.exec(text)?.[0].length ?? 0) : 0;
}
