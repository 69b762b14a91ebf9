import { monthlyFriction } from '../charter/friction.ts';
import { loadWords, readReview } from '../charter/review.ts';
import { defineRule, wrong } from '../rule.ts';
import { plainNumber, plainPair } from '../values/plain-number.ts';
import { monthlyLoad } from '../values/review-load.ts';

export default defineRule({
  id: 'review-pays',
  title: 'Review costs less than the problem',
  group: 'Review',
  fields: [
    'review.volumePerWeek',
    'review.tiers.*.share',
    'review.tiers.*.minutesPerItem',
    'problem.frictionHours',
    'problem.frictionHours.value',
    'problem.frictionHours.per',
  ],
  why: 'Work that takes longer to check than to do saves nobody anything.',
  pass: 'The monthly review load, 52 / 12 times the weekly one, is below problem.frictionHours.',
  examples: {
    bad: 'problem: { frictionHours: 60 }',
    good: 'problem: { frictionHours: { value: 30, per: week } }',
  },
  *check({ charter }) {
    const review = readReview(charter);
    const friction = monthlyFriction(charter);
    if (!review.load || !friction) return;
    const load = monthlyLoad(review.load);
    if (load.hours < friction.hours) return;
    const [needed, lost] =
      load.hours === friction.hours
        ? [plainNumber(load.hours), plainNumber(friction.hours)]
        : plainPair(load.hours, friction.hours);
    const { atLeast, without } = loadWords(review);
    const how = /[×/]/.test(friction.formula) ? ` (${friction.formula})` : '';
    yield wrong(
      charter.field('review.volumePerWeek'),
      `Review needs ${atLeast}${needed} h a month (${load.formula}${without}); the problem costs ${lost} h a month${how}.`,
      'Let more of it pass without a person where that is safe, make review shorter, or leave it.',
    );
  },
});
