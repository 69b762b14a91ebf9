import type { Charter } from '../charter/charter.ts';
import { monthlyFriction } from '../charter/friction.ts';
import { loadWords, readReview } from '../charter/review.ts';
import { plainNumber, plainPair } from '../values/plain-number.ts';
import { monthlyLoad } from '../values/review-load.ts';

/** The work that review makes, against the time that there is for it. */
export interface ReviewReport {
  /** With the arithmetic; what is missing for it is said. */
  readonly sentences: readonly string[];
  /** Hours a week; undefined where the figures for it are not given. */
  readonly load: number | undefined;
  readonly capacity: number | undefined;
}

/** Works out the load of the review. */
export function describeReview(charter: Charter): ReviewReport {
  const review = readReview(charter);
  const { load, capacityHoursPerWeek: capacity } = review;
  if (!load) return { sentences: [missing(review)], load: undefined, capacity };
  const { atLeast, without } = loadWords(review);
  const sentences = [];
  if (capacity === undefined)
    sentences.push(`Review needs ${atLeast}${plainNumber(load.hours)} hours a week. The capacity is not given.`);
  else {
    const [needed, there] = plainPair(load.hours, capacity);
    const verdict = load.hours > capacity ? ', which is not enough' : '';
    sentences.push(`Review needs ${atLeast}${needed} of ${there} hours a week${verdict}.`);
  }
  sentences.push(`${load.formula} = ${plainNumber(load.hours)} h${without}.`);
  const friction = monthlyFriction(charter);
  if (friction) {
    const month = monthlyLoad(load);
    const [costs, saves] = plainPair(month.hours, friction.hours);
    const pays = month.hours < friction.hours ? '' : ', so it does not pay';
    sentences.push(`That is ${atLeast}${costs} hours a month, where the problem costs ${saves}${pays}.`);
  }
  return { sentences, load: load.hours, capacity };
}

function missing({ tiers, volumePerWeek }: ReturnType<typeof readReview>): string {
  const counted = tiers.some(({ share, minutesPerItem }) => share !== undefined && minutesPerItem !== undefined);
  const gaps = [
    volumePerWeek === undefined ? 'the number of items a week' : '',
    counted ? '' : tiers.length === 0 ? 'the tiers' : 'the share and the minutes of each tier',
  ].filter((gap) => gap !== '');
  return `The load cannot be worked out without ${gaps.join(' and ')}.`;
}
