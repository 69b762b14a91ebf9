import type { Label } from '../rule.ts';

/** How much a label claims. A page without one, or one that cannot be read, is below all of them. */
export const LABEL_RANK: Readonly<Record<Label | 'none', number>> = {
  none: -1,
  retired: 0,
  research: 0,
  pilot: 1,
  production: 2,
};
