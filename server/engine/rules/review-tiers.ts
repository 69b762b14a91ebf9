import { reportBlanks } from '../charter/blanks.ts';
import type { Charter } from '../charter/charter.ts';
import type { Field } from '../charter/field.ts';
import { readReview } from '../charter/review.ts';
import { oneLine } from '../charter/said.ts';
import { scaffold } from '../fixes/scaffold-fix.ts';
import { setValue } from '../fixes/set-value.ts';
import { DECISIONS } from '../format/fields.ts';
import { defineGateRule, type Report, wrong } from '../rule.ts';
import { nearestValue } from '../structure/nearest.ts';

const KEYS = ['name', 'when', 'decision'] as const;

export default defineGateRule({
  id: 'review-tiers',
  title: 'Review is divided into tiers',
  gates: ['charter', 'production'],
  fields: ['review.tiers', ...[...KEYS, 'reviewer'].map((key) => `review.tiers.*.${key}`)],
  why: 'Without tiers a person reads everything, or nobody reads anything.',
  pass: 'review.tiers lists tiers, each with a name, when it applies and a decision; those that people review name the reviewer.',
  examples: {
    bad: 'review: { tiers: [ { name: draft, when: otherwise, decision: human-review } ] }',
    good: 'review: { tiers: [ { name: draft, when: otherwise, decision: human-review, reviewer: catalog ops } ] }',
  },
  evidence: ({ charter }) =>
    oneLine(
      readReview(charter)
        .tiers.map(({ name, decision }) => `${name}: ${decision}`)
        .join('; '),
    ),
  *check({ charter }) {
    const tiers = charter.field('review.tiers');
    const items = charter.items('review.tiers');
    const fix = 'Add a review tier';
    const todo = 'Say which output is approved unseen, which a person reviews, and which is rejected.';
    if (tiers.blank) {
      const add = ['name', 'when', 'decision', 'reviewer'].map((key) => `review.tiers.0.${key}`);
      const fields = { 'review.tiers': 'the list of review tiers' };
      for (const report of reportBlanks(charter, { fields, none: 'There are no review tiers.', todo, fix })) {
        yield { ...report, fixes: [scaffold(fix, add)] };
      }
      return;
    }
    if (tiers.node?.kind !== 'list') yield wrong(tiers, 'The review tiers are not a list.', todo);
    for (const item of items) yield* checkTier(charter, item);
  },
});

function* checkTier(charter: Charter, item: Field): Iterable<Report> {
  if (item.node?.kind !== 'map') {
    yield wrong(
      item,
      'This review tier has no name, condition and decision.',
      'Write the tier as { name: …, when: …, decision: … }.',
    );
    return;
  }
  const [name, decision, reviewer] = [item.below('name').text, item.below('decision'), item.below('reviewer')];
  const tier = name ? `The tier "${name}"` : 'This review tier';
  const words = { name: 'the name of the tier', when: 'when the tier applies', decision: 'the decision of the tier' };
  if (KEYS.some((key) => item.below(key).blank))
    yield* reportBlanks(charter, {
      fields: Object.fromEntries(KEYS.map((key) => [item.below(key).path, words[key]])),
      none: 'This review tier is empty.',
      some: (missing) =>
        `${tier} does not say ${missing.replaceAll(' of the tier', '').replace('when the tier applies', 'when it applies').replaceAll('the ', 'its ')}.`,
      todo: 'Give each tier a name, when it applies, and a decision.',
      fix: 'Complete the review tier',
    });
  if (decision.text && !DECISIONS.some((known) => known === decision.text)) {
    const guess = nearestValue(decision.text, DECISIONS);
    const meant = guess ? `Did you mean "${guess}"? ` : '';
    const fixes = guess ? [setValue(`Change to "${guess}"`, decision.path, guess)] : [];
    yield wrong(
      decision,
      `"${decision.text}" is not a decision.`,
      `${meant}Write one of ${DECISIONS.join(', ')} as the decision of the tier.`,
      fixes,
    );
  }
  if (decision.text?.startsWith('human-') && reviewer.blank) {
    const fields = { [reviewer.path]: 'the reviewer' };
    const problem = `${tier} needs a person, and nobody is named.`;
    for (const report of reportBlanks(charter, {
      fields,
      none: problem,
      todo: 'Name who reviews what falls into this tier.',
      fix: 'Add the reviewer',
    })) {
      // The decision is what demands a reviewer; the item of a list has no key to point at.
      yield reviewer.placeholder || reviewer.keySpan ? report : { ...report, span: decision.span };
    }
  }
}
