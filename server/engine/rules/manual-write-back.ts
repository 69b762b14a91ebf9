import { numberIn } from '../charter/field.ts';
import { readReview } from '../charter/review.ts';
import { defineRule, wrong } from '../rule.ts';
import { manualDestination, manualWords } from '../values/manual-destination.ts';
import { plainNumber } from '../values/plain-number.ts';
import { weeklyLoad } from '../values/review-load.ts';

const AUTOMATIC = ['api', 'queue', 'database', 'file-feed'];

export default defineRule({
  id: 'manual-write-back',
  title: 'Nobody carries the output',
  group: 'Integration',
  fields: ['writeBack.method', 'writeBack.destination', 'writeBack.minutesPerItem', 'review.volumePerWeek'],
  why: 'Copying by hand eats the time that was to be saved, and ends when people are busy.',
  pass: 'writeBack.method is api, queue, database or file-feed, and writeBack.destination is a system, not copy-paste, e-mail, chat or a spreadsheet.',
  tune: 'A policy adds and exempts words: `words: { manualDestinations: { add: [wiki page], exempt: [slack] } }`.',
  examples: {
    bad: 'writeBack: { method: , destination: shared Excel sheet }',
    good: 'writeBack: { method: api, destination: "case system, field draft_text" }',
  },
  *check({ charter, policy }) {
    const [method, destination] = [charter.field('writeBack.method'), charter.field('writeBack.destination')];
    const cost = handCost(numberIn(charter.field('writeBack.minutesPerItem')), readReview(charter).volumePerWeek);
    const todo = 'Let a program write it into the system where the work goes on.';
    if (method.text === 'manual') {
      yield wrong(method, `The output is carried by hand${cost}.`, todo);
      return;
    }
    if (destination.text === undefined) return;
    const found = manualDestination(destination.text, manualWords(policy.words.manualDestinations));
    if (!found || (!found.carried && AUTOMATIC.includes(method.text ?? ''))) return;
    yield wrong(
      destination,
      found.carried
        ? `The destination says "${found.word}": the output is carried by hand${cost}.`
        : `The destination says "${found.word}", and no method says that a program takes it from there: somebody carries the output on${cost}.`,
      todo,
    );
  },
});

/** What that costs a week, where it is said how long an item takes and how many there are. */
function handCost(minutesPerItem: number | undefined, volumePerWeek: number | undefined): string {
  if (minutesPerItem === undefined || minutesPerItem <= 0 || !volumePerWeek) return '';
  const { hours, formula } = weeklyLoad(volumePerWeek, [{ share: 1, minutesPerItem }]);
  return `, ${plainNumber(hours)} h a week (${formula})`;
}
