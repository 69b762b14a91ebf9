import Papa from 'papaparse';

const headers = new WeakMap<object, readonly string[]>();

/**
 * The column names of a CSV file, lower case and trimmed. A byte order mark and quotes are taken off. Read once as long as
 * the file is the same.
 */
export function csvHeader(file: { readonly text: string }): readonly string[] {
  const known = headers.get(file);
  if (known) return known;
  const text = file.text.replace(/^\uFEFF/, '');
  const { data } = Papa.parse<string[]>(text, { preview: 1, delimiter: PLAIN_LINE.test(text) ? ',' : '' });
  const header = (data[0] ?? []).map((name) => name.trim().toLowerCase());
  headers.set(file, header);
  return header;
}

/** Words and commas: what the library would find to stand between them is plain, and finding it takes longer than the rest. */
const PLAIN_LINE = /^[\w ,.-]*(?:[\r\n]|$)/;

const counts = new WeakMap<object, number>();

/** How many rows a CSV file has below its first line; empty ones do not count. Counted once as long as the file is the same. */
export function csvRowCount(file: { readonly text: string }): number {
  const known = counts.get(file);
  if (known !== undefined) return known;
  const { data } = Papa.parse<string[]>(file.text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  const count = Math.max(0, data.length - 1);
  counts.set(file, count);
  return count;
}
