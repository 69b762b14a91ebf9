import type { Charter } from '../../charter/charter.ts';
import { dayIn } from '../../charter/field.ts';
import { addDays, type Day, dayNinety, distance, endOf, nextMonday } from '../../values/day.ts';
import type { Completion, ValuePlace } from './item.ts';
import { plainPath } from './usual-paths.ts';

/** What a date of the page stands for: something that was done, or is planned; or either. */
type Sense = 'done' | 'planned' | 'start' | 'waiver' | 'leaving';

const SENSES: Readonly<Record<string, Sense>> = {
  labelReviewed: 'done',
  'writeBack.live': 'done',
  'ninetyDayMetric.start': 'start',
  'ninetyDayMetric.lastReviewed': 'done',
  'ninetyDayMetric.result.date': 'done',
  'turnoverTest.date': 'planned',
  'adoption.training.completed': 'done',
  'adoption.training.planned': 'planned',
  'adoption.manualPath.retired': 'done',
  'adoption.usage.measured': 'done',
  'funding.released': 'done',
  'waivers.*.until': 'waiver',
};

/**
 * The days that may be meant. Where a date says that something was done, the first is a blank: nobody is to claim that
 * by pressing a key once too often.
 *
 * @param longestWaiver days
 */
export function dateCompletions(charter: Charter, place: ValuePlace, today: Day, longestWaiver: number): Completion[] {
  const found = new Map<Day, string>();
  const offer = (day: Day, words: string) => {
    if (!found.has(day)) found.set(day, words);
  };
  const start = dayIn(charter.field('ninetyDayMetric.start'));
  const last = start && dayNinety(start);
  const tested = /^(?:passed|failed)$/.test(charter.field('turnoverTest.result').text ?? '');
  const wanted = SENSES[plainPath(place.path)] ?? 'leaving';
  const sense = place.path.join('.') === 'turnoverTest.date' && tested ? 'done' : wanted;
  if (sense === 'done') {
    if (place.path.join('.') === 'ninetyDayMetric.result.date' && last && last <= today) offer(last, 'day 90');
    offer(today, 'today');
    offer(addDays(today, -1), 'yesterday');
    offer(addDays(nextMonday(today), -7), 'Monday of this week');
    offer(addDays(nextMonday(today), -14), 'Monday of last week');
  }
  if (sense === 'start') {
    offer(today, 'today');
    offer(nextMonday(today), 'next Monday');
    offer(addDays(endOf('month', today), 1), 'the first of next month');
  }
  if (sense === 'planned' || place.path.join('.') === 'writeBack.live') {
    offer(addDays(today, 7), 'in a week');
    offer(addDays(today, 14), 'in two weeks');
    offer(addDays(today, 28), 'in four weeks');
    offer(endOf('quarter', today), 'the end of the quarter');
    if (last && last > today) offer(last, 'day 90 of the metric');
  }
  if (sense === 'waiver') {
    const latest = addDays(today, longestWaiver);
    for (const [day, words] of [
      [addDays(today, 28), 'in four weeks'],
      [endOf('month', today), 'the end of the month'],
      [endOf('quarter', today), 'the end of the quarter'],
    ] as const)
      if (day > today && day < latest) offer(day, words);
    offer(latest, `the latest, in ${longestWaiver} days`);
  }
  if (sense === 'leaving') {
    offer(endOf('month', today), 'the end of the month');
    offer(endOf('quarter', today), 'the end of the quarter');
    offer(endOf('year', today), 'the end of the year');
    offer(addDays(today, 90), 'in 90 days');
  }
  const days = [...found].map(([day, words]): Completion => {
    const away = distance(today, day);
    const ninety = sense === 'start' ? ` Day 90 is then ${dayNinety(day)}, ${distance(today, dayNinety(day))}.` : '';
    return {
      label: day,
      kind: 'date',
      detail: words,
      about: `${day} is ${away}.${ninety}`,
      span: place.word,
      text: [day],
      // Found by its words, too.
      filter: `${day} ${words}`,
      commits: place.flow ? [','] : undefined,
    };
  });
  const blank: Completion = {
    label: 'YYYY-MM-DD',
    kind: 'date',
    detail: 'the day on which it was',
    about: 'A blank for the day on which it really was. Until it is filled in, nothing passes by it.',
    span: place.word,
    text: [{ hint: 'YYYY-MM-DD' }],
    preselect: true,
  };
  return sense === 'done' ? [blank, ...days] : days;
}
