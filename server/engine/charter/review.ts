import { type Load, weeklyLoad } from '../values/review-load.ts';
import { amountIn, type Field, numberIn } from './field.ts';
import { oncePerCharter } from './once.ts';

/** One tier of the review, as far as it is written. */
export interface Tier {
  readonly field: Field;
  readonly name: string | undefined;
  readonly when: string | undefined;
  readonly decision: string | undefined;
  /** A person looks at its items. */
  readonly human: boolean;
  readonly shareField: Field;
  /** From 0 to 1. */
  readonly share: number | undefined;
  readonly minutesPerItem: number | undefined;
}

/** The review that a charter plans, with the work it makes. */
export interface Review {
  readonly tiers: readonly Tier[];
  readonly volumePerWeek: number | undefined;
  readonly capacityHoursPerWeek: number | undefined;
  /** Hours a week; undefined where the figures for it are not given. */
  readonly load: Load | undefined;
  /** Tiers that people review, of which the share or the minutes are not given: the load is at least what it says. */
  readonly uncounted: readonly Tier[];
}

/** Reads the review of a charter. */
export const readReview = oncePerCharter((charter): Review => {
  const tiers = charter.items('review.tiers').map(readTier);
  const volumePerWeek = atLeastZero(numberIn(charter.field('review.volumePerWeek')));
  const work = tiers.flatMap(({ share, minutesPerItem }) =>
    share !== undefined && minutesPerItem !== undefined ? [{ share, minutesPerItem }] : [],
  );
  return {
    tiers,
    volumePerWeek,
    capacityHoursPerWeek: atLeastZero(numberIn(charter.field('review.capacityHoursPerWeek'))),
    load: volumePerWeek === undefined || work.length === 0 ? undefined : weeklyLoad(volumePerWeek, work),
    uncounted: tiers.filter(
      ({ human, share, minutesPerItem }) =>
        human && share !== 0 && minutesPerItem !== 0 && (share === undefined || minutesPerItem === undefined),
    ),
  };
});

function readTier(field: Field): Tier {
  const decision = field.below('decision').text;
  const shareField = field.below('share');
  const share = amountIn(shareField);
  return {
    field,
    name: field.below('name').text,
    when: field.below('when').text,
    decision,
    human: decision === 'human-review' || decision === 'human-rewrite',
    shareField,
    share: share !== undefined && share >= 0 && share <= 1 ? share : undefined,
    minutesPerItem: atLeastZero(numberIn(field.below('minutesPerItem'))),
  };
}

/** "At least", where not all the work is known. */
export function loadWords({ uncounted }: Review): { readonly atLeast: string; readonly without: string } {
  if (uncounted.length === 0) return { atLeast: '', without: '' };
  const [first] = uncounted;
  const which = uncounted.length === 1 && first?.name ? `the tier "${first.name}"` : 'tiers without share or minutes';
  return { atLeast: 'at least ', without: `, ${which} not counted` };
}

function atLeastZero(value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 ? value : undefined;
}
