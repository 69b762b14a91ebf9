import type { Rule } from '../rule.ts';
import type { Policy } from './policy.ts';

/** The checks that a policy adds. Made once a policy. */
export function policyRules(policy: Policy): readonly Rule[] {
  if (policy.checks.length === 0 && Object.values(policy.required).every((paths) => paths.length === 0)) return none;
  return none;
}

const none: readonly Rule[] = [];
