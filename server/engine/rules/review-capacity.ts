import { loadWords, readReview } from '../charter/review.ts';
import { defineRule, wrong } from '../rule.ts';
import { plainPair } from '../values/plain-number.ts';

export default defineRule({
  id: 'review-capacity',
  title: 'Reviewers have the time',
  group: 'Review',
  fields: [
    'review.capacityHoursPerWeek',
    'review.volumePerWeek',
    'review.tiers.*.share',
    'review.tiers.*.minutesPerItem',
  ],
  why: 'A queue that grows every week is approved unread in the end.',
  pass: 'The weekly load, volume × share × minutes / 60 over the tiers, is not above review.capacityHoursPerWeek.',
  examples: {
    bad: 'review: { volumePerWeek: 500, capacityHoursPerWeek: 10 }',
    good: 'review: { volumePerWeek: 500, capacityHoursPerWeek: 15 }',
  },
  *check({ charter }) {
    const review = readReview(charter);
    const { load, capacityHoursPerWeek: capacity } = review;
    if (!load || capacity === undefined || load.hours <= capacity) return;
    const [needed, there] = plainPair(load.hours, capacity);
    const { atLeast, without } = loadWords(review);
    yield wrong(
      charter.field('review.capacityHoursPerWeek'),
      `Review needs ${atLeast}${needed} h a week (${load.formula}${without}); capacity is ${there} h.`,
      'Find more reviewers, take fewer items, or send less of them to people.',
    );
  },
});
