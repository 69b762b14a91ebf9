import { reportBlanks } from '../charter/blanks.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'input-freshness',
  title: 'It is said how old the input may be',
  group: 'Integration',
  fields: ['inputs.freshness'],
  why: "Yesterday's truth in today's output looks right and is not.",
  pass: 'From pilot up, inputs.freshness says how old the input may be.',
  examples: {
    bad: 'inputs: { freshness: }',
    good: 'inputs: { freshness: under 24 hours }',
  },
  *check({ charter, declared }) {
    // Research finds out what its input is like.
    if (declared === 'research') return;
    yield* reportBlanks(charter, {
      fields: { 'inputs.freshness': 'how old the input may be' },
      none: 'It is not said how old the input may be.',
      todo: 'Write how old it may be before the output is wrong, as in "under 24 hours".',
      fix: 'Add how old the input may be',
    });
  },
});
