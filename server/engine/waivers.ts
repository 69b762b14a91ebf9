import type { Charter } from './charter/charter.ts';
import { dayIn, type Field } from './charter/field.ts';
import { isOwner, type Owner, readOwner } from './charter/owner.ts';
import type { Rule } from './rule.ts';
import { addDays, type Day } from './values/day.ts';

/** A waiver as it is written, and whether it holds. */
export interface Waiver {
  readonly field: Field;
  readonly check: string | undefined;
  readonly reason: string | undefined;
  readonly until: Day | undefined;
  readonly approvedBy: string | undefined;
  /** Why it does not hold; empty when it does. */
  readonly flaws: readonly Flaw[];
}

/** Why a waiver does not hold. */
export type Flaw =
  | 'no-check'
  | 'unknown-check'
  /** There is such a check, and it decides about no label. */
  | 'outside-gates'
  | 'charter-check'
  | 'no-reason'
  | 'no-approver'
  | 'approved-by-owner'
  | 'no-date'
  | 'expired'
  | 'too-far';

/** True when a check may be waived: those of the production gate alone. */
export function isWaivable({ gates }: Pick<Rule, 'gates'>): boolean {
  return gates.length > 0 && !gates.includes('charter');
}

/** The last day that a waiver may reach, written today. */
export function lastWaiverDay(today: Day, longest: number): Day {
  return addDays(today, longest);
}

/**
 * Reads the waivers of a charter. Only checks of the production gate alone can be waived, for so many days at most.
 */
export function readWaivers(charter: Charter, today: Day, rules: readonly Rule[], longest: number): Waiver[] {
  const owners = [readOwner(charter, 'operator'), readOwner(charter, 'technical')];
  return charter.items('waivers').map((field) => {
    const check = field.below('check').text;
    const reason = field.below('reason').text;
    const approvedBy = field.below('approvedBy').text;
    const until = dayIn(field.below('until'));
    const found: readonly (Flaw | undefined)[] = [
      flawOfCheck(check, rules),
      reason ? undefined : 'no-reason',
      flawOfApprover(approvedBy, owners),
      flawOfDay(until, today, longest),
    ];
    const flaws = found.filter((flaw): flaw is Flaw => flaw !== undefined);
    return { field, check, reason, until, approvedBy, flaws };
  });
}

function flawOfCheck(check: string | undefined, rules: readonly Rule[]): Flaw | undefined {
  if (!check) return 'no-check';
  const rule = rules.find(({ id }) => id === check);
  if (!rule) return 'unknown-check';
  if (isWaivable(rule)) return undefined;
  return rule.gates.length === 0 ? 'outside-gates' : 'charter-check';
}

function flawOfApprover(approvedBy: string | undefined, owners: readonly Owner[]): Flaw | undefined {
  if (!approvedBy) return 'no-approver';
  return owners.some((owner) => isOwner(approvedBy, owner)) ? 'approved-by-owner' : undefined;
}

function flawOfDay(until: Day | undefined, today: Day, longest: number): Flaw | undefined {
  if (!until) return 'no-date';
  if (until <= today) return 'expired';
  return until > lastWaiverDay(today, longest) ? 'too-far' : undefined;
}
