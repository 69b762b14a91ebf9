import Papa from 'papaparse';

/** A table as it was read: its columns, and its rows with their places. */
export interface Inventory {
  readonly header: readonly string[];
  readonly rows: readonly InventoryRow[];
  /** What could not be read. A row with a problem is not among the rows. */
  readonly problems: readonly InventoryProblem[];
}

export interface InventoryRow {
  /** From 1, the header not counted. */
  readonly number: number;
  /** The line of the file that it begins on, from 1. */
  readonly line: number;
  /** As many as the header has. */
  readonly cells: readonly string[];
}

export interface InventoryProblem {
  readonly line: number;
  /** Absent where it is about the header, or the file. */
  readonly row?: number;
  readonly column?: string;
  readonly message: string;
}

const DELIMITERS = [',', ';', '\t', '|'];

/**
 * Reads a table with a header line (CSV as in RFC 4180). Without a delimiter, the one is taken that the header has most
 * of. A byte order mark is dropped, lines end as they may, and rows without content are passed over.
 */
export function readInventory(text: string, delimiter?: string): Inventory {
  const content = text.replace(/^\uFEFF/, '');
  const newline = content.includes('\n') ? '\n' : '\r';
  const rows: InventoryRow[] = [];
  const problems: InventoryProblem[] = [];
  let header: string[] | undefined;
  let line = 1;
  let from = 0;
  let number = 0;
  let broken = false;

  const take = ({ data, errors, meta }: Papa.ParseStepResult<string[]>, parser: Papa.Parser): void => {
    const start = line;
    for (let at = content.indexOf(newline, from); at >= 0 && at < meta.cursor; at = content.indexOf(newline, at + 1))
      line++;
    from = meta.cursor;
    const isEmpty = data.every((cell) => cell.trim() === '');
    if (isEmpty && errors.length === 0) return;
    if (header) number++;
    const row = header ? { row: number } : {};
    const column = header?.[data.length - 1];
    const place = { line: start, ...row, ...(column !== undefined && { column }) };
    const [error] = errors;
    if (error) {
      // What stands behind a quote without an end is one cell, and nobody knows where the next row begins.
      broken = error.code === 'MissingQuotes';
      const message = broken
        ? 'A quote begins in this row that does not end, so nothing behind it can be read. Close it, or double a quote that is meant as one.'
        : 'A quote in this row is neither doubled nor at the end of its cell. Write "" for a quote inside quotes.';
      problems.push({ ...place, message });
      if (broken) parser.abort();
      return;
    }
    if (!header) {
      header = data.map((name) => name.trim());
      const once = new Set<string>();
      const twice = new Set<string>();
      for (const name of header) {
        if (once.has(name) && name !== '') twice.add(name);
        once.add(name);
      }
      for (const name of twice)
        problems.push({
          line: start,
          column: name,
          message: 'Two columns have this name, so nobody can tell which is meant. Rename one.',
        });
      return;
    }
    if (data.length > header.length && data.slice(header.length).some((cell) => cell.trim() !== '')) {
      const message = `This row has ${data.length} cells, and the header ${header.length}. A cell with the delimiter in it must stand in quotes.`;
      problems.push({ line: start, ...row, message });
      return;
    }
    // Programs leave out what is empty at the end of a row.
    const cells = header.map((_, index) => data[index] ?? '');
    rows.push({ number, line: start, cells });
  };

  if (content.trim() !== '')
    Papa.parse<string[]>(content, {
      delimiter: delimiter ?? delimiterOf(content),
      newline,
      fastMode: false,
      step: take,
    });
  if (!header) problems.unshift({ line: 1, message: 'There is no header line with the names of the columns.' });
  return { header: header ?? [], rows, problems };
}

/** The delimiter that occurs most in the header, outside quotes. */
function delimiterOf(content: string): string {
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(content)?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}
