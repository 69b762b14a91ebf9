import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../setup.mjs';

// The day whose truth the samples tell as they lie in the repository.
const written = Date.UTC(2026, 10, 23);
const day = 24 * 60 * 60 * 1000;

/** Copies the samples into a folder, with their dates as far from today as they are from the day they were written for. */
export async function copySamples(folder: string, now = new Date()): Promise<void> {
  await cp(join(root, 'schemas', 'examples'), folder, { recursive: true });
  const days = (Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - written) / day;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    // Not text.
    if (bytes.includes(0)) continue;
    const text = bytes.toString();
    const moved = moveDates(text, days);
    if (moved !== text) writeFileSync(file, moved);
  }
}

/** Moves every date in a text by a number of days. */
export function moveDates(text: string, days: number): string {
  return text.replace(/(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g, (date) => {
    const time = Date.parse(date);
    // Parsing accepts the 31st of any month, and then it is another day.
    const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
    return real ? new Date(time + days * day).toISOString().slice(0, 10) : date;
  });
}
