/** A table; its cells are escaped here. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [row(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(row)].join('\n');
}

/**
 * Words as Markdown shows them, on one line: nothing in them is markup, ends the cell of a table, begins a list or
 * calls somebody. Only what could be one of these is escaped, so that the source can still be read.
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[\\`*[\]|~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/^[-+#=]/, '\\$&')
      .replace(/^(\d+)([.)])/, '$1\\$2')
      // A handle at which a platform would call somebody who has nothing to do with it.
      .replace(/(^|[^\p{L}\p{N}])@(?=[\p{L}\p{N}])/gu, '$1@<!---->')
  );
}
