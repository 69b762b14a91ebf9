import { reportBlanks } from '../charter/blanks.ts';
import { readReview } from '../charter/review.ts';
import { scaffold } from '../fixes/scaffold-fix.ts';
import { wordsOf } from '../policy/policy.ts';
import { defineRule } from '../rule.ts';

/** The whole condition of a tier that takes what the others leave. */
const OWN_WORDS = ['otherwise', 'else', 'default', 'any', 'everything else', 'all others'];

export default defineRule({
  id: 'tier-fallback',
  title: 'One tier takes the rest',
  group: 'Review',
  fields: ['review.tiers', 'review.tiers.*.when'],
  why: 'There is always output that fits no rule, and it goes through unseen.',
  pass: `One tier has nothing but a word for the rest as its "when": ${OWN_WORDS.join(', ')}.`,
  tune: 'A policy adds and exempts words: `words: { fallbacks: { add: [the rest] } }`.',
  examples: {
    bad: 'review: { tiers: [ { name: all, when: confidence >= 0.8, decision: reject } ] }',
    good: 'review: { tiers: [ { name: all, when: Everything else., decision: reject } ] }',
  },
  *check({ charter, policy }) {
    const { tiers } = readReview(charter);
    const words = wordsOf(OWN_WORDS, policy.words.fallbacks);
    if (charter.field('review.tiers').blank || tiers.length === 0 || words.length === 0) return;
    if (tiers.some(({ when }) => when !== undefined && words.includes(plain(when)))) return;
    const tier = `review.tiers.${tiers.length}`;
    for (const report of reportBlanks(charter, {
      fields: { [`${tier}.when`]: 'the tier that takes the rest' },
      none: 'No tier takes the output that fits none of the others.',
      todo: `End the list with a tier that applies "${words[0]}".`,
      fix: '',
    })) {
      const add = ['name', 'when', 'decision', 'reviewer'].map((key) => `${tier}.${key}`);
      yield { ...report, fixes: [scaffold('Add a tier that takes the rest', add)] };
    }
  },
});

function plain(when: string): string {
  return when
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;:!…]{0,20}$/, '')
    .trim();
}
