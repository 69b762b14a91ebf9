import { readFileSync } from 'node:fs';
import type { Day, FileFact, Files, Surroundings } from '../../server/engine/index.ts';
import { parseDay } from '../../server/engine/index.ts';

/** The page of the format's description: every key of the format, with a sound value. It claims pilot. */
export const completePage = readFileSync(new URL('../fixtures/complete-page.yaml', import.meta.url), 'utf8');

/** The day that tests take for today. */
export const today = day('2026-11-23');

/** The files that the page names. */
export const pageFiles: Readonly<Record<string, string>> = {
  'schemas/suppression-row.schema.json': JSON.stringify({
    type: 'object',
    required: ['asin'],
    properties: { asin: { type: 'string' } },
  }),
  'review/checklist.md': '# Checklist\n\n- Is the listing the right one?\n',
  'metrics/suppression-hours.csv':
    'date,value\n2026-09-15,120\n2026-09-29,110\n2026-10-13,96\n2026-10-27,80\n2026-11-09,66\n2026-11-16,52\n',
  // Which the page does not name, and an example does.
  'metrics/forgotten-hours.csv': 'date,value\n2026-09-15,120\n2026-10-13,96\n',
  'CHANGELOG.md': '# Changes\n\n- 2026-09-15 Write-back is live.\n',
  'prompts/suppression.md': 'Write the case text for this listing.\n',
  'logs/overrides.csv': 'date,item,tier,reason\n',
  'reports/day-30.md': 'Thirty days on, half the hours are gone.\n',
};

/** What has to be true before the page may claim production. */
export const productionChanges = `status: production
turnoverTest: { date: 2026-11-10, result: passed }
waivers:
`;

/** A reader of files that are not there; anything else is absent. */
export function fakeFiles(files: Readonly<Record<string, string | FileFact>> = pageFiles): Files {
  const facts = new Map<string, FileFact>();
  for (const [path, file] of Object.entries(files)) {
    facts.set(path, typeof file === 'string' ? { kind: 'text', text: file } : file);
  }
  return { read: (path) => facts.get(path) ?? { kind: path.startsWith('../') ? 'outside' : 'absent' } };
}

/** The surroundings of a page in tests. */
export function surroundings(given: Partial<Surroundings> = {}): Surroundings {
  const othersNamed = (name: string) => (name === 'taken-elsewhere' ? ['elsewhere/charter.yaml'] : []);
  return { today, files: fakeFiles(), folderName: 'drafts', othersNamed, ...given };
}

export function day(text: string): Day {
  const parsed = parseDay(text);
  if (!parsed) throw new Error(`${text} is not a day`);
  return parsed;
}
