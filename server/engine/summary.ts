import { dayIn } from './charter/field.ts';
import { OWNER_ROLES, type OwnerRole, readOwner } from './charter/owner.ts';
import type { Evaluation } from './evaluate.ts';
import { countFindings, describeReadiness } from './readiness.ts';
import type { Label } from './rule.ts';
import { type Day, dayNinety } from './values/day.ts';

/** What a list of many charters says of one. */
export interface Summary {
  readonly name: string;
  readonly title: string | null;
  readonly declared: Label | null;
  /** Null when the text cannot be read. */
  readonly earned: Label | null;
  /** The earned label in words: "production, 1 waived". */
  readonly words: string;
  /** Declared above earned. */
  readonly overclaims: boolean;
  readonly gates: readonly { readonly label: Label; readonly passed: number; readonly total: number }[];
  /** Those who are named. */
  readonly owners: readonly {
    readonly role: OwnerRole;
    readonly name: string | null;
    readonly contact: string | null;
  }[];
  /** The roles that must be filled and are not. */
  readonly missingOwners: readonly OwnerRole[];
  /** Null where the metric has no start. */
  readonly dayNinety: Day | null;
  readonly errors: number;
  readonly warnings: number;
}

/** Sums up an evaluation. */
export function summarize(evaluation: Evaluation): Summary {
  const { charter, declared, earned, reports } = evaluation;
  const { name, title, summary, gates } = describeReadiness(evaluation);
  const { errors, warnings } = countFindings(evaluation.findings);
  const owners = OWNER_ROLES.map((role) => ({ role, ...readOwner(charter, role) }));
  const start = dayIn(charter.field('ninetyDayMetric.start'));
  return {
    name,
    title: title ?? null,
    declared,
    earned,
    words: summary,
    overclaims: reports.has('label-overclaims'),
    gates: gates.map(({ label, passed, total }) => ({ label, passed, total })),
    owners: owners
      .filter((owner) => owner.name !== undefined || owner.contact !== undefined)
      .map((owner) => ({ role: owner.role, name: owner.name ?? null, contact: owner.contact ?? null })),
    missingOwners: owners
      .filter((owner) => (owner.role === 'operator' || owner.role === 'technical') && owner.name === undefined)
      .map(({ role }) => role),
    dayNinety: start ? dayNinety(start) : null,
    errors,
    warnings,
  };
}
