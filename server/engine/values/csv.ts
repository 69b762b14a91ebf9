import Papa from 'papaparse';

/** The column names of a CSV text, lower case and trimmed. A byte order mark and quotes are taken off. */
export function csvHeader(text: string): string[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { preview: 1 });
  return (data[0] ?? []).map((name) => name.trim().toLowerCase());
}

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
