import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { EXAMPLES, FOREIGN, folder } from '../support.ts';

/** What `mixedRun` makes is checked with these arguments: one path leads nowhere. */
export const MIXED = ['.', 'missing.yaml'];

/** A folder with everything that a run can come across. */
export function mixedRun(t: TestContext): string {
  const cwd = folder(t, {
    'ai/damaged/charter.yaml': 'apiVersion: charter/v1\nstatus: pilot\nowners: [\n',
    'ai/honest/charter.yaml': 'apiVersion: charter/v1\nstatus: research\n',
    'brand/charter.yaml': FOREIGN,
    'charter.policy.yaml': 'timeZone: Mars\n',
  });
  for (const name of ['pilot', 'production']) cpSync(join(EXAMPLES, name), join(cwd, 'ai', name), { recursive: true });
  // A label that is not earned, a finding that is suppressed, and a file that is missing.
  change(join(cwd, 'ai/pilot/charter.yaml'), (page) =>
    page
      .replace(/^owners:$/m, 'owners: # charter-ignore sponsor-named: the new one starts in January')
      .replace(/^ {2}operator: .*$/m, '  operator: TBD')
      .replace(/^ {2}sponsor: .*\n/m, ''),
  );
  rmSync(join(cwd, 'ai/pilot/review/checklist.md'));
  // A check that is waived.
  const waiver =
    '{ check: turnover-test-passed, reason: night shift joins in January, until: 2027-01-31, approvedBy: lee.wong@example.com }';
  change(
    join(cwd, 'ai/production/charter.yaml'),
    (page) => `${page.replace('result: passed', 'result: pending').trimEnd()}\n\nwaivers:\n  - ${waiver}\n`,
  );
  return cwd;
}

export function change(file: string, edit: (text: string) => string): void {
  const before = readFileSync(file, 'utf8');
  const after = edit(before);
  if (after === before) throw new Error(`${file} is as it was`);
  writeFileSync(file, after);
}
