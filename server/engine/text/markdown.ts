/** A table; its cells are escaped here. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [row(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(row)].join('\n');
}

// Control characters, and what changes the direction of all that follows: a terminal or an eye obeys them unseen.
const OBEYED = /(?!\s)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Words as Markdown shows them, on one line: nothing in them is markup, ends the cell of a table, begins a list, calls
 * somebody, or is a command to a terminal or a build service. Only what could be one of these is escaped, so that the
 * source can still be read.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(OBEYED, '\ufffd')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[\\`*[\]|~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/^(?:[-+#=]|:(?=:))/, '\\$&')
      .replace(/^(\d+)([.)])/, '$1\\$2')
      // At a handle or a number a platform would call somebody, or link something, that has nothing to do with it.
      .replace(/(?<![\p{L}\p{N}])@(?=[\p{L}\p{N}])|[#!](?=\d)|\bgh(?=-\d)/giu, '$&&#8203;')
  );
}
