import { readReview, type Tier } from '../charter/review.ts';
import { scaffold } from '../fixes/scaffold-fix.ts';
import { defineRule, wrong } from '../rule.ts';
import { plainNumber } from '../values/plain-number.ts';

const TOLERANCE = 0.005;

export default defineRule({
  id: 'tier-shares',
  title: 'The shares of the tiers make a whole',
  group: 'Review',
  fields: ['review.tiers', 'review.tiers.*.share'],
  why: 'Output that is in no tier, or in two, is output that nobody planned for.',
  pass: 'The shares of all tiers add up to 1, or 100%.',
  examples: {
    bad: 'review: { tiers: [ { name: a, when: seen, decision: reject, share: 60% }, { name: b, when: else, decision: reject, share: 30% } ] }',
    good: 'review: { tiers: [ { name: a, when: seen, decision: reject, share: 60% }, { name: b, when: else, decision: reject, share: 40% } ] }',
  },
  *check({ charter }) {
    const { tiers } = readReview(charter);
    const given = tiers.filter(({ share }) => share !== undefined);
    // What is written and is no share is a fault of its own.
    if (given.length === 0 || tiers.some(({ share, shareField }) => share === undefined && !shareField.blank)) return;
    const sum = Number(given.reduce((total, { share }) => total + share!, 0).toPrecision(12));
    if (Number(Math.abs(sum - 1).toPrecision(6)) <= TOLERANCE) return;
    const without = tiers.filter(({ share }) => share === undefined);
    const lacking = without.length > 0 && sum < 1;
    yield wrong(
      charter.field('review.tiers'),
      `The shares of the tiers add up to ${plainNumber(sum * 100, 2)}%, not to 100%${without.length > 0 ? `; ${lackWords(without)}` : ''}.`,
      lacking ? 'Give every tier its share of the volume.' : 'Change the shares until they add up.',
      lacking
        ? [
            scaffold(
              'Add the missing shares',
              without.map(({ shareField }) => shareField.path),
            ),
          ]
        : [],
    );
  },
});

function lackWords(without: readonly Tier[]): string {
  const [first] = without;
  if (without.length > 1) return `${without.length} tiers have none`;
  return first?.name ? `the tier "${first.name}" has none` : 'one tier has none';
}
