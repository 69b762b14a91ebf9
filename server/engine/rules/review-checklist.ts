import { reportBlanks } from '../charter/blanks.ts';
import { readReview } from '../charter/review.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'review-checklist',
  title: 'Reviewers know what to check',
  group: 'Review',
  fields: ['review.checklist', 'review.tiers.*.decision'],
  why: 'Without a list two reviewers check two different things.',
  pass: 'Where people review or rewrite a tier, review.checklist names the file with the questions, or lists them.',
  examples: {
    bad: 'review: { checklist: }',
    good: 'review: { checklist: [ Is it the right listing?, Is every figure from the case? ] }',
  },
  *check({ charter }) {
    const tier = readReview(charter).tiers.find(({ human }) => human);
    if (!tier) return;
    yield* reportBlanks(charter, {
      fields: { 'review.checklist': 'the checklist' },
      none: `People review ${tier.name ? `the tier "${tier.name}"` : 'a tier'}, and there is no checklist for them.`,
      todo: 'List the questions to answer for each item, or name the file they are in.',
      fix: 'Add the checklist',
    });
  },
});
