import type { Charter } from './charter/charter.ts';
import { dayIn, type Field } from './charter/field.ts';
import { isOwner, readOwner } from './charter/owner.ts';
import type { Rule } from './rule.ts';
import { addDays, type Day } from './values/day.ts';

/** A waiver as it is written, and whether it holds. */
export interface Waiver {
  readonly field: Field;
  readonly check: string | undefined;
  readonly reason: string | undefined;
  readonly until: Day | undefined;
  readonly approvedBy: string | undefined;
  /** Why it does not hold; undefined when it does. */
  readonly flaw: Flaw | undefined;
}

export type Flaw =
  | 'unknown-check'
  | 'charter-check'
  | 'no-reason'
  | 'no-approver'
  | 'approved-by-owner'
  | 'no-date'
  | 'expired'
  | 'too-far';

/**
 * Reads the waivers of a charter. Only checks of the production gate alone can be waived, for so many days at most.
 */
export function readWaivers(charter: Charter, today: Day, rules: readonly Rule[], longest: number): Waiver[] {
  const owners = [readOwner(charter, 'operator'), readOwner(charter, 'technical')];
  return charter.items('waivers').map((field) => {
    const inside = (key: string) => charter.field(`${field.path}.${key}`);
    const check = inside('check').text;
    const reason = inside('reason').text;
    const approvedBy = inside('approvedBy').text;
    const until = dayIn(inside('until'));
    const rule = rules.find(({ id }) => id === check);
    const flaw = ((): Flaw | undefined => {
      if (!rule || rule.gates.length === 0) return 'unknown-check';
      if (rule.gates.includes('charter')) return 'charter-check';
      if (!reason) return 'no-reason';
      if (!approvedBy) return 'no-approver';
      if (owners.some((owner) => isOwner(approvedBy, owner))) return 'approved-by-owner';
      if (!until) return 'no-date';
      if (until <= today) return 'expired';
      return until > addDays(today, longest) ? 'too-far' : undefined;
    })();
    return { field, check, reason, until, approvedBy, flaw };
  });
}
