import { LABEL_RANK } from '../charter/label-rank.ts';
import type { Readiness } from '../readiness.ts';

/** Where a charter stands, in a sentence or two. */
export function verdict({ declared, earned, summary, nextLabel, next }: Readiness): string {
  if (earned === null) return 'The text cannot be read, so no label can be given.';
  if (earned === 'retired') return 'This workflow is retired: the gates do not apply to it.';
  const steps = next.length === 1 ? 'One step is' : `${next.length} steps are`;
  const missing = nextLabel && next.length > 0 ? ` ${steps} missing for ${nextLabel}.` : '';
  if (declared === null) return `No status is declared. The page has earned ${summary}.${missing}`;
  if (declared === earned) return `The declared label is earned${summary === earned ? '' : ` (${summary})`}.${missing}`;
  return LABEL_RANK[declared] > LABEL_RANK[earned]
    ? `The page says ${declared} but has earned ${summary} only.${missing}`
    : `The page says ${declared} and has earned ${summary}: its status may be raised.${missing}`;
}
