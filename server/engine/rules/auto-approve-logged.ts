import { reportBlanks } from '../charter/blanks.ts';
import { readReview } from '../charter/review.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'auto-approve-logged',
  title: 'What is approved unseen can be overruled on record',
  group: 'Review',
  fields: ['review.tiers.*.decision', 'governance.overrideLog'],
  why: 'Nobody sees this output before it counts, so later corrections are the only sign that it goes wrong.',
  pass: 'Where a tier is auto-approve, governance.overrideLog says where overrides are written down.',
  examples: {
    bad: 'governance: { overrideLog: }',
    good: 'governance: { overrideLog: table overrides in the case system }',
  },
  *check({ charter }) {
    const tier = readReview(charter).tiers.find(({ decision }) => decision === 'auto-approve');
    if (!tier) return;
    yield* reportBlanks(charter, {
      fields: { 'governance.overrideLog': 'the log of overrides' },
      none: `${tier.name ? `The tier "${tier.name}"` : 'A tier'} is approved unseen, and it is not said where overrides are written down.`,
      todo: 'Name the file or system in which a person notes each output that was overruled, and why.',
      fix: 'Add the override log',
    });
  },
});
