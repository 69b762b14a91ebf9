import type { Fix } from '../rule.ts';

/** A file for a fix to create, by its path as the charter writes it. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** A fix that creates the data file of a metric: its columns, and no row, as nothing has been measured. */
export function createMetricData(path: string): Fix {
  return creating(`Create ${path} with the columns date,value`, { path, text: 'date,value\n' });
}

/** A fix that creates a JSON Schema: a frame, which names no property and requires none. */
export function createSchema(path: string): Fix {
  const frame = { $schema: 'http://json-schema.org/draft-07/schema#', type: 'object', required: [], properties: {} };
  return creating(`Create ${path} as an empty JSON Schema`, { path, text: `${JSON.stringify(frame, null, 2)}\n` });
}

function creating(title: string, file: NewFile): Fix {
  return { title, scaffold: [], preferred: false, creates: [file], edits: () => [] };
}
