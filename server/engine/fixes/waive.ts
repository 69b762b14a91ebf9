import type { Charter } from '../charter/charter.ts';
import type { Finding, Fix } from '../rule.ts';
import type { Day } from '../values/day.ts';
import { lastWaiverDay } from '../waivers.ts';
import { scaffoldEdits } from './scaffold.ts';

/**
 * A fix that adds a waiver for the check of a finding: until the last day allowed, with reason and approver to fill in.
 * Undefined where there is a waiver for it; that one is to be mended.
 */
export function waiveFix(charter: Charter, { check }: Finding, today: Day, longestDays: number): Fix | undefined {
  const waivers = charter.items('waivers');
  if (waivers.some(({ path }) => charter.field(`${path}.check`).text === check)) return undefined;
  const path = `waivers.${charter.field('waivers').blank ? 0 : waivers.length}`;
  const given = { [`${path}.check`]: check, [`${path}.until`]: lastWaiverDay(today, longestDays) };
  const paths = ['check', 'reason', 'until', 'approvedBy'].map((key) => `${path}.${key}`);
  return {
    title: `Waive ${check} for now, with a reason`,
    scaffold: [`${path}.reason`, `${path}.approvedBy`],
    preferred: false,
    edits: (page) => scaffoldEdits(page, paths, given),
  };
}
