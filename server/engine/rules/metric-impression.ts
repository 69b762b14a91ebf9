import { listed } from '../charter/blanks.ts';
import { wordsOf } from '../policy/policy.ts';
import { defineRule, wrong } from '../rule.ts';

/** Impressions, whoever has them. */
const IMPRESSIONS = ['demo', 'applause', 'looks good', 'award'];
/** Feelings that are impressions where they are those of the people who decide about it. */
const FEELINGS = ['satisfaction', 'excitement', 'confidence'];
const DECIDERS = new Set(['stakeholder', 'leadership', 'leader', 'executive']);
/** What may stand between whose feeling it is and the feeling: "the leadership team's overall confidence". */
const BETWEEN = new Set(['s', 'team', 'group', 'overall', 'general', 'average']);
const OF = new Set(['of', 'among', 'amongst', 'by', 'from', 'within', 'across']);
/** With one of these in front, it is a feeling of somebody who is meant to be asked. */
const OTHERS = new Set(['customer', 'client', 'user', 'employee', 'patient', 'citizen', 'student']);

export default defineRule({
  id: 'metric-impression',
  title: 'The metric is a number, not an impression',
  group: 'Metric',
  fields: ['ninetyDayMetric.name'],
  why: 'Applause is loudest on the day of the demo and pays for nothing afterwards.',
  pass: 'ninetyDayMetric.name is something that is counted or timed in the work itself.',
  tune: 'A policy adds and exempts words: `words: { impressions: { add: [wow factor], exempt: [award] } }`.',
  examples: {
    bad: 'ninetyDayMetric: { name: Stakeholder satisfaction after the demo }',
    good: 'ninetyDayMetric: { name: Customer satisfaction score }',
  },
  *check({ charter, policy }) {
    const field = charter.field('ninetyDayMetric.name');
    if (field.text === undefined || field.text.length > 500) return;
    const words = wordsIn(field.text);
    const { impressions } = policy.words;
    const found = [
      ...wordsOf(IMPRESSIONS, impressions).filter((phrase) => holds(words, wordsIn(phrase))),
      ...wordsOf(FEELINGS, { ...impressions, add: [] }).filter((feeling) => isOfDeciders(words, feeling)),
    ];
    if (found.length === 0) return;
    yield wrong(
      field,
      `"${listed(found)}" names an impression, which nobody can measure.`,
      'Name what is counted or timed in the work itself, such as hours, errors or days of delay.',
    );
  },
});

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function isOneOf(words: ReadonlySet<string>, word: string | undefined): boolean {
  return word !== undefined && (words.has(word) || words.has(word.replace(/s$/, '')));
}

/** True when the phrase is among the words, in one piece; its last word may be a plural. */
function holds(words: readonly string[], phrase: readonly string[]): boolean {
  if (phrase.length === 0) return false;
  return words.some((_, start) =>
    phrase.every((word, index) => {
      const found = words[start + index];
      return found === word || (index === phrase.length - 1 && found === `${word}s`);
    }),
  );
}

/** True when the feeling is that of deciders: "leadership's confidence", "satisfaction score of key stakeholders". */
function isOfDeciders(words: readonly string[], feeling: string): boolean {
  return words.some((word, at) => {
    // A confidence interval is a figure.
    if (word !== feeling || /^intervals?$/.test(words[at + 1] ?? '')) return false;
    let before = at - 1;
    while (before > 0 && BETWEEN.has(words[before]!)) before--;
    if (isOneOf(DECIDERS, words[before])) return true;
    if (isOneOf(OTHERS, words[at - 1])) return false;
    const of = [at + 1, at + 2].find((index) => OF.has(words[index] ?? ''));
    return of !== undefined && words.slice(of + 1, of + 4).some((other) => isOneOf(DECIDERS, other));
  });
}
