import Papa from 'papaparse';

/** The column names of a CSV text, lower case and trimmed. A byte order mark and quotes are taken off. */
export function csvHeader(text: string): string[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { preview: 1 });
  return (data[0] ?? []).map((name) => name.trim().toLowerCase());
}
